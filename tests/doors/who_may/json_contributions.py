"""What agencies gave back, behind the JSON door: here another agency to an entry of the first."""

from registry.actors.rules import SYSTEM
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.publishers.service import publisher_for_agency
from registry.reuse.contributing import record_contribution
from registry.reuse.schemas import OwnContributionDraft
from tests.doors.who_may.asking import ANYONE, OF_THE_AGENCY, STAFF, Asked

CONTRIBUTIONS = "/api/v1/software/{slug}/contributions"
CONTRIBUTION = "/api/v1/contributions/{contribution_id}"
GIVEN = {"kind": "translation", "text": "Una traducción"}
OF_AN_AGENCY = OF_THE_AGENCY | {"outsider"}  # each for its own
REMOVE = STAFF | {"outsider", "publisher", "agency_admin"}

ROUTES = {
    f"GET {CONTRIBUTIONS}": Asked(ANYONE),
    f"POST {CONTRIBUTIONS}": Asked(OF_AN_AGENCY, json=GIVEN),
    f"GET {CONTRIBUTION}": Asked(ANYONE),
    f"PATCH {CONTRIBUTION}": Asked(frozenset({"outsider"}), json={"version": "4.1"}),
    f"DELETE {CONTRIBUTION}": Asked(REMOVE),
}


def arrange(session, cast) -> dict[str, str]:
    """Enter a software, and have the other agency give something back to it."""
    publisher = publisher_for_agency(session, SYSTEM, session.merge(cast.agency))
    draft = SoftwareDraft(name="Given back to", publisher=publisher.slug)
    software = enter_software(session, SYSTEM, draft)
    own = OwnContributionDraft(
        kind="feature", text="Una función", agency=cast.other_agency.code
    )
    given = record_contribution(session, SYSTEM, software, own)
    return {"slug": software.slug, "contribution_id": str(given.id)}
