"""A posted form becomes a draft, or comes back as it was typed with plain sentences."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import pytest
from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.datastructures import FormData, UploadFile

from registry.errors import InvalidError, NotFoundError
from registry.language.vocabulary import Language
from web.form_reading import plain_number
from web.forms import Form, fill, prefilled
from web.rendering.filters import said


class Stage(StrEnum):
    PLANNED = "planned"
    ADAPTING = "adapting"


class Line(BaseModel):
    text: Annotated[str, Field(max_length=20)]
    is_knockout: bool = False
    weight: int | None = None


class Cost(BaseModel):
    amount: Decimal
    currency: str


class Draft(BaseModel):
    title: Annotated[str, Field(min_length=3, max_length=20)]
    stage: Stage | None = None
    months: Annotated[Decimal, Field(ge=0, le=600, decimal_places=2)] | None = None
    people: Annotated[int, Field(gt=0)] | None = None
    started_on: date | None = None
    ended_on: date | None = None
    tags: list[Stage] = []
    is_listed: bool = True
    is_verified: bool | None = None
    note: str = "nothing"
    cost: Cost | None = None
    lines: list[Line] = []

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> "Draft":
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            raise PydanticCustomError(
                "end_before_start",
                "It ends before it starts (%(started)s).",
                {"field": "ended_on", "started": self.started_on},
            )
        return self


def _fill(
    *pairs: tuple[str, str], language: Language = Language.ES, **missing: str
) -> Form[Draft]:
    return fill(Draft, FormData([("title", "Agenda"), *pairs]), language, missing)


def _day(name: str, year: int) -> list[tuple[str, str]]:
    return [(f"{name}-day", "15"), (f"{name}-month", "3"), (f"{name}-year", str(year))]


def _complaint(name: str, *pairs: tuple[str, str]) -> str:
    error = fill(Draft, FormData(pairs)).error(name)
    return said(error, Language.EN)


def test_right_answers_make_a_draft():
    form = _fill(
        ("stage", "adapting"),
        ("months", "12,5"),
        *_day("started_on", 2026),
        ("is_listed", "true"),
    )

    assert form.errors == ()
    assert form.draft == Draft(
        title="Agenda",
        stage=Stage.ADAPTING,
        months=Decimal("12.5"),
        started_on=date(2026, 3, 15),
    )


def test_what_is_left_empty_is_nothing_where_nothing_is_allowed():
    form = _fill(("stage", ""), ("months", ""), ("is_verified", ""), ("tags", ""))

    assert (form.draft.stage, form.draft.months, form.draft.is_verified) == (None, None, None)
    assert form.draft.tags == []


def test_what_is_left_empty_takes_its_default_where_there_is_one():
    assert _fill(("note", "")).draft.note == "nothing"


def test_an_empty_checkbox_is_a_no():
    assert _fill().draft.is_listed is False
    assert _fill(("is_listed", "true")).draft.is_listed is True


def test_a_question_that_was_not_asked_is_not_answered():
    assert _fill().draft.model_fields_set == {"title", "is_listed"}


def test_several_answers_make_a_list():
    assert _fill(("tags", "planned"), ("tags", "adapting")).draft.tags == [
        Stage.PLANNED,
        Stage.ADAPTING,
    ]


def test_a_nested_answer_is_nothing_where_all_of_it_is_empty():
    assert _fill(("cost-amount", ""), ("cost-currency", "")).draft.cost is None


def test_a_nested_answer_is_read_whole():
    form = _fill(("cost-amount", "2.850.000"), ("cost-currency", "UYU"))

    assert form.draft.cost == Cost(amount=Decimal(2850000), currency="UYU")


def test_rows_are_read_in_order_and_empty_ones_dropped():
    form = _fill(
        ("lines-2-text", "tercero"),
        ("lines-0-text", "primero"),
        ("lines-0-is_knockout", "true"),
        ("lines-1-text", "  "),
        ("lines-1-weight", "5"),
    )

    assert form.draft.lines == [Line(text="primero", is_knockout=True), Line(text="tercero")]
    assert form.rows("lines", least=3) == range(3)
    assert form.value("lines-1-text") == "tercero"


def test_an_error_in_a_row_stands_at_the_row_as_it_is_shown():
    form = _fill(("lines-0-text", ""), ("lines-1-text", "x" * 21))

    assert form.draft is None
    assert [(error.name, error.anchor) for error in form.errors] == [
        ("lines-0-text", "lines-0-text")
    ]
    assert form.errors[0].family == "lines-text"
    assert form.value("lines-0-text") == "x" * 21


def test_what_was_typed_comes_back_as_it_was():
    form = _fill(
        ("months", "seis y medio"),
        ("started_on-day", "31"),
        ("started_on-month", "2"),
        ("started_on-year", "2026"),
    )

    assert form.value("months") == "seis y medio"
    assert form.value("started_on-day") == "31"
    assert {error.name: error.anchor for error in form.errors} == {
        "months": "months",
        "started_on": "started_on-day",
    }


def test_lines_end_as_ours_do_and_files_are_not_text():
    posted = FormData([("title", "uno\r\ndos"), ("note", UploadFile(None, filename="a.txt"))])

    assert fill(Draft, posted).draft.title == "uno\ndos"


def test_names_that_the_draft_does_not_know_are_passed_over():
    assert _fill(("csrf_token", "x"), ("action", "save")).draft is not None


@pytest.mark.parametrize(
    ("name", "answer", "sentence"),
    [
        ("title", "", "Answer this; it cannot be left empty."),
        ("title", "ab", "Write at least 3 characters."),
        ("title", "a" * 21, "Shorten this to 20 characters."),
        ("stage", "flying", "Choose one of the answers offered."),
        ("months", "many", "Write a number, for example 6.5."),
        ("months", "NaN", "Write a number, for example 6.5."),
        ("months", "-1", "Write a number that is 0 or more."),
        ("months", "601", "Write a number that is 600 or less."),
        ("months", "1.234.5", "Write a number, for example 6.5."),
        ("months", "0.125", "Write at most 2 decimals."),
        ("people", "0", "Write a number greater than 0."),
        ("people", "two", "Write a whole number, for example 3."),
        ("is_verified", "perhaps", "Answer yes or no."),
        ("started_on", "soon", "Write the day, the month and the year, for example 15 3 2026."),
    ],
)
def test_a_wrong_answer_gets_a_plain_sentence(name, answer, sentence):
    assert _complaint(name, (name, answer)) == sentence


def test_a_date_with_a_part_missing_gets_a_plain_sentence():
    sentence = _complaint(
        "started_on",
        ("started_on-day", "3"),
        ("started_on-month", ""),
        ("started_on-year", "2026"),
    )

    assert sentence == "Write the day, the month and the year, for example 15 3 2026."


def test_a_page_may_say_what_it_asks_for():
    form = fill(Draft, FormData([("title", "")]), missing={"title": "Give the need a title."})

    assert form.error("title").sentence == "Give the need a title."


def test_a_drafts_own_refusal_stands_at_the_field_it_names():
    form = _fill(*_day("started_on", 2026), *_day("ended_on", 2025))

    error = form.error("ended_on")
    assert error.anchor == "ended_on-day"
    assert said(error, Language.EN) == "It ends before it starts (15 March 2026)."


def test_a_services_refusal_can_be_shown_in_the_form():
    form = _fill().complaining(NotFoundError())

    assert form.draft is None
    assert (form.errors[0].name, form.errors[0].anchor) == ("", "main-content")


def test_a_refusal_that_names_its_field_stands_there():
    assert _fill().complaining(InvalidError("lines.0.text")).errors[0].name == "lines-0-text"


@pytest.mark.parametrize(
    ("text", "language", "plain"),
    [
        ("6,5", Language.ES, "6.5"),
        ("6.5", Language.ES, "6.5"),
        ("6,5", Language.EN, "6.5"),
        ("1.234", Language.ES, "1234"),
        ("1.234", Language.EN, "1.234"),
        ("1,234", Language.EN, "1234"),
        ("1,234", Language.ES, "1.234"),
        ("1.234,5", Language.EN, "1234.5"),
        ("1,234.5", Language.ES, "1234.5"),
        ("2.850.000", Language.PT, "2850000"),
        (" 1 000 ", Language.ES, "1000"),
        ("\u22123", Language.ES, "-3"),
        ("0,125", Language.ES, "0.125"),
        ("many", Language.ES, "many"),
    ],
)
def test_numbers_are_read_as_people_write_them(text, language, plain):
    assert plain_number(text, language) == plain


def test_something_kept_is_opened_as_it_would_be_typed():
    kept = {
        "title": "Agenda",
        "months": Decimal("6.50"),
        "started_on": date(2026, 3, 5),
        "stage": Stage.PLANNED,
        "is_listed": True,
        "note": None,
        "tags": [Stage.PLANNED],
        "lines": [{"text": "uno", "is_knockout": False}],
        "cost": {"amount": Decimal(1000), "currency": "UYU"},
    }
    form = prefilled(kept)

    assert form.value("months") == "6,5"
    assert form.value("started_on-month") == "3"
    assert form.holds("stage", Stage.PLANNED)
    assert form.holds("tags", "planned")
    assert form.holds("is_listed", "true")
    assert form.value("lines-0-text") == "uno"
    assert form.value("cost-amount") == "1.000"
    assert form.value("note") == ""


def test_what_is_opened_and_posted_again_is_the_same():
    kept = Draft(
        title="Agenda",
        months=Decimal("1.5"),
        started_on=date(2026, 3, 5),
        lines=[Line(text="uno", weight=3)],
    )
    shown = prefilled(kept)
    pairs = [(name, text) for name, texts in shown.values.items() for text in texts]

    assert fill(Draft, FormData(pairs)).draft == kept


def test_a_form_that_was_never_filled_shows_nothing():
    form = Form()

    assert (form.value("title"), form.error("title"), form.rows("lines", 2)) == (
        "",
        None,
        range(2),
    )
