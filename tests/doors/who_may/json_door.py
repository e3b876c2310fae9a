"""The concepts behind the JSON door."""

from registry.actors.rules import SYSTEM
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need
from registry.publishers.service import publisher_for_agency
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import record_reuse
from tests.doors.who_may.asking import (
    ADMIN,
    ANYONE,
    KNOWN,
    OF_THE_AGENCY,
    READERS,
    STAFF,
    Asked,
)

API = "/api/v1"
PUBLISHERS = STAFF | {"publisher", "agency_admin"}

ROUTES = {
    f"GET {API}/agencies": Asked(ANYONE),
    f"POST {API}/agencies": Asked(
        ADMIN, json={"code": "BPS", "name": "BPS", "kind": "autonomous_entity"}
    ),
    f"GET {API}/agencies/{{code}}": Asked(ANYONE),
    f"PATCH {API}/agencies/{{code}}": Asked(
        ADMIN | {"agency_admin"}, json={"website": "https://example.org"}
    ),
    f"POST {API}/agencies/{{code}}/closing": Asked(
        ADMIN, json={"closed_on": "2020-01-01", "reason": "Ley 1", "successor": "DEMO-B"}
    ),
    f"GET {API}/software": Asked(ANYONE),
    f"POST {API}/software": Asked(
        PUBLISHERS, json={"name": "Otra agenda", "publisher": "organismo-demo-a"}
    ),
    f"POST {API}/software/from-repository": Asked(
        PUBLISHERS | {"outsider"},
        json={"url": "https://127.0.0.1/plaza/turnero"},
        says=422,  # the machine itself is not asked
    ),
    f"GET {API}/software/{{slug}}": Asked(KNOWN, hides=True),
    f"PATCH {API}/software/{{slug}}": Asked(PUBLISHERS, json={"licence": "MIT"}),
    f"GET {API}/software/{{slug}}/publiccode.yml": Asked(KNOWN, hides=True),
    f"GET {API}/software/{{slug}}/origins": Asked(KNOWN, hides=True),
    f"GET {API}/reviews": Asked(STAFF),
    f"GET {API}/reviews/levels": Asked(STAFF),
    f"GET {API}/reviews/supporters": Asked(STAFF),
    f"GET {API}/software/{{slug}}/reviews": Asked(READERS, hides=True),
    f"POST {API}/software/{{slug}}/reviews": Asked(STAFF, json={"decision": "approved"}),
    f"POST {API}/software/{{slug}}/withdrawal": Asked(PUBLISHERS, json={"reason": "Obsoleto"}),
    f"POST {API}/software/{{slug}}/merger": Asked(STAFF, json={"into": "otra"}),
    f"POST {API}/software/{{slug}}/submission": Asked(PUBLISHERS, says=409),  # it is published
    f"POST {API}/software/{{slug}}/publication": Asked(PUBLISHERS, says=409),
    f"GET {API}/needs": Asked(ANYONE),
    f"POST {API}/needs": Asked(
        OF_THE_AGENCY, json={"title": "Agenda", "problem": "Filas", "agency": "DEMO-A"}
    ),
    f"GET {API}/needs/{{need_id}}": Asked(KNOWN, hides=True),
    f"PATCH {API}/needs/{{need_id}}": Asked(OF_THE_AGENCY, json={"title": "Otra agenda"}),
    f"GET {API}/needs/{{need_id}}/matches": Asked(KNOWN, hides=True, says=503),
    f"GET {API}/needs/{{need_id}}/comparison": Asked(KNOWN, hides=True, query="software=otra"),
    f"GET {API}/search": Asked(ANYONE, says=503),  # there is no index in these tests
    f"GET {API}/suggest": Asked(ANYONE, says=503),  # nor in these
    f"GET {API}/software/{{slug}}/similar": Asked(KNOWN, hides=True, says=503),
    f"GET {API}/reports/adaptation": Asked(ANYONE),
    f"GET {API}/reuses": Asked(ANYONE),
    f"POST {API}/reuses": Asked(OF_THE_AGENCY, json={"software": "otra", "agency": "DEMO-A"}),
    f"GET {API}/reuses/{{reuse_id}}": Asked(KNOWN, hides=True),
    f"PATCH {API}/reuses/{{reuse_id}}": Asked(OF_THE_AGENCY, json={"stage": "adapting"}),
}


def arrange(session, cast) -> dict[str, str]:
    """Make an entry and a need for any agency, and a reuse of that entry."""
    publisher = publisher_for_agency(session, SYSTEM, cast.agency)
    for_agencies = SoftwareDraft(
        name="Agenda", publisher=publisher.slug, visibility="government"
    )
    software = enter_software(session, SYSTEM, for_agencies)
    enter_software(session, SYSTEM, SoftwareDraft(name="Otra", publisher=publisher.slug))
    need = NeedDraft(agency="DEMO-A", title="Agenda", problem="Filas", visibility="government")
    reuse = record_reuse(session, SYSTEM, ReuseDraft(software=software.slug, agency="DEMO-A"))
    return {
        "code": "DEMO-A",
        "slug": software.slug,
        "need_id": str(state_need(session, SYSTEM, need).id),
        "reuse_id": str(reuse.id),
    }
