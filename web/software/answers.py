"""What is typed into a step of an entry's form, and the buttons that only draw it anew.

Without script, adding a line and removing one are submit buttons: the step comes back with all
that was typed, and nothing is kept.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from starlette.datastructures import FormData

from registry.catalogue.entry import Entry, Upkeep
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.form_sentences import Complaint
from web.forms import Form, fill, prefilled
from web.software.step_drafts import (
    NAMELESS,
    NO_LANGUAGE,
    DescriptionStep,
    KindStep,
    NameStep,
    NeedsStep,
    RightsStep,
    StepDraft,
    UpkeepStep,
)
from web.software.steps import Step

BUTTON = "do"
OTHER = "other"
MOST_ROWS = 40
ASKS = {"name": N_("Say what the software is called.")}
ASKS_LICENCE = N_("Write which licence it is, or say that it is not known.")
DRAFTS: Mapping[Step, type[StepDraft]] = {
    Step.NAME: NameStep,
    Step.DESCRIPTION: DescriptionStep,
    Step.KIND: KindStep,
    Step.RIGHTS: RightsStep,
    Step.UPKEEP: UpkeepStep,
    Step.NEEDS: NeedsStep,
}
ROWS: Mapping[
    Step, Mapping[str, int]
] = {  # the lists of each step, and how many lines are shown
    Step.NAME: {},
    Step.DESCRIPTION: {"texts": 1},
    Step.KIND: {},
    Step.RIGHTS: {},
    Step.UPKEEP: {"contacts": 1, "contractors": 1},
    Step.NEEDS: {"base_software": 2},
}
_NAME = re.compile(r"(contacts|contractors|base_software)-\d+-name")
_LANGUAGE = re.compile(r"texts-\d+-language")
_LINES = re.compile(r"texts-\d+-(?:features|screenshots)|aliases")

AnyForm = Form[Any]  # Any: what a step hands in, or what is kept


class Drawn(NamedTuple):
    """A step to be shown: how many lines each of its lists has, and which is written in next."""

    step: Step
    form: AnyForm
    rows: Mapping[str, int]
    focus: str = ""


def blank(step: Step, language: Language) -> Drawn:
    """Return a step before anything is known."""
    return Drawn(step, prefilled({}, language), ROWS[step])


def kept(
    step: Step, entry: Entry, upkeep: Upkeep, language: Language, successor: str | None = None
) -> Drawn:
    """Return a step that shows an entry as it is kept, with an empty line where lines can be added.

    `successor` is the slug of what follows it, where the reader may know of that.
    """
    values = DRAFTS[step].shown(entry, upkeep)
    if step is Step.UPKEEP:
        values = {**values, "successor": successor}
    if step is Step.DESCRIPTION and not values["texts"]:
        values = {"texts": [{"language": language.value}]}
    form = prefilled(values, language)
    more = 0 if step is Step.DESCRIPTION else 1
    rows = {name: max(least, len(form.rows(name)) + more) for name, least in ROWS[step].items()}
    return Drawn(step, form, rows)


def read(step: Step, posted: FormData, language: Language) -> Form[StepDraft]:
    """Read what a step hands in."""
    answers = _parted(posted)
    form = fill(DRAFTS[step], answers, language, _asks(answers))
    if posted.get("licence") == OTHER and not str(posted.get("licence_other", "")).strip():
        return form.complaining(Complaint(ASKS_LICENCE), "licence_other")
    return form


def drawn_anew(step: Step, posted: FormData, language: Language) -> Drawn | None:
    """Return the step that a button only draws anew; None where it is to be kept."""
    button, _, which = str(posted.get(BUTTON, "")).partition(" ")
    name, _, number = which.partition(" ")
    if button not in {"add", "remove"} or name not in ROWS[step]:
        return None
    answers = posted
    if button == "remove":
        head = f"{name}-{number}-"
        left = [pair for pair in posted.multi_items() if not pair[0].startswith(head)]
        answers = FormData(left)
    form = fill(DRAFTS[step], _parted(answers), language)
    form = replace(form, draft=None, errors=())
    rows = {each: max(len(form.rows(each)), 1) for each in ROWS[step]}
    if button == "add":
        rows[name] = min(len(form.rows(name)) + 1, MOST_ROWS)
    return Drawn(step, form, rows, f"{name}-{rows[name] - 1}")


def shown_again(step: Step, form: AnyForm) -> Drawn:
    """Return the step with what was typed, and with what is to be put right."""
    rows = {name: max(least, len(form.rows(name))) for name, least in ROWS[step].items()}
    return Drawn(step, form, rows)


def _asks(answers: FormData) -> dict[str, str]:
    """Return what is asked where a line says something, and not what it is about."""
    names = {name: NAMELESS for name in answers if _NAME.fullmatch(name)}
    languages = {name: NO_LANGUAGE for name in answers if _LANGUAGE.fullmatch(name)}
    return {**ASKS, **names, **languages}


def _parted(posted: FormData) -> FormData:
    """Part what is typed into one field, a line or a comma for each; take over a licence that is written."""
    answers: list[tuple[str, Any]] = []
    for name, value in posted.multi_items():
        if _LINES.fullmatch(name):
            answers += [(name, line) for line in str(value).splitlines() if line.strip()] or [
                (name, "")
            ]
        elif name == "more_platforms":
            words = (word.strip() for word in str(value).split(","))
            answers += [("platforms", word) for word in words if word]
        elif name == "licence" and value == OTHER:
            answers.append((name, posted.get("licence_other", "")))
        elif name != "licence_other":
            answers.append((name, value))
    return FormData(answers)
