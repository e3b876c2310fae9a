"""Publishers behind the JSON door."""

from registry.actors.rules import SYSTEM
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
    """Make a publisher."""
    return {"slug": publisher_for_agency(session, SYSTEM, cast.agency).slug}
