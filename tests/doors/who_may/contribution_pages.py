"""The pages of what agencies gave back."""

from tests.doors.who_may import json_contributions
from tests.doors.who_may.asking import Asked
from tests.doors.who_may.json_contributions import GIVEN, OF_AN_AGENCY, REMOVE

CONTRIBUTIONS = "/software/{slug}/contributions"

ROUTES = {
    f"GET {CONTRIBUTIONS}/new": Asked(OF_AN_AGENCY),
    f"POST {CONTRIBUTIONS}/new": Asked(OF_AN_AGENCY, form=GIVEN),
    f"POST {CONTRIBUTIONS}/{{contribution_id}}/remove": Asked(REMOVE),
}

arrange = json_contributions.arrange
