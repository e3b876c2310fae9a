"""The pages on which an owner enters software and edits it."""

from registry.catalogue.handed_in import hand_in
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.files.schemas import Upload
from registry.settings import Settings
from tests.doors.who_may.asking import Asked

PUBLISHES = frozenset({"publisher", "agency_admin", "outsider"})  # each for their own agency
OWN = frozenset({"publisher", "agency_admin"})
EDITS = frozenset({"publisher", "agency_admin", "reviewer", "admin"})
FILE = "name: Turnero\nurl: https://git.example.org/plaza/turnero\n"

ROUTES = {
    "GET /software/mine": Asked(PUBLISHES),
    "GET /software/new": Asked(PUBLISHES),
    "GET /software/new/form": Asked(PUBLISHES),
    "POST /software/new/form": Asked(PUBLISHES, form={"name": "Otra"}),
    "GET /software/new/file": Asked(PUBLISHES),
    "POST /software/new/file": Asked(PUBLISHES, form={"do": "save", "text": FILE}),
    "GET /software/new/repository": Asked(PUBLISHES),
    "POST /software/new/repository": Asked(
        PUBLISHES,
        form={"url": "https://127.0.0.1/plaza/turnero", "language": "es"},
        says=422,  # the machine itself is not asked
    ),
    "GET /software/new/many": Asked(PUBLISHES),
    "POST /software/new/many": Asked(
        PUBLISHES,
        form={"language": "es"},
        says=422,  # no list was chosen
    ),
    "GET /software/new/many/{list_id}": Asked(OWN, hides=True),
    "POST /software/new/many/{list_id}": Asked(OWN, hides=True, form={"column-0": "name"}),
    "GET /software/{slug}/edit": Asked(EDITS),
    "GET /software/{slug}/edit/publiccode.yml": Asked(EDITS),
    "GET /software/{slug}/edit/{step}": Asked(EDITS),
    "POST /software/{slug}/edit/{step}": Asked(EDITS, form={"name": "Agenda", "version": "1"}),
    "GET /software/{slug}/visibility": Asked(EDITS),
    "POST /software/{slug}/visibility": Asked(
        EDITS, form={"visibility": "government", "version": "1"}
    ),
    "GET /software/{slug}/withdraw": Asked(EDITS),
    "POST /software/{slug}/withdraw": Asked(EDITS, form={"reason": "Estaba dos veces."}),
}


def arrange(session, cast) -> dict[str, str]:
    """Publish a software of the agency, and hand a list in."""
    software = enter_software(session, cast.publisher.actor, SoftwareDraft(name="Agenda"))
    session.flush()
    upload = Upload("list.csv", "text/csv", b"name\nTurnero\n")
    handed_in = hand_in(session, cast.publisher.actor, Settings(), upload, "es")
    return {"slug": software.slug, "step": "name", "list_id": str(handed_in.id)}
