"""The list of needs."""

import re

import pytest

EVERY = "/needs?demonstration=1"  # the needs of these tests are an invented agency's
TITLES = re.compile(r'href="/needs/[0-9a-f-]{36}"[^>]*>([^<]+)<')


def titles(answer) -> list[str]:
    return TITLES.findall(answer.text)


class TestList:
    def test_shows_a_stranger_the_public_ones_alone(self, pages, state):
        state(title="Para todos", visibility="public")
        state(title="Para organismos", visibility="government")

        assert titles(pages.get(EVERY)) == ["Para todos"]

    def test_shows_an_agency_what_is_for_agencies_and_its_own(self, pages, cast, state):
        state(title="Para organismos", visibility="government")
        state(title="Propia", visibility="restricted")

        assert set(titles(pages.as_(cast.member).get(EVERY))) == {
            "Para organismos",
            "Propia",
        }
        assert titles(pages.as_(cast.outsider).get(EVERY)) == ["Para organismos"]

    def test_shows_those_of_one_agency(self, pages, state):
        state(visibility="public")

        assert len(titles(pages.get("/needs?agency=demo-a"))) == 1
        assert titles(pages.get("/needs?agency=DEMO-B")) == []

    def test_an_agency_that_nobody_knows_is_said(self, pages, words):
        answer = pages.get("/needs?agency=NADIE")

        assert answer.status_code == 422
        assert "No agency is registered under the code NADIE." in words(answer)

    def test_labels_what_is_invented(self, pages, state, words):
        state(visibility="public")

        said = words(pages.get(EVERY))

        assert "Demonstration." in said
        assert "Organismo Demo A demonstration" in said

    def test_says_what_goes_here_where_there_is_nothing(self, pages, cast, words):
        member = pages.as_(cast.member).get(EVERY)

        assert "There are no needs yet" in words(pages.get(EVERY))
        assert "State the first need" in words(member)
        assert "State the first need" not in words(pages.get(EVERY))


class TestPaging:
    @pytest.fixture
    def many(self, state):
        for number in range(53):
            state(title=f"Necesidad {number:02d}", visibility="public", requirements=[])

    def test_leads_on_and_back(self, pages, many):
        first = pages.get(EVERY)
        onward = re.search(r'href="(/needs\?[^"]*cursor=[^"]+)"', first.text)[1].replace(
            "&amp;", "&"
        )

        second = pages.get(onward)

        assert len(titles(first)) == 50
        assert len(titles(second)) == 3
        assert len({*titles(first), *titles(second)}) == 53
        assert f'href="{EVERY}"' in second.text.partition("<main")[2]

    @pytest.mark.parametrize("cursor", ["x", "W10", "a" * 500, "ñ"])
    def test_a_cursor_that_is_none_is_said(self, pages, cursor):
        answer = pages.get("/needs", params={"cursor": cursor})

        assert answer.status_code == 422
        assert "This list cannot be continued from there." in answer.text

    def test_asks_no_more_of_the_database_for_more_rows(self, pages, state, statements):
        def asked():
            return statements(lambda: pages.get(EVERY))

        for _ in range(3):
            state(visibility="public")
        few = asked()
        for _ in range(27):
            state(visibility="public")

        assert asked() == few
