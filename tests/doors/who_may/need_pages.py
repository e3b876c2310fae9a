"""The pages of needs."""

from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need
from tests.doors.who_may.asking import ANYONE, KNOWN, OF_THE_AGENCY, Asked

FORM = {"title": "Agenda", "problem": "Hay filas.", "visibility": "government"}

OF_AN_AGENCY = OF_THE_AGENCY | {"outsider"}

ROUTES = {
    "GET /needs": Asked(ANYONE),
    "GET /needs/new": Asked(OF_AN_AGENCY),  # each for its own
    "POST /needs/new": Asked(OF_AN_AGENCY, form=FORM),
    "GET /needs/{need_id}": Asked(KNOWN, hides=True),
    "GET /needs/{need_id}/compare": Asked(KNOWN, hides=True, says=422),  # nothing is named
    "GET /needs/{need_id}/edit": Asked(OF_THE_AGENCY),
    "POST /needs/{need_id}/edit": Asked(
        OF_THE_AGENCY, form={**FORM, "status": "open", "version": "1"}
    ),
}


def arrange(session, cast) -> dict[str, str]:
    """State a need that agencies may read, and no stranger."""
    draft = NeedDraft(title="Agenda", problem="Hay filas.", visibility="government")
    need = state_need(session, cast.member.actor, draft)
    session.flush()
    return {"need_id": str(need.id)}
