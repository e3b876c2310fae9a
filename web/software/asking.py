"""A step of an entry's form, and the whole of it, as their pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from registry.actors import rules
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.agencies.queries import agency_with_id, every_agency
from registry.catalogue.models import Software
from registry.catalogue.queries import is_demonstration
from registry.catalogue.rules import may_follow
from registry.catalogue.taking_over import is_own
from registry.catalogue.vocabulary import Life
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.reviews.queries import is_in_good_standing, reviews_of
from registry.reviews.vocabulary import ReviewDecision
from registry.search.facet_words import MAINTENANCE, STATUSES
from web.changes import Change
from web.dependencies import Database
from web.names import BASE_KINDS, MAINTENANCE_TYPES, PRECISIONS, SOFTWARE_TYPES, choices
from web.needs.asking import CURRENCIES, LANGUAGES, category_choices
from web.software.answers import AnyForm, Drawn
from web.software.steps import Step, step_of
from web.software.written import FileShown, file_shown

Choices = list[tuple[str, str]]
PLATFORMS = (
    ("web", N_("Web")),
    ("windows", "Windows"),
    ("mac", "macOS"),
    ("linux", "Linux"),
    ("android", "Android"),
    ("ios", "iOS"),
)
LICENCES = (
    ("GPL-3.0-or-later", "GNU GPL 3"),
    ("AGPL-3.0-or-later", "GNU AGPL 3"),
    ("LGPL-3.0-or-later", "GNU LGPL 3"),
    ("EUPL-1.2", "EUPL 1.2"),
    ("MPL-2.0", "Mozilla 2.0"),
    ("Apache-2.0", "Apache 2.0"),
    ("MIT", "MIT"),
    ("BSD-3-Clause", "BSD 3"),
)
SPOKEN = (*LANGUAGES, ("gn", "Avañe'ẽ"), ("ca", "Català"))


@dataclass(frozen=True)
class Lists:
    """What the form's fields offer."""

    types: Choices
    statuses: Choices
    platforms: Choices
    categories: Choices
    languages: tuple[tuple[str, str], ...]
    spoken: tuple[tuple[str, str], ...]
    licences: tuple[tuple[str, str], ...]
    agencies: Choices
    stewards: Choices  # none where the stewardship is handed over on its own page
    maintenance: Choices
    maintenance_statuses: Choices
    base_kinds: Choices
    precisions: Choices
    currencies: Choices


@dataclass(frozen=True)
class RemarkShown:
    """What a reviewer asks to be changed, and the step in which that is done."""

    field: str
    text: str
    step: Step | None


@dataclass(frozen=True)
class Asked:
    """The changes that the latest review asks for."""

    note: str | None
    remarks: list[RemarkShown]


@dataclass(frozen=True)
class About:
    """Which entry a form is about, in which version it was opened, and what changed meanwhile.

    `registered` is the entry that has the repository which was typed, where there is one.
    """

    agency: Agency | None
    software: Software | None = None
    version: int = 0
    changes: list[Change] | None = None
    registered: Software | None = None


@dataclass(frozen=True)
class StepPage:
    """One step of the form."""

    step: Step
    steps: list[Step]
    form: AnyForm
    rows: Mapping[str, range]
    focus: str
    agency: Agency | None
    software: Software | None
    version: int
    changes: list[Change] | None
    registered: Software | None
    asked: Asked | None
    file: FileShown | None
    lists: Lists
    holds_demonstration: bool


@dataclass(frozen=True)
class WholePage:
    """The whole entry with its file, and where it can go from here."""

    software: Software
    agency: Agency | None
    steps: list[Step]
    file: FileShown
    asked: Asked | None
    may_submit: bool
    may_publish: bool
    may_withdraw: bool
    may_hand_in: bool
    done: str
    holds_demonstration: bool


def step_page(
    session: Database,
    reader: rules.Actor,
    language: Language,
    drawn: Drawn,
    about: About,
) -> StepPage:
    """Return the page of a step."""
    software = about.software
    invented = is_demonstration(software) if software else False
    return StepPage(
        step=drawn.step,
        steps=list(Step),
        form=drawn.form,
        rows={name: range(count) for name, count in drawn.rows.items()},
        focus=drawn.focus,
        agency=about.agency,
        software=software,
        version=about.version,
        changes=about.changes,
        registered=about.registered,
        asked=asked_of(session, reader, software) if software else None,
        file=file_shown(session, reader, software, language) if software else None,
        lists=_lists(session, reader, software, language),
        holds_demonstration=invented
        or (about.agency is not None and about.agency.is_demonstration),
    )


def whole_page(
    session: Database, reader: rules.Actor, software: Software, language: Language, done: str
) -> WholePage:
    """Return the page of the whole entry."""
    life = software.life
    return WholePage(
        software=software,
        agency=software.agency,
        steps=list(Step),
        file=file_shown(session, reader, software, language),
        asked=asked_of(session, reader, software),
        may_submit=may_follow(Life.IN_REVIEW, after=life),
        may_publish=life is Life.DRAFT and stands_well(session, software),
        may_withdraw=life is Life.PUBLISHED,
        may_hand_in=is_own(reader, software) and not software.is_withdrawn,
        done=done,
        holds_demonstration=is_demonstration(software),
    )


def stands_well(session: Database, software: Software) -> bool:
    """Tell whether an entry may be published before a review."""
    if software.agency_id is None:
        return True
    return is_in_good_standing(session, agency_with_id(session, software.agency_id))


def asked_of(session: Database, reader: rules.Actor, software: Software) -> Asked | None:
    """Return what the latest review asks to be changed, until its owner asks for the next."""
    if software.life is Life.IN_REVIEW:
        return None
    latest = next(iter(reviews_of(session, reader, software)), None)
    if latest is None or latest.review.decision is not ReviewDecision.CHANGES_REQUESTED:
        return None
    remarks = [
        RemarkShown(each.field, each.text, step_of(each.field)) for each in latest.remarks
    ]
    return Asked(latest.review.note, remarks)


def _stewards(reader: rules.Actor, software: Software | None, agencies: Choices) -> Choices:
    """Return which agencies the form may make the steward: one's own where there is none, or any for staff."""
    if rules.may(reader, Permission.EDIT_ANY_SOFTWARE):
        return agencies
    if software is None or software.steward is not None or software.agency is None:
        return []
    return [each for each in agencies if each[0] == software.agency.code]


def _lists(
    session: Database, reader: rules.Actor, software: Software | None, language: Language
) -> Lists:
    agencies = [(each.code, f"{each.code}, {each.name}") for each in every_agency(session)]
    return Lists(
        types=choices(SOFTWARE_TYPES, language),
        statuses=choices(STATUSES, language),
        platforms=[(word, translate(language, name)) for word, name in PLATFORMS],
        categories=category_choices(language),
        languages=LANGUAGES,
        spoken=SPOKEN,
        licences=LICENCES,
        agencies=agencies,
        stewards=_stewards(reader, software, agencies),
        maintenance=choices(MAINTENANCE_TYPES, language),
        maintenance_statuses=choices(MAINTENANCE, language),
        base_kinds=choices(BASE_KINDS, language),
        precisions=choices(PRECISIONS, language),
        currencies=[(code, code) for code in CURRENCIES],
    )
