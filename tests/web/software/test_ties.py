"""The page on which an owner says where their software comes from, and what an entry says of it."""

import re

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.queries import software_by_slug
from registry.upkeep.schemas import PastHandoverDraft
from registry.upkeep.service.handing_over import record_past_handover

ADDRESS = "/software/agenda-v2/lineage"


@pytest.fixture
def line(enter):
    enter("Agenda v1", started_on="2008", repository_url="https://git.example.org/a/v1")
    return enter("Agenda v2", started_on="2016-04-01", releases=[{"version": "2.0"}])


def typed(**said):
    return {
        "relation": "adaptation_of", "software": "", "name": "", "version": "",
        "other_version": "", "since_on": "", **said,
    }  # fmt: skip


class TestAnOwner:
    @pytest.mark.parametrize(
        "other",
        [
            "agenda-v1",
            "Agenda v1",
            "https://acervo.example/software/agenda-v1",
            "https://git.example.org/a/v1.git",
        ],
    )
    def test_adds_a_tie_naming_the_other_in_any_way_and_takes_it_away(
        self, owner, line, words, other
    ):
        said = typed(software=other, since_on="2016", other_version="2.2.0", version="2.0")
        answer = owner.post(ADDRESS, said)

        assert answer.headers["location"] == f"{ADDRESS}?done=added"
        page = owner.get(f"{ADDRESS}?done=added&language=es")
        assert "El vínculo quedó guardado." in words(page)
        assert "Adaptación de Agenda v1 2.2.0 2.0 2016" in words(page)
        tie = re.search(r"/lineage/([0-9a-f-]{36})/remove", page.text)[1]
        assert owner.post(f"{ADDRESS}/{tie}/remove", {}).status_code == 303
        assert "Todavía no se dijo de dónde viene" in words(owner.get(f"{ADDRESS}?language=es"))

    def test_names_what_is_in_no_catalogue(self, owner, line, words):
        owner.post(ADDRESS, typed(relation="fork_of", name="Agenda de otro país"))

        said = words(owner.get("/software/agenda-v2?language=es"))
        assert "Bifurcación de Agenda de otro país" in said

    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            ({"software": "agenda-v2"}, "ninguno se basa en sí mismo"),
            ({"software": "no-hay"}, "no-hay"),
            ({"software": "https://example.org/nada"}, "https://example.org/nada"),
            ({"software": "agenda-v1", "version": "9.9"}, "Las que tiene: 2.0."),
            ({"software": "agenda-v1", "since_on": "ayer"}, "Un año, un mes o un día"),
            ({"software": "agenda-v1", "relation": ""}, "Diga cómo se vincula con el otro."),
            ({}, "Diga cuál es el otro software"),
        ],
    )
    def test_is_told_what_is_wrong_and_finds_what_was_typed(
        self, owner, line, words, said, sentence
    ):
        answer = owner.post(f"{ADDRESS}?language=es", typed(**said))

        assert answer.status_code == 422
        assert sentence in words(answer)
        for value in said.values():
            assert value in answer.text

    def test_is_refused_a_circle(self, owner, line, words):
        owner.post(ADDRESS, typed(software="agenda-v1"))

        answer = owner.post(
            "/software/agenda-v1/lineage?language=es",
            typed(relation="variant_of", software="agenda-v2"),
        )

        assert answer.status_code == 422
        assert "Esto cerraría un círculo" in words(answer)

    def test_is_refused_a_second_tie_to_the_same_one(self, owner, line, words):
        owner.post(ADDRESS, typed(software="agenda-v1"))

        answer = owner.post(
            f"{ADDRESS}?language=es", typed(relation="fork_of", software="agenda-v1")
        )

        assert answer.status_code == 409
        assert "Ya está vinculado con este." in words(answer)

    def test_finds_the_page_from_the_entry_and_from_its_summary(self, owner, line):
        for page in ("/software/agenda-v2", "/software/agenda-v2/edit"):
            assert f'href="{ADDRESS}"' in owner.get(page).text

    def test_sees_what_others_say_comes_from_it(self, owner, line, words):
        owner.post(ADDRESS, typed(software="agenda-v1", since_on="2016"))

        said = words(owner.get("/software/agenda-v1/lineage?language=es"))
        assert "Agenda v2 : es una adaptación de este, 2016" in said


class TestAnEntry:
    def test_says_in_words_what_it_comes_from_and_what_comes_from_it(
        self, owner, pages, cast, line, words
    ):
        said = typed(
            software="agenda-v1", since_on="2016-04-01", other_version="2.2", version="2.0"
        )
        owner.post(ADDRESS, said)
        owner.post(
            "/software/agenda-v1/lineage", typed(relation="successor", software="agenda-v2")
        )
        stranger = pages.as_(cast.stranger)

        second = words(stranger.get("/software/agenda-v2?language=es"))
        first = words(stranger.get("/software/agenda-v1?language=es"))

        assert (
            "Adaptación de Agenda v1 , tomado de la versión 2.2 de ese, desde su versión 2.0,"
            " 01/04/2016" in second
        )
        assert "Lo sigue Agenda v2" in first
        assert "Agenda v2 : es una adaptación de este" in first
        assert f'href="{ADDRESS}"' not in stranger.get("/software/agenda-v2").text

    def test_says_since_when_it_has_its_steward_and_draws_how_it_passed(
        self, pages, cast, enter, write, words
    ):
        enter("Agenda", started_on="2008", holder="DEMO-A", steward="DEMO-B")
        with write() as session:
            software = software_by_slug(session, SYSTEM, "agenda")
            draft = PastHandoverDraft(origin="DEMO-A", heir="DEMO-B", happened_on="2016")
            record_past_handover(session, SYSTEM, software, draft)

        answer = pages.as_(cast.stranger).get("/software/agenda?language=es")

        said, acronym = words(answer), cast.other_agency.acronym or cast.other_agency.name
        assert f"Custodio (mantenedor) {acronym} , desde 2016" in said
        assert "2016: custodia de" in answer.text
        assert (
            f"2016 {acronym} asume la custodia de Agenda, que hasta entonces mantenía" in said
        )
        stewardship = words(
            pages.as_(cast.stranger).get("/software/agenda/handover?language=es")
        )
        assert "Asumida , 2016" in stewardship


class TestTheHistory:
    def test_tells_of_no_tie_to_what_the_reader_may_not_know_of(
        self, owner, pages, cast, enter, line, words
    ):
        enter("Secretísima", visibility="restricted")
        owner.post(ADDRESS, typed(relation="fork_of", software="secretisima", since_on="1999"))
        address = "/software/agenda-v2/history?language=es"

        own = words(owner.get(address))
        stranger = words(pages.as_(cast.stranger).get(address))

        assert "Desde (Bifurcación de Secretísima)" in own
        assert "Secretísima" not in stranger
        assert "1999" not in stranger

    def test_tells_each_of_two_ties_apart(self, owner, enter, line, words):
        enter("Otra")
        for slug, since in (("agenda-v1", "2016"), ("otra", "2017")):
            owner.post(ADDRESS, typed(relation="fork_of", software=slug, since_on=since))

        said = words(owner.get("/software/agenda-v2/history?language=es&on=2030-01-01"))

        assert "Desde (Bifurcación de Agenda v1) 2016" in said
        assert "Desde (Bifurcación de Otra) 2017" in said
