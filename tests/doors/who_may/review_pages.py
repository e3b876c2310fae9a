"""The pages of reviews."""

from registry.actors.rules import SYSTEM
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.publishers.service import publisher_for_agency
from tests.doors.who_may.asking import ANYONE, STAFF, Asked

ROUTES = {
    "GET /reviews": Asked(STAFF),
    "GET /reviews/{slug}": Asked(STAFF),
    "POST /reviews/{slug}": Asked(
        STAFF,
        form={"decision": "changes_requested", "note": "Falta la licencia.", "version": "1"},
    ),
    "GET /reviews/{slug}/merge": Asked(STAFF, query="into=kept-of-two"),
    "POST /reviews/{slug}/merge": Asked(STAFF, form={"version": "1", "into": "kept-of-two"}),
    "GET /software/{slug}/history": Asked(ANYONE),
    "GET /software/{slug}/origins": Asked(ANYONE),
}


def arrange(session, cast) -> dict[str, str]:
    """Enter a software that anyone may see and nobody has reviewed."""
    publisher = publisher_for_agency(session, SYSTEM, session.merge(cast.agency))
    kept = SoftwareDraft(name="Kept of two", publisher=publisher.slug)
    enter_software(session, SYSTEM, kept)
    draft = SoftwareDraft(name="To be reviewed", publisher=publisher.slug)
    return {"slug": enter_software(session, SYSTEM, draft).slug}
