"""Software side by side on a need's page, and what meets more together."""

import re

import pytest

from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need

LINES = (
    {"priority": "must", "text": "Reserva de hora por internet"},
    {"priority": "must", "text": "Firma de PDF", "is_knockout": True},
    {"priority": "could", "text": "Cría de caballos"},
)


@pytest.fixture
def shelf(enter):
    """Two that meet a line each, and one that meets none."""
    enter("SAE v4", features=["Reserva de hora por internet"], development_status="stable")
    enter("Firmador", features=["Firma de PDF"], licence="MIT")
    enter("Otra", features=["Capas del mapa"])


@pytest.fixture
def need(shelf, state, index):
    need = state(visibility="public", requirements=LINES)
    index()
    return need


class TestComparison:
    def test_shows_each_requirement_with_what_each_says_of_it(self, pages, need, words):
        answer = pages.get(f"/needs/{need.id}/compare?software=sae-v4&software=firmador")

        said = words(answer)
        assert answer.status_code == 200
        assert "Requirement SAE v4 Firmador" in said
        assert "R-02 Firma de PDF Must Knockout Not found Stated Firma de PDF" in said
        assert "R-03 Cría de caballos Could Not found Not found" in said

    def test_leads_to_where_an_entry_says_so(self, pages, need):
        page = pages.get(f"/needs/{need.id}/compare?software=firmador").text

        assert 'href="/software/firmador#does:~:text=Firma%20de%20PDF"' in page

    def test_shows_one_at_a_time_with_the_ways_to_the_others(self, pages, need, words):
        chosen = "software=sae-v4&software=firmador&software=otra"

        answer = pages.get(f"/needs/{need.id}/compare?{chosen}&only=firmador")

        main = answer.text.partition("<main")[2]
        heads = re.findall(r'role="columnheader"[^>]*>([^<]*)<', main)
        assert heads == ["Requirement", "Firmador"]
        assert "only=sae-v4" in main
        assert "only=otra" in main

    def test_one_that_is_alone_already_is_no_more_than_all(self, pages, need):
        page = pages.get(f"/needs/{need.id}/compare?software=firmador&software=firmador")

        assert page.status_code == 200
        assert page.text.count('role="columnheader"') == 2

    @pytest.mark.parametrize(
        ("query", "sentence"),
        [
            ("", "Choose the software that you want to compare."),
            ("&".join(f"software=s{n}" for n in range(6)), "Choose at most 5 to compare"),
            ("software=nada", "No software is registered under the name nada."),
            ("software=", "No software is registered under the name"),
        ],
    )
    def test_says_why_there_is_nothing_to_compare(self, pages, need, query, sentence, words):
        answer = pages.get(f"/needs/{need.id}/compare?{query}")

        assert answer.status_code == 422
        assert sentence in words(answer)
        assert f'href="/needs/{need.id}#candidates"' in answer.text

    def test_does_not_tell_of_what_is_hidden(self, pages, cast, need, enter, words):
        enter("Secreta", cast.other_agency, visibility="restricted")

        hidden = pages.get(f"/needs/{need.id}/compare?software=secreta")

        assert hidden.status_code == 422
        assert "No software is registered under the name secreta." in words(hidden)

    def test_a_need_without_requirements_compares_the_rest(self, pages, shelf, state, words):
        need = state(visibility="public", requirements=[])

        said = words(pages.get(f"/needs/{need.id}/compare?software=sae-v4&software=firmador"))

        assert "This need has no requirements yet." in said
        assert "Licence" in said

    def test_asks_no_more_of_the_database_for_more_columns(self, pages, need, statements):
        def asked(*slugs):
            query = "&".join(f"software={slug}" for slug in slugs)
            return statements(lambda: pages.get(f"/needs/{need.id}/compare?{query}"))

        asked("sae-v4", "firmador", "otra")

        assert asked("sae-v4", "firmador") == asked("sae-v4", "firmador", "otra")


class TestNeedsPage:
    def test_offers_what_to_compare(self, pages, need, words):
        page = pages.get(f"/needs/{need.id}").text

        assert f'<form action="/needs/{need.id}/compare">' in page
        assert 'name="software" type="checkbox" value="sae-v4"' in page

    def test_proposes_what_meets_more_together(self, pages, need, words):
        said = words(pages.get(f"/needs/{need.id}"))

        assert "What meets more together" in said
        assert re.search(r"(SAE v4 \+ Firmador|Firmador \+ SAE v4): 2 of 3", said)

    def test_says_who_else_looks_for_this(self, pages, cast, need, write, words):
        with write() as session:
            draft = NeedDraft(
                title="Agenda para la atención",
                problem="Las personas hacen fila desde la madrugada.",
                visibility="government",
            )
            theirs = state_need(session, cast.outsider.actor, draft)

        stranger = pages.get(f"/needs/{need.id}")
        member = pages.as_(cast.member).get(f"/needs/{need.id}")

        assert "1 other agency looks for something like this." in words(member)
        assert f'href="/needs/{theirs.id}"' in member.text
        assert "looks for something like this" not in words(stranger)


class TestFinding:
    def test_lists_what_holds_the_words_and_then_what_comes_near(self, pages, state, words):
        state(visibility="public", title="Agenda electrónica")
        state(visibility="public", title="Hora de atención")

        said = words(pages.get("/needs?demonstration=1&q=electronica"))

        assert "Agenda electrónica" in said

    def test_keeps_what_was_looked_for_on_the_page(self, pages, state):
        state(visibility="public")

        page = pages.get("/needs?demonstration=1&q=fila&category=appointment-scheduling").text

        assert 'value="fila"' in page
        assert '<option value="appointment-scheduling" selected>' in page

    def test_says_where_nothing_is_found(self, pages, state, words):
        state(visibility="public")

        said = words(pages.get("/needs?demonstration=1&q=zzzz"))

        assert "There are no needs yet" not in said

    @pytest.mark.parametrize(
        "query", ["q=%00", "q=%F0%9F%93%85", "q=%25", "category=%22", "agency="]
    )
    def test_whatever_is_asked_is_answered(self, pages, state, query):
        state(visibility="public")

        assert pages.get(f"/needs?{query}").status_code in {200, 422}
