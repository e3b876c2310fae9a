"""The buttons by which an owner moves an entry on, asked of one that anyone may know of: a withdrawn one."""

from registry.actors.rules import SYSTEM
from registry.catalogue.publishing import withdraw
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from tests.doors.who_may.asking import Asked
from tests.doors.who_may.owner_pages import EDITS

ROUTES = {
    "POST /software/{slug}/submit": Asked(EDITS),
    "POST /software/{slug}/publish": Asked(EDITS, says=409),  # it goes by a review
}


def arrange(session, cast) -> dict[str, str]:
    """Withdraw a software of the agency."""
    software = enter_software(session, cast.publisher.actor, SoftwareDraft(name="Retirada"))
    withdraw(session, SYSTEM, software, "Estaba dos veces.")
    session.flush()
    return {"slug": software.slug}
