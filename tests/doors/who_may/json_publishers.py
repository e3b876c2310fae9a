"""Publishers behind the JSON door."""

from registry.actors.rules import SYSTEM
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.publishers.service import publisher_for_agency
from tests.doors.who_may.asking import ANYONE, STAFF, Asked

API = "/api/v1"

ROUTES = {
    f"GET {API}/publishers": Asked(ANYONE),
    f"POST {API}/publishers": Asked(STAFF, json={"name": "Intendencia Demo"}),
    f"GET {API}/publishers/{{slug}}": Asked(ANYONE),
    f"PATCH {API}/publishers/{{slug}}": Asked(STAFF, json={"name": "Otro nombre"}),
}


def arrange(session, cast) -> dict[str, str]:
    """Make a publisher, and have it publish something that anyone may see."""
    publisher = publisher_for_agency(session, SYSTEM, session.merge(cast.agency))
    enter_software(session, SYSTEM, SoftwareDraft(name="Agenda", publisher=publisher.slug))
    return {"slug": publisher.slug}
