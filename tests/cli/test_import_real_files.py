"""`acervo import` on the real publiccode.yml files."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from registry.actors.rules import STRANGER
from registry.catalogue.models import Software
from registry.history.queries import last_change
from registry.house import House, open_house
from registry.search.following import Follower
from registry.search.index.store import MemoryStore
from registry.search.queries import SearchAsked, search
from tests.cli.command import Acervo
from tests.environment.databases import lend_database

ALL = 91


def told(result) -> dict:
    return json.loads(result.stdout)


def changes_in(house: House) -> int:
    with house.sessions.reading() as session:
        return last_change(session)


@pytest.fixture(scope="session")
def vectors() -> MemoryStore:
    """A store for both databases, so that no text is encoded twice in a run."""
    return MemoryStore()


@pytest.fixture(scope="module")
def command(ground, database_kind) -> Iterator[Acervo]:
    with lend_database(ground, database_kind) as database:
        yield Acervo(database.settings)


@pytest.fixture(scope="module")
def house(command) -> Iterator[House]:
    opened = open_house(command.settings)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def folder(shared_data):
    return shared_data / "publiccode" / "real"


@pytest.fixture(scope="module")
def first(command, folder):
    return command("import", folder, "--json")


def test_the_real_files_are_all_taken_in_or_refused_with_their_reason_and_its_line(first):
    answer = told(first)

    assert first.exit_code == 0
    assert len(answer["files"]) == ALL
    assert sum(answer[name] for name in ("imported", "with_remarks", "refused")) == ALL
    assert answer["refused"] < 5
    for row in answer["files"]:
        errors = [each for each in row["findings"] if each["severity"] == "error"]
        assert (row["software"] is None) == (row["outcome"] == "refused")
        assert (row["outcome"] == "imported") == (not row["findings"])
        assert row["outcome"] != "refused" or errors
        assert all(each["line"] >= 1 and each["message"] for each in row["findings"])


def test_the_real_files_change_nothing_when_they_are_read_again(command, house, folder, first):
    before = changes_in(house)

    again = told(command("import", folder, "--json"))

    assert changes_in(house) == before
    assert not any(row["changed"] for row in again["files"] if "changed" in row)
    for one, other in zip(told(first)["files"], again["files"], strict=True):
        assert {**one, "changed": None} == {**other, "changed": None}


def test_the_real_files_are_each_found_by_their_own_name(house, first, vectors):
    Follower(house.sessions, house.index, vectors).catch_up()
    slugs = [row["software"] for row in told(first)["files"] if row["software"]]
    missed = []

    with house.sessions.reading() as session:
        names = dict(session.execute(select(Software.slug, Software.name)).all())
        for slug in slugs:
            asked = SearchAsked(names[slug], {}, limit=3)
            hits = search(session, house.index, asked, STRANGER).hits
            if slug not in [hit.software.slug for hit in hits]:
                missed.append(slug)

    assert len(slugs) > 85
    assert missed == []
