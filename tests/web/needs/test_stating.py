"""A need is stated by its form, with and without mistakes."""

import re
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from registry.audit.models import AuditEvent
from registry.needs.models import Need, Requirement, RequirementTemplate
from registry.needs.vocabulary import Priority, RequirementKind

ADDRESS = "/needs/new"


@pytest.fixture
def member(pages, cast):
    return pages.as_(cast.member)


@pytest.fixture
def kept(house):
    """Return all needs that are kept."""

    def kept():
        with house.sessions.reading() as session:
            return list(session.scalars(select(Need)))

    return kept


@pytest.fixture
def usual(write):
    """The usual requirements of one category."""
    texts = ("Reserva de hora por internet", "Cupos por franja horaria")
    with write() as session:
        session.add_all(
            RequirementTemplate(
                category="appointment-scheduling",
                position=position,
                kind=RequirementKind.FUNCTIONAL,
                priority=Priority.MUST,
                text={"es": text, "en": f"{text} (en)"},
            )
            for position, text in enumerate(texts)
        )
    return texts


@pytest.fixture
def end(write, cast):
    """Close the agency."""

    def end():
        with write() as session:
            agency = session.merge(cast.agency)
            agency.closed_on, agency.closing_reason = date(2026, 1, 1), "Ley 1"

    return end


class TestStating:
    def test_keeps_the_need_and_shows_it(self, member, form, kept, cast, house):
        answer = member.post(f"{ADDRESS}?language=es", form)

        (need,) = kept()
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/needs/{need.id}?done=stated"
        assert need.agency_id == cast.agency.id
        assert need.keywords == ["agenda", "turnos"]
        assert need.categories == ["appointment-scheduling"]
        assert (need.budget, need.budget_currency) == (Decimal(900_000), "UYI")

    def test_keeps_the_lines_that_were_filled_in(self, member, form, house):
        member.post(ADDRESS, form)

        with house.sessions.reading() as session:
            lines = session.scalars(select(Requirement).order_by(Requirement.position)).all()
            events = session.scalars(select(AuditEvent.event)).all()
        assert [(line.code, line.priority, line.is_knockout) for line in lines] == [
            ("R-01", Priority.MUST, True),
            ("R-02", Priority.SHOULD, False),
        ]
        assert "need.stated" in events

    def test_a_title_and_a_problem_are_enough(self, member, kept):
        answer = member.post(ADDRESS, {"title": "Agenda", "problem": "Hay filas."})

        assert answer.status_code == 303
        assert kept()[0].title == "Agenda"

    def test_takes_what_was_searched_for_in_vain_as_the_problem(self, member):
        answer = member.get(f"{ADDRESS}?problem=agenda <b>de turnos</b>")

        assert "agenda &lt;b&gt;de turnos&lt;/b&gt;</textarea>" in answer.text


class TestMistakes:
    def test_each_is_said_at_its_field_and_at_the_top(self, member, words, kept):
        answer = member.post(ADDRESS, {"title": "", "problem": "", "keywords": "agenda"})

        said = words(answer)
        assert answer.status_code == 422
        assert "Error: State a need" in answer.text.partition("</title>")[0]
        assert said.count("Say in a few words what your agency must be able to do.") == 2
        assert said.count("Say what happens today, and to whom.") == 2
        assert kept() == []

    def test_what_was_typed_stays(self, member, form):
        answer = member.post(ADDRESS, {**form, "title": ""})

        assert "Las personas hacen fila desde la madrugada.</textarea>" in answer.text
        assert 'value="agenda, turnos"' in answer.text
        assert "Recordatorio por correo</textarea>" in answer.text
        assert 'value="900.000"' in answer.text

    @pytest.mark.parametrize(
        ("changed", "field", "sentence"),
        [
            ({"budget_price_year": ""}, "budget", "A budget needs its currency and the year"),
            ({"budget": "mucho"}, "budget", "Write a number, for example 6.5."),
            ({"budget": "-1"}, "budget", "Write a number that is 0 or more."),
            (
                {"time_limit_months": "-3"},
                "time_limit_months",
                "Write a number that is 0 or more.",
            ),
            (
                {"requirements-1-priority": ""},
                "requirements-1-priority",
                "Say how much this weighs",
            ),
            (
                {"requirements-1-is_knockout": "true"},
                "requirements-1",
                "Only a must can be a knockout.",
            ),
            ({"title": "x" * 201}, "title", "Shorten this to 200 characters."),
            ({"title": "uno\ndos"}, "title", "It must stand on one line."),
            ({"problem": "x" * 10_001}, "problem", "Shorten this to 10000 characters."),
            ({"title": "a\x07b"}, "title", "It holds a control character."),
            ({"title": "a\x00b"}, "title", "It holds a control character."),
            ({"title": "a\u202eb"}, "title", "It holds a character that turns the reading"),
            (
                {
                    "confidential_until-day": "31",
                    "confidential_until-month": "2",
                    "confidential_until-year": "2026",
                },
                "confidential_until-day",
                "Write the day, the month and the year",
            ),
            ({"visibility": "nobody"}, "visibility", "Choose one of the answers offered."),
        ],
    )
    def test_bad_input_gets_the_sentence_of_its_field(
        self, member, form, words, changed, field, sentence
    ):
        answer = member.post(ADDRESS, {**form, **changed})

        assert answer.status_code == 422
        assert sentence in words(answer)
        assert f'href="#{field}"' in answer.text
        assert f'id="{field}"' in answer.text

    def test_an_agency_that_nobody_knows_is_said_at_its_field(self, member, form, kept, words):
        named = {"visibility": "restricted", "shared_with": ["", "NADIE"]}

        answer = member.post(ADDRESS, {**form, **named})

        assert answer.status_code == 422
        assert "No agency is registered under the code NADIE." in words(answer)
        assert kept() == []

    def test_emoji_and_every_script_are_welcome(self, member, form, kept):
        member.post(ADDRESS, {**form, "title": "Agenda 📅 Ατζέντα"})

        assert kept()[0].title == "Agenda 📅 Ατζέντα"

    def test_a_megabyte_of_one_letter_is_too_much(self, member, form, kept):
        answer = member.post(ADDRESS, {**form, "problem": "a" * 2**20})

        assert answer.status_code == 413
        assert kept() == []


class TestDrawingAnew:
    def test_a_line_more_keeps_what_was_typed_and_keeps_nothing(self, member, form, kept):
        answer = member.post(ADDRESS, {**form, "title": "", "do": "add"})

        assert answer.status_code == 200
        assert 'name="requirements-2-text"' in answer.text
        assert 'name="requirements-3-text"' not in answer.text
        assert "Recordatorio por correo</textarea>" in answer.text
        assert "Error:" not in answer.text
        assert kept() == []

    def test_the_cursor_is_put_into_the_new_line(self, member, form):
        answer = member.post(ADDRESS, {**form, "do": "add"})

        new = answer.text.partition('name="requirements-2-text"')[2].partition(">")[0]
        assert "autofocus" in new

    def test_a_line_is_removed_and_the_others_stay(self, member, form):
        answer = member.post(ADDRESS, {**form, "do": "remove-0"})

        assert "Reserva de hora por internet" not in answer.text
        assert "Recordatorio por correo</textarea>" in answer.text

    def test_the_usual_requirements_come_in_the_readers_language(self, member, form, usual):
        answer = member.post(f"{ADDRESS}?language=en", {**form, "do": "usual"})

        assert f"{usual[1]} (en)</textarea>" in answer.text
        assert "Recordatorio por correo</textarea>" in answer.text

    def test_what_is_in_the_list_already_is_not_brought_again(self, member, form, usual):
        answer = member.post(f"{ADDRESS}?language=es", {**form, "do": "usual"})

        assert answer.text.count(f"{usual[0]}</textarea>") == 1
        assert answer.text.count(f"{usual[1]}</textarea>") == 1

    def test_without_a_category_it_is_asked_for(self, member, form, words):
        answer = member.post(ADDRESS, {**form, "categories": "", "do": "usual"})

        assert "Choose the categories first" in words(answer)

    def test_a_category_without_usual_requirements_is_said(self, member, form, words):
        answer = member.post(ADDRESS, {**form, "categories": ["", "blog"], "do": "usual"})

        assert "no usual requirements" in words(answer)

    def test_enter_keeps_the_need(self, member):
        text = member.get(ADDRESS).text.partition('<form method="post"')[2]

        first = text.partition("<button")[2].partition(">")[0]
        assert 'name="do"' not in first
        assert 'type="submit"' in first


class TestWhoMay:
    def test_a_stranger_is_sent_to_sign_in(self, pages):
        answer = pages.get(ADDRESS)

        assert answer.status_code == 303
        assert answer.headers["location"] == "/sign-in?next=%2Fneeds%2Fnew"

    @pytest.mark.parametrize("who", ["reviewer", "admin"])
    def test_staff_state_no_needs(self, pages, cast, who, form, kept):
        reader = pages.as_(getattr(cast, who))

        assert reader.get(ADDRESS).status_code == 403
        assert reader.post(ADDRESS, form).status_code == 403
        assert kept() == []

    def test_a_closed_agency_states_none_and_says_why(self, member, form, kept, words, end):
        end()

        answer = member.post(ADDRESS, form)

        assert answer.status_code == 409
        assert "was closed. Act for the agency that follows it." in words(answer)
        assert "Recordatorio por correo</textarea>" in answer.text
        assert kept() == []


def test_nothing_of_what_was_typed_is_shown_as_markup(member, form):
    answer = member.post(ADDRESS, {**form, "title": "", "problem": "<script>alert(1)</script>"})

    assert "<script>alert" not in answer.text


def test_mistakes_are_listed_in_the_order_of_the_page_and_say_which_number_is_meant(
    member, form
):
    wrong = {"title": "", "requirements-0-priority": "", "budget": "mucho"}

    answer = member.post(ADDRESS, {**form, **wrong})

    listed = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', answer.text)
    assert [field for field, _ in listed] == ["title", "requirements-0-priority", "budget"]
    assert listed[2][1] == "Budget: Write a number, for example 6.5."
