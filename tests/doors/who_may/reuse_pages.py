"""The pages of reuses."""

from registry.actors.rules import SYSTEM
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.publishers.service import publisher_for_agency
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import record_reuse
from tests.doors.who_may.asking import ANYONE, OF_THE_AGENCY, Asked

FORM = {"software": "reused-by-none", "kind": "as_is", "stage": "planned"}

OF_AN_AGENCY = OF_THE_AGENCY | {"outsider"}  # each for its own

ROUTES = {
    "GET /reuses": Asked(ANYONE),
    "GET /reuses/new": Asked(OF_AN_AGENCY, query="software=reused-by-none"),
    "POST /reuses/new": Asked(OF_AN_AGENCY, form=FORM),
    "GET /reuses/{reuse_id}": Asked(ANYONE),
    "GET /reuses/{reuse_id}/edit": Asked(OF_THE_AGENCY),
    "POST /reuses/{reuse_id}/edit": Asked(
        OF_THE_AGENCY, form={"kind": "as_is", "version": "1"}
    ),
    "POST /reuses/{reuse_id}/stages": Asked(
        OF_THE_AGENCY, form={"stage": "assessing", "version": "1"}
    ),
    "POST /reuses/{reuse_id}/contributions": Asked(
        OF_THE_AGENCY, form={"kind": "feature", "text": "Una función"}
    ),
}


def arrange(session, cast) -> dict[str, str]:
    """Record a reuse of one software, and enter another that nobody reuses."""
    publisher = publisher_for_agency(session, SYSTEM, session.merge(cast.agency))
    for name in ("Reused", "Reused by none"):
        enter_software(session, SYSTEM, SoftwareDraft(name=name, publisher=publisher.slug))
    reuse = record_reuse(session, cast.member.actor, ReuseDraft(software="reused"))
    session.flush()
    return {"reuse_id": str(reuse.id)}
