"""Where software comes from, behind the JSON door."""

from registry.actors.rules import SYSTEM
from registry.catalogue.schemas import SoftwareDraft, TieDraft
from registry.catalogue.service import enter_software
from registry.catalogue.tying import add_tie
from registry.publishers.service import publisher_for_agency
from tests.doors.who_may.asking import ANYONE, STAFF, Asked

LINEAGE = "/api/v1/software/{slug}/lineage"
PUBLISHERS = STAFF | {"publisher", "agency_admin"}
TIE = {"relation": "fork_of", "name": "Agenda de otro país"}

ROUTES = {
    f"GET {LINEAGE}": Asked(ANYONE),
    f"POST {LINEAGE}": Asked(PUBLISHERS, json=TIE),
    f"PATCH {LINEAGE}/{{tie_id}}": Asked(PUBLISHERS, json={"since_on": "2016"}),
    f"DELETE {LINEAGE}/{{tie_id}}": Asked(PUBLISHERS),
}


def arrange(session, cast) -> dict[str, str]:
    """Enter a software with a tie to what is in no catalogue."""
    publisher = publisher_for_agency(session, SYSTEM, session.merge(cast.agency))
    draft = SoftwareDraft(name="Tied", publisher=publisher.slug)
    software = enter_software(session, SYSTEM, draft)
    tie = add_tie(session, SYSTEM, software, TieDraft(relation="based_on", name="Otra"))
    return {"slug": software.slug, "tie_id": str(tie.id)}
