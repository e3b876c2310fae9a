"""What is typed into the form of a need, and the buttons that only draw it anew.

Without script, adding a line, removing one and bringing the usual requirements of a category are
submit buttons: the form comes back with all that was typed, and nothing is kept.
"""

import re
from dataclasses import replace
from typing import Any, NamedTuple

from starlette.datastructures import FormData

from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.needs.models import Need, Requirement, RequirementTemplate
from registry.needs.queries import templates_for
from registry.needs.schemas import NeedDraft, NeedEdit, NeedFields
from registry.needs.vocabulary import NeedStatus, NeedVisibility
from registry.text import Line, Prose
from web.dependencies import Database
from web.form_reading import row_indexes
from web.form_sentences import Complaint
from web.forms import Form, fill, prefilled

ROWS = "requirements"
BUTTON = "do"
MOST_ROWS = 300
BLANK_ROWS = 3
LONGEST_NUMBER = 6

ORDER = (
    "title",
    "problem",
    "categories",
    "keywords",
    ROWS,
    "time_limit_months",
    "target_go_live_on",
    "budget",
    "budget_currency",
    "budget_price_year",
)
ASKS = {
    "title": N_("Say in a few words what your agency must be able to do."),
    "problem": N_("Say what happens today, and to whom."),
}
ASKS_PRIORITY = N_("Say how much this weighs: must, should or could.")
NO_CATEGORY = N_("Choose the categories first; their usual requirements are then brought.")
NONE_USUAL = N_("These categories have no usual requirements that are not in the list already.")

AnyForm = Form[Any]  # Any: a draft, an edit, or what is kept


class EditedNeed(NeedEdit):
    """An edit as the form hands it in: whole, so that nothing is emptied without a word."""

    title: Line
    problem: Prose
    status: NeedStatus


class Drawn(NamedTuple):
    """A form to be shown: how many rows it has, and which of them is written in next."""

    form: AnyForm
    rows: int
    focus: int | None = None


def blank(language: Language, problem: str = "") -> Drawn:
    """Return an empty form; in the reader's language, until they say otherwise."""
    usual = {"language": language, "visibility": NeedVisibility.GOVERNMENT, "problem": problem}
    return Drawn(prefilled(usual, language), BLANK_ROWS)


def kept(
    need: Need, requirements: list[Requirement], shared_with: list[str], language: Language
) -> Drawn:
    """Return the form that shows a need as it is kept."""
    plain = set(NeedFields.model_fields) - {ROWS, "shared_with"} | {
        "title",
        "problem",
        "status",
    }
    lines = [
        {name: getattr(row, name) for name in _ROW_FIELDS} | {"kind": row.kind}
        for row in requirements
    ]
    values = {name: getattr(need, name) for name in plain}
    form = prefilled({**values, "shared_with": shared_with, ROWS: lines}, language)
    return Drawn(form, len(lines) + 1)


def stated(posted: FormData, language: Language) -> Form[NeedDraft]:
    """Read a need that is stated."""
    answers = _parted(posted)
    return fill(NeedDraft, answers, language, _asks(answers))


def edited(posted: FormData, language: Language) -> Form[EditedNeed]:
    """Read a need that is edited; its requirements are handed in whole, none of them too."""
    answers = _parted(posted)
    form = fill(EditedNeed, answers, language, _asks(answers))
    if form.draft is None:
        return form
    draft = form.draft.model_copy(update={ROWS: form.draft.requirements})
    return replace(form, draft=draft)


def drawn_anew(session: Database, posted: FormData, language: Language) -> Drawn | None:
    """Return the form that a button only draws anew; None where it is to be kept."""
    button, _, number = str(posted.get(BUTTON, "")).partition("-")
    if button not in {"add", "remove", "usual"}:
        return None
    answers = _parted(posted)
    if button == "remove":
        head = f"{ROWS}-{number}-"
        answers = FormData(
            [
                (name, value)
                for name, value in answers.multi_items()
                if not name.startswith(head)
            ]
        )
    form = replace(fill(NeedDraft, answers, language), draft=None, errors=())
    rows = len(form.rows(ROWS))
    if button == "usual":
        return _with_usual(session, form, language)
    if button == "add":
        return Drawn(form, min(rows + 1, MOST_ROWS), focus=min(rows, MOST_ROWS - 1))
    before = int(number) - 1 if number.isdecimal() and len(number) < LONGEST_NUMBER else 0
    return Drawn(form, max(rows, 1), focus=max(min(before, rows - 1), 0))


def shown_again(form: AnyForm) -> Drawn:
    """Return the form with what was typed, and with what is to be put right."""
    return Drawn(form.in_order(ORDER), max(len(form.rows(ROWS)), 1))


_ROW_FIELDS = (
    "code",
    "priority",
    "text",
    "acceptance_criterion",
    "is_knockout",
    "weight_override",
    "weight_reason",
    "source",
)


def _parted(posted: FormData) -> FormData:
    """Part the keywords, which are typed into one field."""
    kept = [pair for pair in posted.multi_items() if pair[0] != "keywords"]
    words = [word.strip() for word in re.split(r"[,;\n]", str(posted.get("keywords", "")))]
    return FormData([*kept, *(("keywords", word) for word in words if word), ("keywords", "")])


def _asks(answers: FormData) -> dict[str, str]:
    flat = {name: [str(value)] for name, value in answers.multi_items()}
    rows = range(len(row_indexes(flat, ROWS)))
    return {**ASKS, **{f"{ROWS}-{number}-priority": ASKS_PRIORITY for number in rows}}


def _with_usual(session: Database, form: AnyForm, language: Language) -> Drawn:
    categories = [code for code in form.values.get("categories", ()) if code]
    if not categories:
        return shown_again(form.complaining(Complaint(NO_CATEGORY), "categories"))
    rows = form.rows(ROWS)
    there = {form.value(f"{ROWS}-{number}-text").casefold() for number in rows}
    usual = [
        (template, text)
        for template in templates_for(session, categories)
        if (text := _said(template, language)).casefold() not in there
    ][: MOST_ROWS - len(rows)]
    if not usual:
        return shown_again(form.complaining(Complaint(NONE_USUAL), "categories"))
    values = dict(form.values)
    for number, (template, text) in enumerate(usual, start=len(rows)):
        values[f"{ROWS}-{number}-text"] = [text]
        values[f"{ROWS}-{number}-kind"] = [template.kind.value]
        values[f"{ROWS}-{number}-priority"] = [template.priority.value]
    return Drawn(replace(form, values=values), len(rows) + len(usual), focus=len(rows))


def _said(template: RequirementTemplate, language: Language) -> str:
    return template.text.get(language) or next(iter(template.text.values()), "")
