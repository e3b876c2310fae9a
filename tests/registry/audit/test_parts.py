"""An event says what changed in the parts of its subject, where nothing else of it did."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from registry import clock as registry_clock
from registry.actors.rules import SYSTEM
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.audit.models import AuditEvent
from registry.catalogue.importing import import_file
from registry.catalogue.models import Software
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.history.unit_of_work import Sessions
from registry.needs.models import Need
from registry.needs.schemas import NeedDraft, NeedEdit
from registry.needs.service import edit_need, state_need
from registry.publishers.service import publisher_for_agency
from registry.reuse.models import Reuse
from registry.reuse.schemas import ReuseDraft, ReuseEdit
from registry.reuse.service import edit_reuse, record_reuse

LINE = {"priority": "must", "text": "Reservar por la web"}
OTHER_LINE = {"priority": "should", "text": "Avisar por correo"}
FILE = b"""\
publiccodeYmlVersion: "0.4"
name: Agenda
url: https://git.example.org/agenda.git
softwareType: standalone/web
description:
  es:
    shortDescription: Da hora
"""


@pytest.fixture
def sessions(fresh_database):
    """A registry with two agencies, a need of two lines, two entries and a reuse of one of them."""
    sessions = Sessions(fresh_database.engine)
    with sessions.writing() as session:
        for code in ("A", "B"):
            session.add(Agency(code=code, name=code, kind=AgencyKind.CENTRAL))
        session.flush()
        need = NeedDraft(
            agency="A", title="Agenda", problem="Filas", requirements=[LINE, OTHER_LINE]
        )
        state_need(session, SYSTEM, need)
        publisher = publisher_for_agency(
            session, SYSTEM, session.scalars(select(Agency).where(Agency.code == "A")).one()
        )
        for name in ("Agenda", "Turnero"):
            enter_software(
                session,
                SYSTEM,
                SoftwareDraft(
                    name=name,
                    publisher=publisher.slug,
                    texts={"es": {"short_description": "Da hora", "features": ["Turnos"]}},
                    releases=[{"version": "1.0"}],
                ),
            )
        record_reuse(session, SYSTEM, ReuseDraft(software="agenda", agency="B"))
    return sessions


def changes_after(sessions, model, edit):
    """Return what the last event says of an edit of the first row of a table."""
    with sessions.writing("the edit") as session:
        edit(
            session, session.scalars(select(model).order_by(model.created_at, model.id)).first()
        )
    with sessions.reading() as session:
        event = session.scalars(
            select(AuditEvent).where(AuditEvent.request_id == "the edit")
        ).one()
        return event.changes


def parts(changes, table):
    """Return what changed in the rows of a table of parts; nothing else may have."""
    assert changes.keys() == {"parts"}
    assert changes["parts"].keys() == {table}
    return sorted(changes["parts"][table].values(), key=repr)


class TestNeeds:
    def edited(self, sessions, **fields):
        return changes_after(
            sessions,
            Need,
            lambda session, need: edit_need(session, SYSTEM, need, NeedEdit(**fields)),
        )

    def test_a_line_that_was_changed(self, sessions):
        changes = self.edited(
            sessions,
            requirements=[
                {**LINE, "code": "R-01", "text": "Reservar por teléfono"},
                {**OTHER_LINE, "code": "R-02"},
            ],
        )

        assert parts(changes, "requirement") == [
            {"text": ["Reservar por la web", "Reservar por teléfono"]}
        ]

    def test_a_line_that_was_taken_out(self, sessions):
        (line,) = parts(
            self.edited(sessions, requirements=[{**LINE, "code": "R-01"}]), "requirement"
        )

        assert line["text"] == ["Avisar por correo", None]
        assert line["priority"] == ["should", None]
        assert "need_id" not in line

    def test_a_line_that_was_added(self, sessions):
        third = {"priority": "could", "text": "Recordar la hora"}
        kept = [{**LINE, "code": "R-01"}, {**OTHER_LINE, "code": "R-02"}]

        (line,) = parts(self.edited(sessions, requirements=[*kept, third]), "requirement")

        assert line["text"] == [None, "Recordar la hora"]
        assert line["code"] == [None, "R-03"]
        assert line["is_knockout"] == [None, False]

    def test_an_agency_it_is_shared_with(self, sessions):
        (grant,) = parts(self.edited(sessions, shared_with=["B"]), "need_grant")

        with sessions.reading() as session:
            other = session.scalars(select(Agency).where(Agency.code == "B")).one()
        assert grant == {"agency_id": [None, str(other.id)]}

    def test_nothing_where_nothing_changed(self, sessions):
        lines = [{**LINE, "code": "R-01"}, {**OTHER_LINE, "code": "R-02"}]

        assert self.edited(sessions, requirements=lines) == {}


class TestCatalogue:
    def edited(self, sessions, **fields):
        return changes_after(
            sessions,
            Software,
            lambda session, software: edit_software(
                session, SYSTEM, software, SoftwareEdit(**fields)
            ),
        )

    def test_a_text(self, sessions):
        changes = self.edited(
            sessions, texts={"es": {"short_description": "Da hora", "features": ["Avisos"]}}
        )

        assert parts(changes, "software_text") == [{"features": [["Turnos"], ["Avisos"]]}]

    def test_a_release(self, sessions):
        changes = self.edited(sessions, releases=[{"version": "1.0", "released_on": "2020"}])

        assert parts(changes, "release") == [{"released_on": [None, "2020"]}]

    def test_a_tie_of_its_lineage(self, sessions):
        with sessions.reading() as session:
            other = session.scalars(select(Software).order_by(Software.created_at, Software.id))
            slug, other_slug = (software.slug for software in other)

        changes = self.edited(sessions, based_on=[other_slug])

        (tie,) = parts(changes, "lineage")
        assert tie["relation"] == [None, "based_on"]
        assert slug != other_slug

    def test_a_file_of_which_the_history_keeps_the_text(self, sessions):
        with sessions.writing("the edit") as session:
            import_file(session, SYSTEM, FILE)

        with sessions.reading() as session:
            imported = session.scalars(
                select(AuditEvent).where(AuditEvent.event == "software.imported")
            ).one()
        (file,) = imported.changes["parts"]["publiccode_file"].values()
        assert file["raw_text"] == ["changed", "changed"]
        assert len(file["digest"][1]) == 64


class TestReuse:
    def edited(self, sessions, **fields):
        return changes_after(
            sessions,
            Reuse,
            lambda session, reuse: edit_reuse(session, SYSTEM, reuse, ReuseEdit(**fields)),
        )

    def test_the_day_of_a_stage(self, sessions):
        day = registry_clock.today() - timedelta(days=3)

        changes = self.edited(sessions, entered_on=day)

        assert parts(changes, "stage_entry") == [{"entered_on": [None, day.isoformat()]}]

    def test_what_came_back(self, sessions):
        given = {"kind": "feature", "text": "Un arreglo"}

        (contribution,) = parts(self.edited(sessions, contributions=[given]), "contribution")

        assert contribution == {"kind": [None, "feature"], "text": [None, "Un arreglo"]}


class TestOneUnit:
    def test_tells_the_value_before_it_whatever_happened_in_it(self, sessions):
        def edit(session, need):
            for text in ("Primero", "Después"):
                lines = [{**LINE, "code": "R-01", "text": text}]
                edit_need(session, SYSTEM, need, NeedEdit(requirements=lines))

        with sessions.writing("the edit") as session:
            edit(session, session.scalars(select(Need)).one())
        with sessions.reading() as session:
            events = session.scalars(
                select(AuditEvent).where(AuditEvent.request_id == "the edit")
            ).all()

        assert len(events) == 2
        for event in events:
            changed = sorted(event.changes["parts"]["requirement"].values(), key=len)
            assert changed[0] == {"text": ["Reservar por la web", "Después"]}
            assert changed[1]["text"] == ["Avisar por correo", None]

    def test_says_nothing_of_a_part_that_came_and_went(self, sessions):
        kept = [{**LINE, "code": "R-01"}, {**OTHER_LINE, "code": "R-02"}]
        third = {"priority": "could", "text": "Recordar la hora"}

        with sessions.writing("the edit") as session:
            need = session.scalars(select(Need)).one()
            edit_need(session, SYSTEM, need, NeedEdit(requirements=[*kept, third]))
            edit_need(session, SYSTEM, need, NeedEdit(requirements=kept))
        with sessions.reading() as session:
            events = session.scalars(
                select(AuditEvent).where(AuditEvent.request_id == "the edit")
            ).all()

        assert [event.changes for event in events] == [{}, {}]
