"""The page of open data, its files, the feed and the sitemaps: for anyone, each with what that reader may read."""

from registry.actors.rules import SYSTEM
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.publishers.service import publisher_for_agency
from tests.doors.who_may.asking import ANYONE, KNOWN, Asked

ROUTES = {
    "GET /open-data": Asked(ANYONE),
    "GET /open-data/{name}": Asked(ANYONE),
    "GET /feeds/changes.atom": Asked(ANYONE),
    "GET /sitemap.xml": Asked(ANYONE),
    "GET /sitemap-{number}.xml": Asked(ANYONE),
    "GET /software/{slug}.jsonld": Asked(KNOWN, hides=True),
    "GET /api/v1/open-data": Asked(ANYONE),
}


def arrange(session, cast) -> dict[str, str]:
    """Enter a software that is for agencies."""
    publisher = publisher_for_agency(session, SYSTEM, session.merge(cast.agency))
    draft = SoftwareDraft(
        name="Data for agencies", publisher=publisher.slug, visibility="government"
    )
    software = enter_software(session, SYSTEM, draft)
    return {"name": "catalogue.csv", "number": "1", "slug": software.slug}
