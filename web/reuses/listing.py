"""The list of reuses, as its page shows it: the real ones, and the invented ones when asked for."""

from dataclasses import dataclass
from decimal import Decimal

from registry.actors import rules
from registry.agencies.models import Agency
from registry.agencies.queries import agency_named_in
from registry.database.paging import PageAsked
from registry.reuse.queries import accounts_of, list_reuses, reusing_agencies
from web.demonstration import Switch, address, switch_at
from web.dependencies import Database
from web.reuses.rows import ReuseRow, row_of, scale_of

ADDRESS = "/reuses"


@dataclass(frozen=True)
class ReusesPage:
    """Some of the reuses that a reader may know of, of one agency where it is given."""

    rows: list[ReuseRow]
    scale: Decimal | None
    agency: Agency | None
    agencies: list[tuple[str, str]]
    switch: Switch
    next_href: str | None
    first_href: str | None
    holds_demonstration: bool


@dataclass(frozen=True)
class ReusesAsked:
    """Which reuses are asked for."""

    agency: str | None = None
    demonstration: bool = False
    cursor: str | None = None


def reuses_page(session: Database, reader: rules.Actor, asked: ReusesAsked) -> ReusesPage:
    """Return a page of the list."""
    agency = agency_named_in(session, "agency", asked.agency) if asked.agency else None
    kept = {"agency": agency.code if agency else None}
    switch = switch_at(ADDRESS, kept, is_on=asked.demonstration, agency=agency)
    page = list_reuses(
        session,
        reader,
        PageAsked(asked.cursor),
        agency=agency,
        demonstration=switch.shown,
    )
    rows = [row_of(account) for account in accounts_of(session, page.items)]
    offered = reusing_agencies(session, reader, switch.shown)
    onward = {**kept, "cursor": page.next}
    return ReusesPage(
        rows=rows,
        scale=scale_of(rows),
        agency=agency,
        agencies=[(each.code, _called(each)) for each in offered],
        switch=switch,
        next_href=address(ADDRESS, onward, is_on=asked.demonstration) if page.next else None,
        first_href=address(ADDRESS, kept, is_on=asked.demonstration) if asked.cursor else None,
        holds_demonstration=any(row.is_demonstration for row in rows),
    )


def _called(agency: Agency) -> str:
    return f"{agency.acronym}, {agency.name}" if agency.acronym else agency.name
