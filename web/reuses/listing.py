"""The list of reuses, as its page shows it: the real ones, and the invented ones when asked for."""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from registry.actors import rules
from registry.agencies.models import Agency
from registry.agencies.queries import agency_named_in
from registry.database.paging import PageAsked
from registry.reuse.queries import accounts_of, list_reuses, reusing_agencies
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
    demonstration: bool
    switch_href: str
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
    shows_invented = asked.demonstration
    page = list_reuses(
        session,
        reader,
        PageAsked(asked.cursor),
        agency=agency,
        demonstration=shows_invented,
    )
    rows = [row_of(account) for account in accounts_of(session, page.items)]
    offered = reusing_agencies(session, reader, demonstration=shows_invented)
    here = _address(agency, demonstration=shows_invented)
    return ReusesPage(
        rows=rows,
        scale=scale_of(rows),
        agency=agency,
        agencies=[(each.code, f"{each.code}, {each.name}") for each in offered],
        demonstration=shows_invented,
        switch_href=_address(agency, demonstration=not shows_invented),
        next_href=_address(agency, demonstration=shows_invented, cursor=page.next)
        if page.next
        else None,
        first_href=here if asked.cursor else None,
        holds_demonstration=any(row.is_demonstration for row in rows),
    )


def _address(agency: Agency | None, *, demonstration: bool, cursor: str | None = None) -> str:
    kept = {
        "agency": agency.code if agency else None,
        "demonstration": "1" if demonstration else None,
        "cursor": cursor,
    }
    query = urlencode({name: value for name, value in kept.items() if value})
    return f"{ADDRESS}?{query}" if query else ADDRESS
