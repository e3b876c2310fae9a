"""The first page, the search and the pages of software."""

from registry.actors.rules import SYSTEM
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.publishers.service import publisher_for_agency
from tests.doors.who_may.asking import ANYONE, Asked

ROUTES = {
    "GET /": Asked(ANYONE),
    "GET /search": Asked(ANYONE, says=503),  # there is no index in these tests
    "GET /software": Asked(ANYONE),
    "GET /software/{slug}": Asked(ANYONE),
}


def arrange(session, cast) -> dict[str, str]:
    """Enter a software that anyone may see."""
    publisher = publisher_for_agency(session, SYSTEM, session.merge(cast.agency))
    draft = SoftwareDraft(name="Seen by anyone", publisher=publisher.slug)
    return {"slug": enter_software(session, SYSTEM, draft).slug}
