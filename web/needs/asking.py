"""The form of a need, as its page shows it."""

from dataclasses import dataclass
from functools import cache
from typing import Self
from unicodedata import combining, normalize

from registry.agencies.models import Agency
from registry.agencies.queries import every_agency
from registry.catalogue.category_words import CATEGORY_WORDS, category_name
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.needs.models import Need
from registry.needs.queries import categories_with_templates
from registry.needs.vocabulary import NeedVisibility
from web.changes import Change
from web.dependencies import Database
from web.names import NEED_STATUSES, NEED_VISIBILITIES, PRIORITIES, REQUIREMENT_KINDS, choices
from web.needs.answers import AnyForm, Drawn

Choices = list[tuple[str, str]]
CURRENCIES = ("UYU", "UYI", "USD", "EUR", "BRL", "ARS", "CLP", "PYG")
LANGUAGES = (
    ("es", "Español"),
    ("pt", "Português"),
    ("en", "English"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("de", "Deutsch"),
)

NAMES = {  # of a need's columns, where the page says what changed
    "title": N_("Title"),
    "problem": N_("Problem"),
    "unit": N_("Unit"),
    "language": N_("Language"),
    "affected_process": N_("Affected process"),
    "user_groups": N_("Who will use it"),
    "volume": N_("Volume"),
    "categories": N_("Categories"),
    "keywords": N_("Keywords"),
    "has_personal_data": N_("Personal data"),
    "personal_data_category": N_("Kind of personal data"),
    "target_go_live_on": N_("Target day"),
    "budget": N_("Budget"),
    "budget_currency": N_("Currency"),
    "budget_price_year": N_("Year of the prices"),
    "time_limit_months": N_("Time limit in months"),
    "status": N_("State"),
    "visibility": N_("Who may read it"),
    "confidential_until": N_("Confidential until"),
}


@dataclass(frozen=True)
class Lists:
    """What the form's fields offer."""

    categories: Choices
    usual: list[str]
    kinds: Choices
    priorities: Choices
    visibilities: Choices
    statuses: Choices
    currencies: Choices
    languages: Choices
    agencies: Choices


@dataclass(frozen=True)
class About:
    """Whose need a form is about, and which one, in which version, where it is kept already.

    `changes` is what someone else changed meanwhile, where the form was opened on an older version.
    """

    agency: Agency
    need: Need | None = None
    version: int = 0
    changes: list[Change] | None = None

    @classmethod
    def of(cls, need: Need) -> Self:
        """Return what a form about a need that is kept is about."""
        return cls(need.agency, need, need.version)


@dataclass(frozen=True)
class NeedFormPage:
    """The form that states a need, or edits the one that is given."""

    form: AnyForm
    rows: range
    focus: int | None
    agency: Agency
    need: Need | None
    version: int
    lists: Lists
    changes: list[Change] | None
    holds_demonstration: bool


def form_page(
    session: Database, language: Language, drawn: Drawn, about: About
) -> NeedFormPage:
    """Return the form's page."""
    return NeedFormPage(
        form=drawn.form,
        rows=range(drawn.rows),
        focus=drawn.focus,
        agency=about.agency,
        need=about.need,
        version=about.version,
        lists=_lists(session, language, about.agency),
        changes=about.changes,
        holds_demonstration=about.agency.is_demonstration,
    )


@cache
def category_choices(language: Language) -> Choices:
    """Return all categories, in the alphabetical order of the reader's language."""
    named = ((code, category_name(code, language)) for code in CATEGORY_WORDS)
    return sorted(named, key=lambda pair: _plain(pair[1]))


def _lists(session: Database, language: Language, agency: Agency) -> Lists:
    others = (each for each in every_agency(session) if each.id != agency.id)
    usual = categories_with_templates(session)
    return Lists(
        categories=category_choices(language),
        usual=sorted((category_name(code, language) for code in usual), key=_plain),
        kinds=choices(REQUIREMENT_KINDS, language),
        priorities=choices(PRIORITIES, language),
        visibilities=choices(NEED_VISIBILITIES, language, NeedVisibility),
        statuses=choices(NEED_STATUSES, language),
        currencies=[(code, code) for code in CURRENCIES],
        languages=list(LANGUAGES),
        agencies=[(each.code, f"{each.code}, {each.name}") for each in others],
    )


def _plain(name: str) -> str:
    return "".join(mark for mark in normalize("NFKD", name.casefold()) if not combining(mark))
