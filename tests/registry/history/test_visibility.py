"""Nobody learns of the past what they could not know then, nor what is withheld from them today."""

from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import select

from registry.actors.rules import STRANGER, SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role, Scope
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue import visibility as catalogue
from registry.catalogue.models import Software
from registry.catalogue.parts import SoftwareGrant
from registry.catalogue.past import software_as_of
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.catalogue.vocabulary import Visibility
from registry.chance import new_id
from registry.clock import today
from registry.history.unit_of_work import Sessions
from registry.needs import policy as needs
from registry.needs.models import Need, NeedGrant
from registry.needs.past import needs_as_of
from registry.needs.schemas import NeedDraft, NeedEdit
from registry.needs.service import edit_need, state_need
from registry.needs.vocabulary import NeedVisibility
from registry.publishers.service import publisher_for_agency


def member(agency, *roles, scopes=None):
    held = frozenset(roles or {Role.MEMBER})
    return Actor(ActorKind.PERSON, new_id(), agency.id if agency else None, held, scopes)


@pytest.fixture
def sessions(fresh_database):
    return Sessions(fresh_database.engine)


@pytest.fixture
def agencies(sessions, clock):
    with sessions.writing() as session:
        agencies = [Agency(code=code, name=code, kind=AgencyKind.CENTRAL) for code in "ABC"]
        session.add_all(agencies)
        session.flush()
        publisher_for_agency(session, SYSTEM, agencies[0])
    return agencies


@pytest.fixture
def readers(agencies):
    own, shared, third = agencies
    return {
        "stranger": STRANGER,
        "own": member(own),
        "shared": member(shared),
        "third": member(third),
        "write-only": member(own, scopes=frozenset({Scope.WRITE_NEEDS})),
        "reviewer": member(None, Role.REVIEWER),
    }


class Told:
    """An entry or a need that changes day by day, and who is told of it as of each."""

    def __init__(self, sessions, clock, readers):
        self.sessions, self.clock, self.readers = sessions, clock, readers
        self.ends = []

    def day(self, **fields):
        with self.sessions.writing() as session:
            self.change(session, fields)
        self.ends.append(self.clock.moment)
        self.clock.forward(days=1)

    def who(self):
        """Return, for each day, who is told of it as of its end."""
        with self.sessions.reading() as session:
            return [
                {
                    name
                    for name, reader in self.readers.items()
                    if self.as_of(session, reader, end)
                }
                for end in self.ends
            ]


class Entry(Told):
    as_of = staticmethod(software_as_of)

    def change(self, session, fields):
        kept = session.scalar(select(Software))
        if kept is None:
            enter_software(
                session, SYSTEM, SoftwareDraft(name="Agenda", publisher="a", **fields)
            )
        else:
            edit_software(session, SYSTEM, kept, SoftwareEdit(**fields))


class Stated(Told):
    as_of = staticmethod(needs_as_of)

    def change(self, session, fields):
        kept = session.scalar(select(Need))
        if kept is None:
            draft = NeedDraft(agency="A", title="Agenda", problem="Filas", **fields)
            state_need(session, SYSTEM, draft)
        else:
            edit_need(session, SYSTEM, kept, NeedEdit(**fields))


@pytest.fixture(params=[Entry, Stated])
def told(request, sessions, clock, readers):
    return request.param(sessions, clock, readers)


class TestAsOf:
    def test_tells_of_each_day_those_who_could_know_it_then(self, told):
        told.day(visibility="restricted")
        told.day(shared_with=["B"])
        told.day(visibility="government", shared_with=[])
        told.day(visibility="public")

        assert told.who() == [
            {"own", "reviewer"},
            {"own", "shared", "reviewer"},
            {"own", "shared", "third", "reviewer"},
            {"own", "shared", "third", "reviewer", "stranger", "write-only"},
        ]

    def test_tells_nobody_of_what_was_not_there_yet(self, told, clock):
        told.ends.append(clock.moment - timedelta(days=1))
        told.day(visibility="public")

        assert told.who()[0] == set()

    def test_keeps_what_was_confidential_then_to_its_agency(self, told, clock):
        until = clock.moment.date() + timedelta(days=1)
        told.day(visibility="public", confidential_until=until)
        told.day()

        assert told.who() == [{"own", "reviewer"}, set(told.readers)]

    def test_does_not_tell_of_the_past_what_is_withheld_today(self, told):
        told.day(visibility="public")
        told.day(visibility="restricted")

        assert told.who() == [{"own", "reviewer"}] * 2

    def test_tells_an_heir_the_past_of_what_is_now_its_own(self, told, sessions, agencies):
        told.day(visibility="restricted")
        with sessions.writing() as session:
            for table in (Software, Need):
                for row in session.scalars(select(table)):
                    row.agency_id = agencies[2].id

        assert told.who() == [{"third", "reviewer"}]


class TestBothWays:
    """What is asked of rows of the past is what the database asks of those of today."""

    DAYS = (None, -1, 0, 1)

    def test_of_software(self, sessions, agencies, readers, clock):
        with sessions.writing() as session:
            publisher = publisher_for_agency(session, SYSTEM, agencies[0])
            for visibility, day, is_shared in product(Visibility, self.DAYS, (False, True)):
                row = Software(
                    slug=f"{visibility}-{day}-{is_shared}",
                    name="Agenda",
                    publisher=publisher,
                    agency_id=agencies[0].id,
                    visibility=visibility,
                    confidential_until=self.until(clock, day),
                )
                session.add(row)
                session.flush()
                if is_shared:
                    grant = SoftwareGrant(software_id=row.id, agency_id=agencies[1].id)
                    session.add(grant)

        with sessions.reading() as session:
            shared = set(session.scalars(select(SoftwareGrant.software_id)))
            self.agree(session, readers, Software, catalogue, shared, agencies[1])

    def test_of_needs(self, sessions, agencies, readers, clock):
        with sessions.writing() as session:
            for visibility, day, is_shared in product(NeedVisibility, self.DAYS, (False, True)):
                row = Need(
                    agency_id=agencies[0].id,
                    title="Agenda",
                    problem="Filas",
                    language="es",
                    visibility=visibility,
                    confidential_until=self.until(clock, day),
                )
                session.add(row)
                session.flush()
                if is_shared:
                    session.add(NeedGrant(need_id=row.id, agency_id=agencies[1].id))

        with sessions.reading() as session:
            shared = set(session.scalars(select(NeedGrant.need_id)))
            self.agree(session, readers, Need, needs, shared, agencies[1])

    def until(self, clock, day):
        return None if day is None else clock.moment.date() + timedelta(days=day)

    @staticmethod
    def agree(session, readers, table, room, shared, other):
        rows = session.scalars(select(table)).all()
        for reader in readers.values():
            seen = set(session.scalars(select(table.id).where(room.visible_to(reader))))
            known = {
                row.id
                for row in rows
                if room.was_known_to(
                    reader,
                    row,
                    {other.id} if row.id in shared else set(),
                    today(),
                )
            }
            assert known == seen
        assert len(rows) == 24
