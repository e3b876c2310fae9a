"""The list of needs, as its page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from registry.actors import rules
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.agencies.queries import agency_named_in, every_agency
from registry.catalogue.category_words import category_name
from registry.database.paging import PageAsked
from registry.language.vocabulary import Language
from registry.matching.alike import needs_near
from registry.needs.models import Need, Requirement
from registry.needs.queries import NeedsAsked, list_needs, requirements_of_each
from registry.needs.vocabulary import NeedStatus, Priority
from registry.search.index.store import VectorStore
from web.demonstration import Switch, address, switch_at
from web.dependencies import Database
from web.needs.asking import category_choices

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
class ListAsked:
    """What is looked for among the needs, as an address says it."""

    text: str = ""
    category: str = ""
    agency: str = ""
    cursor: str = ""

    @property
    def is_search(self) -> bool:
        """Whether anything is looked for, beside an agency's own."""
        return bool(self.text or self.category)


@dataclass(frozen=True)
class NeedsPage:
    """Some of the needs that a reader may know of, of one agency where it is given.

    `near` come near in meaning to what is looked for, and hold not all of its words.
    """

    rows: list[NeedRow]
    near: list[NeedRow]
    asked: ListAsked
    agency: Agency | None
    categories: list[tuple[str, str]]
    agencies: list[tuple[str, str]]
    switch: Switch
    may_state: bool
    next_href: str | None
    first_href: str | None
    holds_demonstration: bool


def needs_page(
    session: Database,
    store: VectorStore,
    reader: rules.Actor,
    language: Language,
    asked: ListAsked,
    *,
    demonstration: bool,
) -> NeedsPage:
    """Return a page of the list."""
    agency = agency_named_in(session, "agency", asked.agency) if asked.agency else None
    kept = {
        "q": asked.text,
        "category": asked.category,
        "agency": agency.code if agency else None,
    }
    switch = switch_at(ADDRESS, kept, is_on=demonstration, agency=agency)
    sought = NeedsAsked(asked.text, asked.category or None, agency, switch.shown)
    found = list_needs(session, reader, PageAsked(asked.cursor or None), sought)
    near = [] if asked.cursor else needs_near(session, store, reader, sought)
    listed = {need.id for need in found.items}
    every = need_rows(
        session,
        [*found.items, *(each.need for each in near if each.need.id not in listed)],
        language,
    )
    onward = {**kept, "cursor": found.next}
    return NeedsPage(
        rows=every[: len(found.items)],
        near=every[len(found.items) :],
        asked=asked,
        agency=agency,
        categories=category_choices(language),
        agencies=_choices_of(session),
        switch=switch,
        may_state=rules.may(reader, Permission.STATE_NEED, reader.agency_id),
        next_href=address(ADDRESS, onward, is_on=demonstration) if found.next else None,
        first_href=address(ADDRESS, kept, is_on=demonstration) if asked.cursor else None,
        holds_demonstration=any(row.need.agency.is_demonstration for row in every),
    )


def _choices_of(session: Database) -> list[tuple[str, str]]:
    return [(each.code, each.name) for each in every_agency(session)]


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
