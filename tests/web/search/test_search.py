"""What the page of results shows."""

import re
from decimal import Decimal
from html import unescape

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software
from registry.language.formats import MINUS
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import record_reuse
from registry.search.index import marks
from registry.search.queries import SearchAsked, cursor_of
from tests.environment.odd_questions import QUESTIONS
from web.search import asked
from web.search.asked import ON_A_PAGE
from web.search.results import FEW_VALUES

QUESTION = "/search?q=agenda+para+reservar+hora"


@pytest.fixture
def real(register):
    """A real agency, whose entries are found without asking for what is invented."""
    return register("IM")


@pytest.fixture
def shelf(enter, write, index, real):
    """An appointment system with the one before it, and something else."""
    first = enter(
        "Agenda v1",
        real,
        features=["Agenda para reservar hora"],
        discontinued_on="2020-12-17",
        development_status="obsolete",
        baseline={"months": "10"},
    )
    second = enter(
        "Agenda v2",
        real,
        features=["Agenda para reservar hora de atención"],
        development_status="stable",
        licence="GPL-3.0-or-later",
        based_on=[first.slug],
    )
    enter("Mapas", real, features=["Dibujar mapas"])
    with write() as session:
        edit_software(
            session, SYSTEM, session.merge(first), SoftwareEdit(successor=second.slug)
        )
    index()
    return first, second


class TestResults:
    def test_what_fits_is_first_and_what_ended_names_what_follows_it(self, pages, words, shelf):
        answer = pages.get(QUESTION)

        said = words(answer)
        assert answer.status_code == 200
        assert said.index("Agenda v2") < said.index("Discontinued on 17 December 2020")
        assert "It is followed by Agenda v2" in said

    def test_what_only_comes_near_stands_under_a_heading_with_advice(self, pages, words, shelf):
        answer = pages.get(
            "/search?q=dibujar+planos+de+puentes+y+carreteras+en+tres+dimensiones"
        )

        said = words(answer)
        assert "Nothing in the registry answers this" in said
        assert said.index("These only come near") < said.index("Mapas")
        assert 'href="/needs/new?problem=dibujar+planos' in answer.text

    def test_what_answers_stands_under_no_such_heading(self, pages, shelf):
        answer = pages.get("/search?q=Agenda+v2")

        assert answer.text.index("Agenda v2") < (answer.text + "These only come near").index(
            "These only come near"
        )
        assert "Nothing in the registry answers this" not in answer.text

    def test_it_says_why_each_is_there(self, pages, shelf):
        answer = pages.get(QUESTION)

        assert "<mark>reservar</mark>" in answer.text
        assert "Words found:" in answer.text

    def test_it_names_who_reuses_its_lineage_and_what_that_took(
        self, pages, words, shelf, register, write
    ):
        register("BPS")
        draft = {
            "agency": "BPS",
            "software": "agenda-v1",
            "stage": "in_production",
            "adaptation_months": "4",
        }
        with write() as session:
            record_reuse(session, SYSTEM, ReuseDraft.model_validate(draft))

        said = words(pages.get(QUESTION))

        assert "BPS, on Agenda v1" in said
        assert "40%" in said

    def test_a_facet_keeps_what_has_its_value_and_can_be_removed(self, pages, words, shelf):
        answer = pages.get(f"{QUESTION}&status=stable")

        said = words(answer)
        assert "1 result" in said
        assert "Remove the filter" in said
        assert 'name="status" value="stable" checked' in answer.text

    def test_what_a_reader_may_not_know_of_is_neither_shown_nor_counted(
        self, pages, words, shelf, enter, index, real
    ):
        enter(
            "Agenda reservada",
            real,
            features=["Agenda para reservar hora"],
            visibility="restricted",
        )
        index()

        said = words(pages.get(QUESTION))

        assert "Agenda reservada" not in said
        assert "2 results" in said

    @pytest.mark.parametrize(
        ("question", "sentence"),
        [
            ("de la", "There is nothing to search for in these words"),
            ("?!;", "There is nothing to search for in these words"),
            ("xyzzyplugh", "Nothing in the registry comes near"),
            ("διαχείριση", ""),
            ("palabra " * 2000, "The question was longer than can be searched"),
        ],
    )
    def test_an_odd_question_gets_an_answer_in_words(
        self, pages, words, shelf, question, sentence
    ):
        answer = pages.get("/search", params={"q": question})

        assert answer.status_code == 200
        assert sentence in words(answer)

    @pytest.mark.parametrize("kind", QUESTIONS)
    def test_whatever_is_asked_is_answered_and_shown_as_it_was_written(
        self, pages, shelf, kind
    ):
        answer = pages.get("/search", params={"q": QUESTIONS[kind]})

        assert answer.status_code == 200
        assert 'id="results"' in answer.text
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text

    @pytest.mark.parametrize(
        "more", ["limit=0", "limit=-1", "limit=1000000000", "page=99", "colour=red", "q=otra"]
    )
    def test_what_the_address_says_beside_what_can_be_asked_changes_nothing(
        self, pages, shelf, more
    ):
        assert pages.get(f"{QUESTION}&{more}").status_code == 200

    def test_filters_that_exclude_each_other_leave_nothing_and_can_be_taken_off(
        self, pages, words, shelf
    ):
        answer = pages.get(f"{QUESTION}&status=stable&year=1999&reused=true&reuses=0")

        assert answer.status_code == 200
        assert "Nothing in the registry comes near" in words(answer)
        assert answer.text.count("Remove the filter") >= 4

    def test_a_page_beyond_the_end_is_empty_and_leads_back(self, pages, shelf):
        asked = SearchAsked("agenda para reservar hora", {}, limit=ON_A_PAGE)
        beyond = cursor_of(asked, 9_000)

        answer = pages.get(f"{QUESTION}&cursor={beyond}")

        assert answer.status_code == 200
        assert f'href="{QUESTION}"' in unescape(answer.text)
        assert '<li class="acv-result' not in answer.text

    def test_no_question_shows_all_there_is_and_what_each_is(
        self, pages, words, write, shelf, index
    ):
        said_of_it = {"es": {"short_description": "Da números para la fila"}}
        with write() as session:
            software = find_software(session, SYSTEM, "mapas")
            edit_software(session, SYSTEM, software, SoftwareEdit(texts=said_of_it))
        index()

        said = words(pages.get("/search"))

        assert "3 results" in said
        assert "Da números para la fila" in said

    def test_a_state_is_called_the_same_in_the_filter_and_in_the_row(self, pages, words, shelf):
        said = words(pages.get(f"{QUESTION}&status=stable"))

        assert said.count("Stable") > 1
        assert "Active" not in said

    def test_a_word_of_like_meaning_is_not_said_to_be_found(self, pages, words, shelf):
        said = words(pages.get("/search?q=booking"))

        assert "Words of like meaning: “booking” (here: reservar)" in said
        assert "Words found:" not in said

    def test_what_was_asked_is_carried_into_the_need_through_signing_in(
        self, pages, cast, shelf
    ):
        address = "/needs/new?problem=agenda+para+reservar+hora"
        answer = pages.get(QUESTION)

        assert f'href="{address}"' in answer.text
        assert "problem%3Dagenda" in pages.get(address).headers["location"]
        assert (
            "agenda para reservar hora</textarea>" in pages.as_(cast.member).get(address).text
        )

    def test_a_cursor_that_is_none_of_ours_is_refused_in_words(self, pages, words, shelf):
        answer = pages.get(f"{QUESTION}&cursor=nonsense")

        assert answer.status_code == 422
        assert "Start again from its first page" in words(answer)

    def test_a_cursor_that_another_question_gave_is_refused_in_words(
        self, pages, words, shelf, enter, index, real
    ):
        for number in range(ON_A_PAGE):
            enter(f"Registro {number}", real)
        index()
        following = re.search(r"/search\?(cursor=[^\"&]+)", pages.get("/search").text)

        answer = pages.get(f"{QUESTION}&{following.group(1)}")

        assert answer.status_code == 422
        assert "Start again from its first page" in words(answer)

    def test_without_an_index_it_says_that_it_is_being_prepared(self, pages, words):
        answer = pages.get(QUESTION)

        assert answer.status_code == 503
        assert "The search is being prepared" in words(answer)

    def test_it_asks_no_more_of_the_database_for_many_results_than_for_few(
        self, pages, shelf, enter, index, statements, real
    ):
        few = statements(lambda: pages.get(QUESTION))
        for number in range(25):
            enter(f"Agenda {number}", real, features=["Agenda para reservar hora"])
        index()

        assert statements(lambda: pages.get(QUESTION)) <= few


class TestExplained:
    def test_each_result_tells_what_its_place_is_made_of_without_a_script(
        self, pages, words, shelf
    ):
        answer = pages.get(QUESTION)

        said = words(answer)
        results = answer.text.count('<li class="acv-result')
        assert answer.text.count('<details class="govuk-details acv-why') == results == 2
        assert "Why it stands here : Agenda v2" in said
        assert "Meaning of its best sentence" in said
        assert "What speaks for it" in said
        assert "(it is stable)" in said
        assert "Language of the sentence shown Spanish" in said

    def test_the_points_shown_add_up(self, pages, shelf):
        answer = pages.get(f"{QUESTION}&language=es").text

        for rest in answer.split('<details class="govuk-details acv-why')[1:]:
            part = rest.partition("</details>")[0]
            points = [
                Decimal(each.replace(",", ".").replace(MINUS, "-"))
                for each in re.findall(rf"</svg>\s*({MINUS}?[\d,]+)", part)
            ]
            (total,) = re.findall(r"([\d,]+) puntos de 100", part)
            assert sum(points) == Decimal(total.replace(",", "."))
            assert len(points) > 3

    def test_what_is_discontinued_loses_by_it_unless_its_version_is_asked_for(
        self, pages, words, shelf
    ):
        lost = words(pages.get(QUESTION))
        asked = words(pages.get("/search?q=Agenda+v1"))

        assert "It is discontinued" in lost
        assert "It is discontinued" not in asked
        assert asked.index("Agenda v1 Discontinued") < (asked + "Agenda v2 Stable").index(
            "Agenda v2 Stable"
        )
        assert "It is called so" in asked

    def test_where_nothing_is_asked_nothing_is_explained(self, pages, shelf):
        assert "acv-why" not in pages.get("/search").text

    def test_it_says_what_else_a_software_is_called(self, pages, words, write, shelf, index):
        with write() as session:
            software = find_software(session, SYSTEM, "mapas")
            edit = SoftwareEdit(aliases=["<b>Planos</b>", "Cartas"])
            edit_software(session, SYSTEM, software, edit)
        index()

        answer = pages.get("/search?q=dibujar+mapas")

        assert "Also known as <b>Planos</b>, Cartas" in words(answer)
        assert "<b>Planos" not in answer.text


class TestFilters:
    def test_are_all_the_facets_that_the_index_counts(self):
        assert set(asked.FACETS) == set(marks.FACETS)

    def test_fold_and_say_how_many_of_theirs_are_chosen(self, pages, words, shelf):
        answer = pages.get(f"{QUESTION}&licence_family=strong_copyleft&year=2026")

        said = words(answer)
        assert "Family of licences chosen: 1" in said or "Family of licences 1 chosen" in said
        assert 'name="licence_family" value="strong_copyleft" checked' in answer.text
        assert 'name="year" value="2026" checked' in answer.text  # though nothing has it
        assert "Filters (2 in place)" in said

    def test_can_each_be_taken_off_and_keep_the_rest_of_the_address(self, pages, shelf):
        address = f"{QUESTION}&licence_family=strong_copyleft&status=stable&sort=name"

        answer = unescape(pages.get(address).text)

        assert answer.count(f'href="{QUESTION}&licence_family=strong_copyleft&sort=name"') == 2
        assert answer.count(f'href="{QUESTION}&status=stable&sort=name"') == 2
        assert f'href="{QUESTION}&sort=name"' in answer  # all of them

    def test_show_the_commonest_values_and_those_chosen(self, pages, enter, index, real):
        for number in range(12):
            needs = [{"name": f"Base {number:02}", "kind": "open"}]
            enter(f"Registro {number}", real, base_software=needs)
        index()

        plain = pages.get("/search").text
        chosen = pages.get("/search?base_software=base+11").text

        assert plain.count('name="base_software"') == FEW_VALUES
        assert 'value="base 11"' not in plain
        assert 'value="base 11" checked' in chosen

    def test_leave_out_a_facet_of_which_nothing_is_known(self, pages, shelf):
        answer = pages.get("/search").text

        assert 'name="readiness"' not in answer
        assert 'name="reused"' not in answer
        assert 'name="reused" value="true" checked' in pages.get("/search?reused=true").text

    def test_of_one_that_is_hidden_say_what_one_of_nobody_says(
        self, pages, shelf, enter, index, register
    ):
        enter("Agenda reservada", register("OCULTO", "Nombre oculto"), visibility="restricted")
        index()

        hidden = pages.get("/search?publisher=oculto").text
        nobody = pages.get("/search?publisher=nadiex").text

        assert "Nombre oculto" not in hidden
        without = r'nonce="[^"]*"|name="csrf_token" value="[^"]*"|oculto|nadiex'
        assert re.sub(without, "", hidden) == re.sub(without, "", nobody)


class TestOrder:
    def test_is_chosen_by_a_link_and_kept_by_the_filters(self, pages, words, shelf):
        answer = pages.get(f"{QUESTION}&sort=name")

        said = words(answer)
        assert said.index("Agenda v1") < said.index("Agenda v2")
        assert '<strong aria-current="true">Name</strong>' in answer.text
        assert '<input type="hidden" name="sort" value="name">' in answer.text
        assert f'href="{QUESTION}&sort=freshness"' in unescape(answer.text)
        assert f'href="{QUESTION}"' in unescape(answer.text)  # back to relevance

    def test_is_by_name_where_nothing_is_asked(self, pages, shelf):
        answer = pages.get("/search").text

        assert '<strong aria-current="true">Name</strong>' in answer
        assert "Relevance" not in answer

    def test_is_refused_in_words_where_there_is_none_such(self, pages, words, shelf):
        answer = pages.get(f"{QUESTION}&sort=price")

        assert answer.status_code == 422
        assert "Results cannot be ordered by that" in words(answer)


class TestAlike:
    def test_is_told_beside_an_entry(self, pages, words, shelf, enter, index):
        for name in ("Turnero", "Citas"):
            enter(name, shelf[0].agency, features=["Reservar hora de atención en las oficinas"])
        index()

        said = words(pages.get("/software/turnero"))

        assert "Similar software Citas" in said

    def test_is_left_out_while_the_search_is_being_prepared(self, pages, words, enter, real):
        enter("Turnero", real)

        answer = pages.get("/software/turnero")

        assert answer.status_code == 200
        assert "Similar software" not in words(answer)


@pytest.mark.parametrize(
    ("query", "sent"),
    [("", "/search"), ("?language=es", "/search?language=es"), ("?q=a%20b", "/search?q=a%20b")],
)
def test_the_address_of_all_software_leads_to_the_whole_list_as_it_was_asked(
    pages, query, sent
):
    assert pages.get(f"/software{query}").headers["Location"] == sent
