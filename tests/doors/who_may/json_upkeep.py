"""How ready software is to be reused, and who keeps it going, behind the JSON door."""

from registry.actors.rules import SYSTEM
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.publishers.service import publisher_for_agency
from registry.reuse_readiness.schemas import ReadinessDraft
from registry.reuse_readiness.service import assess_readiness
from registry.upkeep.schemas import HandoverDraft, SupporterDraft
from registry.upkeep.service.handing_over import propose_handover
from registry.upkeep.service.supporting import name_supporter
from tests.doors.who_may.asking import ANYONE, KNOWN, STAFF, Asked

SOFTWARE = "/api/v1/software/{slug}"
PUBLISHERS = STAFF | {"publisher", "agency_admin"}
LEVELS = {"version": "1.0", "topics": [{"topic": "support", "level": 3}]}
SUPPORTER = {"name": "Cooperativa Sur", "kind": "supplier"}

ROUTES = {
    f"GET {SOFTWARE}/readiness": Asked(ANYONE),
    f"PUT {SOFTWARE}/readiness": Asked(PUBLISHERS, json=LEVELS),
    f"POST {SOFTWARE}/readiness/confirmation": Asked(STAFF, json={"version": "1.0"}),
    f"GET {SOFTWARE}/completeness": Asked(ANYONE),
    f"POST {SOFTWARE}/confirmation": Asked(PUBLISHERS, json={}),
    f"GET {SOFTWARE}/supporters": Asked(ANYONE),
    f"POST {SOFTWARE}/supporters": Asked(KNOWN, json=SUPPORTER),
    f"POST {SOFTWARE}/supporters/{{supporter_id}}/approval": Asked(STAFF),
    f"DELETE {SOFTWARE}/supporters/{{supporter_id}}": Asked(PUBLISHERS),
    f"GET {SOFTWARE}/handovers": Asked(ANYONE),
    f"POST {SOFTWARE}/handovers": Asked(PUBLISHERS, says=409, json={"to": "DEMO-B"}),
    f"POST {SOFTWARE}/handovers/{{handover_id}}/acceptance": Asked(frozenset({"outsider"})),
    f"POST {SOFTWARE}/handovers/{{handover_id}}/refusal": Asked(
        frozenset({"outsider"}), json={}
    ),
    f"DELETE {SOFTWARE}/handovers/{{handover_id}}": Asked(PUBLISHERS),
}


def arrange(session, cast) -> dict[str, str]:
    """Enter a software with a level, somebody who helps, and a handing over that waits."""
    publisher = publisher_for_agency(session, SYSTEM, session.merge(cast.agency))
    draft = SoftwareDraft(name="Kept going", publisher=publisher.slug)
    software = enter_software(session, SYSTEM, draft)
    assess_readiness(session, SYSTEM, software, ReadinessDraft(**LEVELS))
    supporter = name_supporter(session, SYSTEM, software, SupporterDraft(**SUPPORTER))
    handover = propose_handover(
        session, SYSTEM, software, HandoverDraft(to=cast.other_agency.code)
    )
    return {
        "slug": software.slug,
        "supporter_id": str(supporter.id),
        "handover_id": str(handover.id),
    }
