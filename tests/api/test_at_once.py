"""Two who save at once: one is told, and nothing is lost."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.house import House, open_house
from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need
from registry.publishers.service import publisher_for_agency
from tests.environment.doors import Api, Cast
from web.main import create_app

TOGETHER = 4


@pytest.fixture
def house(fresh_database) -> Iterator[House]:
    """A house on a database of the test's own, where what is saved is seen by others."""
    opened = open_house(fresh_database.settings)
    yield opened
    opened.close()


@pytest.fixture
def places(house, cast: Cast) -> dict[str, str]:
    """A software and a need that are there for all to see."""
    with house.sessions.writing() as session:
        publisher = publisher_for_agency(session, SYSTEM, cast.agency)
        draft = SoftwareDraft(name="Agenda", publisher=publisher.slug)
        software = enter_software(session, SYSTEM, draft)
        need = state_need(
            session, SYSTEM, NeedDraft(agency="DEMO-A", title="Agenda", problem="Filas")
        )
        return {"software": f"/software/{software.slug}", "need": f"/needs/{need.id}"}


@pytest.fixture
def at_once(house, cast: Cast):
    """Have several programs do something at the same moment, and return their answers."""
    app, someone = create_app(house=house), cast.agency_admin

    def at_once(act) -> list:
        barrier = Barrier(TOGETHER)

        def run(number: int):
            program = Api(app, someone)
            barrier.wait()
            return act(program, number)

        with ThreadPoolExecutor(TOGETHER) as pool:
            return list(pool.map(run, range(TOGETHER)))

    return at_once


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("software", lambda number: {"aliases": [f"Alias {number}"]}),
        ("software", lambda number: {"texts": {"es": {"features": [f"Rasgo {number}"]}}}),
        ("need", lambda number: {"title": f"Título {number}"}),
        ("need", lambda number: {"requirements": [{"priority": "must", "text": str(number)}]}),
    ],
    ids=["row", "part", "row of a need", "part of a need"],
)
def test_of_several_edits_of_one_version_one_is_kept_and_the_rest_are_told(
    house, cast, places, at_once, place, change
):
    reader = Api(create_app(house=house), cast.agency_admin)
    read = reader.get(places[place])

    answers = at_once(
        lambda program, number: program.patch(
            places[place],
            json=change(number),
            headers={"If-Match": read.headers["ETag"]},
        )
    )

    statuses = sorted(answer.status_code for answer in answers)
    assert statuses[0] == 200
    assert set(statuses[1:]) <= {409, 412}
    (kept,) = (answer for answer in answers if answer.status_code == 200)
    assert reader.get(places[place]).json() == kept.json()


def test_of_several_reuses_of_one_software_by_one_agency_one_is_recorded(
    house, cast, places, at_once
):
    answers = at_once(lambda program, _: program.post("/reuses", json={"software": "agenda"}))

    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    types = {
        answer.json()["type"].rpartition("/")[2]
        for answer in answers
        if answer.status_code == 409
    }
    assert types == {"already-reused"}
    listed = Api(create_app(house=house), cast.member).get("/reuses").json()["items"]
    assert len(listed) == 1


def test_several_entries_of_one_name_all_get_an_address_of_their_own(
    house, cast, places, at_once
):
    answers = at_once(lambda program, _: program.post("/software", json={"name": "Otra"}))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["slug"] for answer in answers}) == len(answers)
