"""Twenty needs as officers would say them, of the seed and the real files: their first answers stay as judged."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.actors.rules import STRANGER
from registry.house import House, open_house
from registry.search.queries import SearchAsked, search
from tests.cli.command import Acervo

NEEDS = json.loads((Path(__file__).parent / "needs" / "twenty.json").read_text())
POOR = {"poor"}


@pytest.fixture
def house(seeded_database, shared_data) -> Iterator[House]:
    Acervo(seeded_database.settings)("import", shared_data / "publiccode" / "real")
    opened = open_house(seeded_database.settings)
    while opened.follower.catch_up():
        pass
    yield opened
    opened.close()


def test_there_are_twenty_in_three_languages_each_with_its_judgement():
    said = [each["language"] for each in NEEDS]

    assert [said.count(language) for language in ("es", "pt", "en")] == [7, 7, 6]
    assert all(each["why"] and each["judged"] for each in NEEDS)


@pytest.mark.long
def test_what_was_judged_good_stays_first(house):
    for need in NEEDS:
        with house.sessions.reading() as session:
            answer = search(session, house.index, SearchAsked(need["text"], {}), STRANGER)

        first = [hit.software.slug for hit in answer.hits[:3]]
        if need["judged"] not in POOR:
            assert first[:1] == [row["software"] for row in need["first"]][:1], need["text"]
            assert answer.answer == need["answer"], need["text"]
