"""`acervo import` on the real code.json files of 29 agencies."""

import json
from collections.abc import Iterator

import pytest

from registry.history.queries import last_change
from registry.house import House, open_house
from tests.cli.command import Acervo
from tests.environment.databases import lend_database

pytestmark = pytest.mark.long
ALL = 29
OUTCOMES = ("entered", "changed", "unchanged", "refused", "with_remarks")


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
def files(shared_data):
    paths = sorted((shared_data / "codejson").glob("*.json"))
    return [path for path in paths if path.name != "INDEX.json"]


@pytest.fixture(scope="module")
def first(command, files) -> dict:
    return json.loads(command("import", *files, "--json").stdout)


def test_every_row_of_the_real_lists_is_entered_or_refused_with_its_reason(first, files):
    print()  # noqa: T201  the table asked for: seen with -s
    for file in first["files"]:
        counts = " ".join(f"{file['counts'][name]:6}" for name in OUTCOMES)
        print(f"{file['file'].rpartition('/')[2]:16} {file['outcome']:12} {counts}")  # noqa: T201  as above

    assert len(first["files"]) == ALL
    refused = [file["file"] for file in first["files"] if file["outcome"] == "refused"]
    assert [name.rpartition("/")[2] for name in refused] == ["FEMA.json"]
    for file in first["files"]:
        for row in file["rows"]:
            errors = [each for each in row["findings"] if each["severity"] == "error"]
            assert (row["outcome"] == "refused") == bool(errors)
            assert (row["software"] is None) == (row["outcome"] == "refused")
    total = {name: sum(file["counts"][name] for file in first["files"]) for name in OUTCOMES}
    assert total["entered"] > 3_800
    assert total["refused"] < 20


def test_no_address_of_a_person_is_kept_of_the_real_lists(first):
    assert "contact" not in json.dumps(first).casefold() or not any(
        "contact" in each["key"]
        for file in first["files"]
        for row in file["rows"]
        for each in row["findings"]
    )


def test_the_real_lists_change_nothing_when_they_are_read_again(command, house, files, first):
    with house.sessions.reading() as session:
        before = last_change(session)

    again = json.loads(command("import", *files, "--json").stdout)

    with house.sessions.reading() as session:
        assert last_change(session) == before
    for one, other in zip(first["files"], again["files"], strict=True):
        assert other["counts"]["unchanged"] == one["counts"]["entered"]
        assert [row["software"] for row in other["rows"]] == [
            row["software"] for row in one["rows"]
        ]
        assert [row["findings"] for row in other["rows"]] == [
            row["findings"] for row in one["rows"]
        ]
