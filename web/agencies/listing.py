"""The list of agencies, as its page shows it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from registry.actors import rules
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.agencies.queries import list_agencies
from registry.database.paging import PageAsked
from web.dependencies import Database

ADDRESS = "/agencies"


@dataclass(frozen=True)
class AgenciesPage:
    """Some of the agencies, those whose name or code holds `text` where it is given."""

    agencies: list[Agency]
    text: str
    demonstration: bool
    switch_href: str
    next_href: str | None
    first_href: str | None
    may_register: bool
    holds_demonstration: bool


def agencies_page(
    session: Database,
    reader: rules.Actor,
    text: str,
    cursor: str | None,
    *,
    demonstration: bool,
) -> AgenciesPage:
    """Return a page of the list."""
    page = list_agencies(session, PageAsked(cursor), text.strip(), demonstration=demonstration)
    onward = _address(text, page.next, demonstration=demonstration) if page.next else None
    return AgenciesPage(
        agencies=page.items,
        text=text,
        demonstration=demonstration,
        switch_href=_address(text, None, demonstration=not demonstration),
        next_href=onward,
        first_href=_address(text, None, demonstration=demonstration) if cursor else None,
        may_register=rules.may(reader, Permission.EDIT_AGENCIES),
        holds_demonstration=any(agency.is_demonstration for agency in page.items),
    )


def _address(text: str, cursor: str | None, *, demonstration: bool) -> str:
    kept = {"q": text, "demonstration": "1" if demonstration else None, "cursor": cursor}
    query = urlencode({name: value for name, value in kept.items() if value})
    return f"{ADDRESS}?{query}" if query else ADDRESS
