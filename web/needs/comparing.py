"""Some software side by side, requirement by requirement, as its page shows it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from registry.actors import rules
from registry.catalogue.models import Software
from registry.errors import InvalidError
from registry.house import House
from registry.language.vocabulary import Language
from registry.matching.side_by_side import MOST_COMPARED, Compared, compared
from registry.needs.models import Need, Requirement
from registry.needs.vocabulary import Priority
from web.dependencies import Database
from web.needs.candidates import Found, Reason, found_by, reason_of
from web.reuses.rows import ReuseRow, row_of

SHOWN_REUSES = 3


@dataclass(frozen=True)
class Chosen:
    """What is to be compared, read in which language; `only` one of them, where one is looked at alone."""

    slugs: list[str]
    language: Language
    only: str = ""


@dataclass(frozen=True)
class Column:
    """One software of the comparison; `href` shows it alone, `without` the others without it."""

    software: Software
    successor: Software | None
    found: dict[Priority, Found]
    missing_knockouts: list[str]
    reasons: list[Reason]
    reuses: list[ReuseRow]
    more_reuses: int
    is_demonstration: bool
    href: str
    without: str | None


@dataclass(frozen=True)
class Line:
    """One requirement, with what each software that is shown says of it."""

    requirement: Requirement
    reasons: list[Reason]


@dataclass(frozen=True)
class ComparisonPage:
    """A comparison: of all that were chosen, or of one of them alone; `refusal` says why there is none."""

    need: Need
    every: list[Column]
    shown: list[Column]
    lines: list[Line]
    only: Column | None
    all_href: str
    before: Column | None
    after: Column | None
    most: int
    refusal: InvalidError | None
    holds_demonstration: bool


def comparison_page(
    session: Database,
    house: House,
    reader: rules.Actor,
    need: Need,
    chosen: Chosen,
) -> ComparisonPage:
    """Return the page of a comparison; where it cannot be made, the page that says why."""
    try:
        every = compared(session, house.vectors, reader, need, chosen.slugs, chosen.language)
    except InvalidError as refusal:
        return _page(need, [], None, refusal)
    names = [each.fit.software.slug for each in every]
    columns = [_column(need, each, names) for each in every]
    at = names.index(chosen.only) if chosen.only in names else None
    return _page(need, columns, at)


def _page(
    need: Need, every: list[Column], at: int | None, refusal: InvalidError | None = None
) -> ComparisonPage:
    shown = every if at is None else [every[at]]
    lines = zip(*(column.reasons for column in shown), strict=True)
    return ComparisonPage(
        need=need,
        every=every,
        shown=shown,
        lines=[Line(reasons[0].requirement, list(reasons)) for reasons in lines],
        only=None if at is None else every[at],
        all_href=_href(need, [column.software.slug for column in every]),
        before=every[at - 1] if at else None,
        after=every[at + 1] if at is not None and at + 1 < len(every) else None,
        most=MOST_COMPARED,
        refusal=refusal,
        holds_demonstration=need.agency.is_demonstration
        or any(column.is_demonstration for column in every),
    )


def _column(need: Need, one: Compared, names: list[str]) -> Column:
    fit = one.fit
    slug = fit.software.slug
    others = [name for name in names if name != slug]
    return Column(
        software=fit.software,
        successor=fit.successor,
        found=found_by(fit),
        missing_knockouts=[row.code for row in fit.missing_knockouts],
        reasons=[reason_of(met, fit.software) for met in fit.met],
        reuses=[row_of(account) for account in one.reuses[:SHOWN_REUSES]],
        more_reuses=max(len(one.reuses) - SHOWN_REUSES, 0),
        is_demonstration=fit.is_demonstration,
        href=_href(need, names, only=slug),
        without=_href(need, others) if others else None,
    )


def _href(need: Need, names: list[str], only: str | None = None) -> str:
    words = [("software", name) for name in names] + ([("only", only)] if only else [])
    return f"/needs/{need.id}/compare?{urlencode(words)}"
