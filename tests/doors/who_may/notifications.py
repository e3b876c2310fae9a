"""What people and agencies are told: each reads their own."""

from registry.notifications.schemas import Note
from registry.notifications.service import notify_agency
from tests.doors.who_may.asking import KNOWN, OF_THE_AGENCY, Asked

ROUTES = {
    "GET /notifications": Asked(KNOWN),
    "POST /notifications/read": Asked(KNOWN),
    "POST /notifications/{notification_id}/read": Asked(OF_THE_AGENCY, hides=True),
    "GET /api/v1/notifications": Asked(KNOWN),
    "POST /api/v1/notifications/read": Asked(KNOWN),
    "POST /api/v1/notifications/{notification_id}/read": Asked(OF_THE_AGENCY, hides=True),
}


def arrange(session, cast) -> dict[str, str]:
    """Tell the agency something."""
    note = Note(kind="reuse.recorded", message="This cannot be done.", link="/")
    told = notify_agency(session, cast.agency.id, note)
    session.flush()
    return {"notification_id": str(told.id)}
