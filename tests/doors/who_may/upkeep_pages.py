"""The pages of how ready software is to be reused, and of who keeps it going."""

from tests.doors.who_may import json_upkeep
from tests.doors.who_may.asking import ANYONE, KNOWN, STAFF, Asked

EDITS = STAFF | {"publisher", "agency_admin"}
HEIR = frozenset({"outsider"})
PUBLISHES = frozenset({"publisher", "agency_admin", "outsider"})  # each for their own agency
SOFTWARE = "/software/{slug}"
HANDOVER = f"{SOFTWARE}/handover/{{handover_id}}"

ROUTES = {
    "GET /software/mine/dashboard": Asked(PUBLISHES),
    f"GET {SOFTWARE}/readiness": Asked(ANYONE),
    f"GET {SOFTWARE}/readiness/edit": Asked(EDITS),
    f"POST {SOFTWARE}/readiness": Asked(EDITS, form={"version": "2.0"}),
    f"POST {SOFTWARE}/readiness/confirm": Asked(STAFF, form={"version": "1.0", "edition": "1"}),
    f"POST {SOFTWARE}/confirm": Asked(EDITS, form={}),
    f"GET {SOFTWARE}/supporters": Asked(ANYONE),
    f"POST {SOFTWARE}/supporters": Asked(KNOWN, form=json_upkeep.SUPPORTER),
    f"POST {SOFTWARE}/supporters/{{supporter_id}}/approve": Asked(STAFF),
    f"POST {SOFTWARE}/supporters/{{supporter_id}}/remove": Asked(EDITS),
    f"GET {SOFTWARE}/handover": Asked(ANYONE),
    f"POST {SOFTWARE}/handover": Asked(EDITS, says=409, form={"to": "DEMO-B"}),
    f"POST {HANDOVER}/accept": Asked(HEIR),
    f"POST {HANDOVER}/refuse": Asked(HEIR, form={}),
    f"POST {HANDOVER}/take-back": Asked(EDITS),
}

arrange = json_upkeep.arrange
