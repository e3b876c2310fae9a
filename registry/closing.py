"""How an agency ends: all that must follow in the same transaction, room by room."""

from sqlalchemy.orm import Session

from registry.accounts.service import mergers as accounts
from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.agencies.schemas import AgencyClosing
from registry.agencies.service import close_agency
from registry.catalogue import departures, handed_in
from registry.catalogue import service as catalogue
from registry.files import service as files
from registry.needs import service as needs
from registry.notifications import service as notifications
from registry.publishers import service as publishers
from registry.reuse import contributing
from registry.reuse import service as reuse
from registry.reuse_readiness import service as reuse_readiness
from registry.upkeep.service import mergers as upkeep
from registry.watches import service as watches

ROOMS = (
    publishers.pass_on,
    catalogue.pass_on,
    handed_in.pass_on,
    departures.pass_on,
    needs.pass_on,
    reuse.pass_on,
    contributing.pass_on,
    reuse_readiness.pass_on,
    upkeep.pass_on,
    watches.pass_on,
    notifications.pass_on,
    files.pass_on,
    accounts.pass_on,
)
"""Each room that holds rows of agencies hands them on itself; a new one adds its own."""


def end_agency(
    session: Session, actor: Actor, agency: Agency, closing: AgencyClosing
) -> Agency | None:
    """Close an agency, and hand all it has to its heir where it has one, who is returned.

    Where nobody follows it, its tokens end: nothing may act for an agency that is no more.
    """
    heir = close_agency(session, actor, agency, closing)
    if heir is None:
        accounts.end_tokens(session, actor, agency)
    else:
        for pass_on in ROOMS:
            pass_on(session, actor, agency, heir)
    return heir
