"""The page of where an entry comes from."""

from tests.doors.who_may import json_lineage
from tests.doors.who_may.asking import STAFF, Asked

EDITS = STAFF | {"publisher", "agency_admin"}
LINEAGE = "/software/{slug}/lineage"

ROUTES = {
    f"GET {LINEAGE}": Asked(EDITS),
    f"POST {LINEAGE}": Asked(EDITS, form=json_lineage.TIE),
    f"POST {LINEAGE}/{{tie_id}}/remove": Asked(EDITS),
}

arrange = json_lineage.arrange
