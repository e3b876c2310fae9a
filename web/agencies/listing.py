"""The list of agencies, as its page shows it."""

from dataclasses import dataclass

from registry.actors import rules
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.agencies.queries import list_agencies
from registry.database.paging import PageAsked
from web.demonstration import Switch, address, switch_at
from web.dependencies import Database

ADDRESS = "/agencies"


@dataclass(frozen=True)
class AgenciesPage:
    """Some of the agencies, those whose name or code holds `text` where it is given."""

    agencies: list[Agency]
    text: str
    switch: Switch
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
    switch = switch_at(ADDRESS, {"q": text}, is_on=demonstration)
    page = list_agencies(session, reader, PageAsked(cursor), text.strip(), switch.shown)
    words = {"q": text, "cursor": page.next}
    return AgenciesPage(
        agencies=page.items,
        text=text,
        switch=switch,
        next_href=address(ADDRESS, words, is_on=demonstration) if page.next else None,
        first_href=address(ADDRESS, {"q": text}, is_on=demonstration) if cursor else None,
        may_register=rules.may(reader, Permission.EDIT_AGENCIES),
        holds_demonstration=any(agency.is_demonstration for agency in page.items),
    )
