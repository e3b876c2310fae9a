"""The list of needs, as its page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from registry.actors import rules
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.agencies.queries import agency_named_in
from registry.catalogue.category_words import category_name
from registry.database.paging import PageAsked
from registry.language.vocabulary import Language
from registry.needs.models import Need, Requirement
from registry.needs.queries import list_needs, requirements_of_each
from registry.needs.vocabulary import NeedStatus, Priority
from web.demonstration import Switch, address, switch_at
from web.dependencies import Database

ADDRESS = "/needs"
STATE_MARKS: Mapping[NeedStatus, str] = {
    NeedStatus.DRAFT: "off",
    NeedStatus.IN_REUSE: "on",
    NeedStatus.CLOSED: "ended",
    NeedStatus.WITHDRAWN: "ended",
}
UNDER_WAY = "half"


@dataclass(frozen=True)
class NeedRow:
    """One need of a list."""

    need: Need
    categories: list[str]
    requirements: int
    musts: int
    mark: str


@dataclass(frozen=True)
class NeedsPage:
    """Some of the needs that a reader may know of, of one agency where it is given."""

    rows: list[NeedRow]
    agency: Agency | None
    switch: Switch
    may_state: bool
    next_href: str | None
    first_href: str | None
    holds_demonstration: bool


def needs_page(
    session: Database,
    reader: rules.Actor,
    language: Language,
    code: str | None,
    cursor: str | None,
    *,
    demonstration: bool,
) -> NeedsPage:
    """Return a page of the list."""
    agency = agency_named_in(session, "agency", code) if code else None
    kept = {"agency": agency.code if agency else None}
    switch = switch_at(ADDRESS, kept, is_on=demonstration, agency=agency)
    found = list_needs(session, reader, PageAsked(cursor), agency, switch.shown)
    rows = need_rows(session, found.items, language)
    onward = {**kept, "cursor": found.next}
    return NeedsPage(
        rows=rows,
        agency=agency,
        switch=switch,
        may_state=rules.may(reader, Permission.STATE_NEED, reader.agency_id),
        next_href=address(ADDRESS, onward, is_on=demonstration) if found.next else None,
        first_href=address(ADDRESS, kept, is_on=demonstration) if cursor else None,
        holds_demonstration=any(row.need.agency.is_demonstration for row in rows),
    )


def need_rows(session: Database, needs: list[Need], language: Language) -> list[NeedRow]:
    """Return needs as rows, with how much each of them asks for."""
    asked = requirements_of_each(session, needs)
    return [_row(need, asked.get(need.id, []), language) for need in needs]


def mark_of(status: NeedStatus) -> str:
    """Return the mark that stands before where a need stands."""
    return STATE_MARKS.get(status, UNDER_WAY)


def _row(need: Need, requirements: list[Requirement], language: Language) -> NeedRow:
    return NeedRow(
        need=need,
        categories=[category_name(code, language) for code in need.categories],
        requirements=len(requirements),
        musts=sum(row.priority is Priority.MUST for row in requirements),
        mark=mark_of(need.status),
    )
