"""Two who save at the same moment: the second gets the form back, with what they typed and what changed.

The first one's unit of work is held open until the second one's post has read the same version; on
PostgreSQL it then loses at the flush, on SQLite it waits at its beginning and finds the new version.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWaitingError
from uuid import UUID

import pytest

from registry.actors.rules import SYSTEM
from registry.agencies.queries import agency_by_code
from registry.agencies.schemas import AgencyEdit
from registry.agencies.service import edit_agency
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.house import House, open_house
from registry.needs.queries import find_need
from registry.needs.schemas import NeedDraft, NeedEdit
from registry.needs.service import edit_need, state_need
from registry.publishers.service import publisher_for_agency
from registry.reuse.queries import find_reuse
from registry.reuse.schemas import ReuseDraft, ReuseEdit
from registry.reuse.service import edit_reuse, move_reuse, record_reuse
from registry.reuse.vocabulary import ReuseStage
from tests.environment.doors import Pages
from web.main import create_app

A_WHILE = 1  # seconds in which the second post comes to where it has to wait


@pytest.fixture
def house(fresh_database) -> Iterator[House]:
    """A house on a database of the test's own, where what is saved is seen by others."""
    opened = open_house(fresh_database.settings)
    yield opened
    opened.close()


@pytest.fixture
def places(house, cast) -> dict[str, UUID]:
    with house.sessions.writing() as session:
        publisher = publisher_for_agency(session, SYSTEM, cast.agency)
        enter_software(session, SYSTEM, SoftwareDraft(name="Agenda", publisher=publisher.slug))
        need = state_need(
            session,
            SYSTEM,
            NeedDraft(
                agency="DEMO-A",
                title="Agenda",
                problem="Filas",
                requirements=[{"priority": "must", "text": "Reservar hora"}],
            ),
        )
        reuse = record_reuse(session, SYSTEM, ReuseDraft(agency="DEMO-A", software="agenda"))
        return {"need": need.id, "reuse": reuse.id}


@pytest.fixture
def second(house, cast):
    """Have somebody post a form while another's change of the same row is not yet kept."""
    app, both = (
        create_app(house=house),
        {*cast.member.actor.roles, *cast.agency_admin.actor.roles},
    )
    reader = Pages(app, cast.someone("both", cast.agency, both))

    def second(address, form, first):
        reader.get("/my-agency")  # so that the door has been built when it counts
        with ThreadPoolExecutor(1) as pool:
            with house.sessions.writing() as session:
                first(session)
                session.flush()
                posted = pool.submit(reader.post, address, {**form, "version": "1"})
                with pytest.raises(StillWaitingError):
                    posted.result(timeout=A_WHILE)
            return posted.result()

    return second


def test_an_edit_of_a_need(second, places, words):
    def first(session):
        need = find_need(session, SYSTEM, places["need"])
        edit_need(session, SYSTEM, need, NeedEdit(title="Agenda de la primera"))

    form = {"title": "Agenda de la segunda", "problem": "Filas", "status": "open"}
    answer = second(f"/needs/{places['need']}/edit", form, first)

    assert answer.status_code == 412
    assert 'value="Agenda de la segunda"' in answer.text
    assert "Before: Agenda Now: Agenda de la primera" in words(answer)


def test_an_edit_of_a_part_of_a_need(second, places, words):
    def first(session):
        need = find_need(session, SYSTEM, places["need"])
        line = {"code": "R-01", "priority": "must", "text": "Reservar hora por teléfono"}
        edit_need(session, SYSTEM, need, NeedEdit(requirements=[line]))

    form = {
        "title": "Agenda",
        "problem": "Colas",
        "status": "open",
        "requirements-0-code": "R-01",
        "requirements-0-priority": "must",
        "requirements-0-text": "Reservar día",
    }
    answer = second(f"/needs/{places['need']}/edit", form, first)

    assert answer.status_code == 412
    assert "Reservar día" in answer.text
    assert "Now: Reservar hora por teléfono" in words(answer)


def test_an_edit_of_a_reuse(second, places, words):
    def first(session):
        reuse = find_reuse(session, SYSTEM, places["reuse"])
        edit_reuse(session, SYSTEM, reuse, ReuseEdit(note="De la primera"))

    answer = second(f"/reuses/{places['reuse']}/edit", {"note": "De la segunda"}, first)

    assert answer.status_code == 412
    assert "De la segunda" in answer.text
    assert "Now: De la primera" in words(answer)


def test_a_reuse_that_is_moved_by_both(second, places, words):
    def first(session):
        reuse = find_reuse(session, SYSTEM, places["reuse"])
        move_reuse(session, SYSTEM, reuse, ReuseStage.ADAPTING, None)

    form = {"stage": "abandoned", "reason": "Sin recursos"}
    answer = second(f"/reuses/{places['reuse']}/stages", form, first)

    assert answer.status_code == 412
    assert "Sin recursos" in answer.text
    assert "Now: Being adapted" in words(answer)


def test_an_edit_of_an_agency(second, places, words):
    def first(session):
        agency = agency_by_code(session, "DEMO-A")
        edit_agency(session, SYSTEM, agency, AgencyEdit(name="Nombre de la primera"))

    form = {"name": "Nombre de la segunda", "kind": "autonomous_entity", "country": "UY"}
    answer = second("/agencies/DEMO-A/edit", form, first)

    assert answer.status_code == 412
    assert 'value="Nombre de la segunda"' in answer.text
    assert "Now: Nombre de la primera" in words(answer)


def test_a_second_reuse_of_one_software(second, house, places, words):
    def first(session):
        record_reuse(session, SYSTEM, ReuseDraft(agency="DEMO-A", software="otra"))

    with house.sessions.writing() as session:
        enter_software(
            session, SYSTEM, SoftwareDraft(name="Otra", publisher="organismo-demo-a")
        )
    form = {"software": "otra", "kind": "as_is", "stage": "planned", "note": "De la segunda"}
    answer = second("/reuses/new", form, first)

    assert answer.status_code == 409
    assert "De la segunda" in answer.text
