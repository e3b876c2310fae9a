"""The pages on which an owner enters software and edits it."""

from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from tests.doors.who_may.asking import Asked

PUBLISHES = frozenset({"publisher", "agency_admin", "outsider"})  # each for their own agency
EDITS = frozenset({"publisher", "agency_admin", "reviewer", "admin"})
FILE = "name: Turnero\nurl: https://git.example.org/plaza/turnero\n"

ROUTES = {
    "GET /software/mine": Asked(PUBLISHES),
    "GET /software/new": Asked(PUBLISHES),
    "GET /software/new/form": Asked(PUBLISHES),
    "POST /software/new/form": Asked(PUBLISHES, form={"name": "Otra"}),
    "GET /software/new/file": Asked(PUBLISHES),
    "POST /software/new/file": Asked(PUBLISHES, form={"do": "save", "text": FILE}),
    "GET /software/{slug}/edit": Asked(EDITS),
    "GET /software/{slug}/edit/publiccode.yml": Asked(EDITS),
    "GET /software/{slug}/edit/{step}": Asked(EDITS),
    "POST /software/{slug}/edit/{step}": Asked(EDITS, form={"name": "Agenda", "version": "1"}),
    "GET /software/{slug}/withdraw": Asked(EDITS),
    "POST /software/{slug}/withdraw": Asked(EDITS, form={"reason": "Estaba dos veces."}),
}


def arrange(session, cast) -> dict[str, str]:
    """Publish a software of the agency."""
    software = enter_software(session, cast.publisher.actor, SoftwareDraft(name="Agenda"))
    session.flush()
    return {"slug": software.slug, "step": "name"}
