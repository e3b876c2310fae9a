"""An agency, as its page shows it."""

from dataclasses import dataclass

from registry.actors import rules
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.agencies.queries import former_codes_of, predecessors_of
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.agencies.holdings import Holdings, holdings_of
from web.dependencies import Database

DONE = {
    "registered": N_("The agency was registered."),
    "edited": N_("The agency was edited."),
    "closed": N_("The agency was closed."),
    "merged": N_(
        "The agency was closed, and what it had was handed to the one that follows it."
    ),
}


@dataclass(frozen=True)
class AgencyPage:
    """An agency with what it publishes, reuses, gives back and needs."""

    agency: Agency
    predecessors: list[Agency]
    former_codes: list[str]
    holdings: Holdings
    may_edit: bool
    may_close: bool
    done: str | None
    holds_demonstration: bool


def agency_page(
    session: Database, reader: rules.Actor, agency: Agency, language: Language, done: str
) -> AgencyPage:
    """Return an agency's page."""
    return AgencyPage(
        agency=agency,
        predecessors=predecessors_of(session, agency),
        former_codes=former_codes_of(session, agency),
        holdings=holdings_of(session, reader, agency, language),
        may_edit=rules.may(reader, Permission.EDIT_AGENCY, agency.id),
        may_close=agency.closed_on is None and rules.may(reader, Permission.EDIT_AGENCIES),
        done=DONE.get(done),
        holds_demonstration=agency.is_demonstration,
    )
