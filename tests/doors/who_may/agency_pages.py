"""The pages of agencies, and of one's own."""

from tests.doors.who_may.asking import ADMIN, ANYONE, KNOWN, Asked

FORM = {"name": "Organismo", "kind": "central_administration", "country": "UY"}
CLOSING = {
    "closed_on-day": "1",
    "closed_on-month": "2",
    "closed_on-year": "2026",
    "reason": "Ley 1",
    "version": "1",
}

ROUTES = {
    "GET /agencies": Asked(ANYONE),
    "GET /agencies/new": Asked(ADMIN),
    "POST /agencies/new": Asked(ADMIN, form={**FORM, "code": "NUEVO"}),
    "GET /agencies/{code}": Asked(ANYONE),
    "GET /agencies/{code}/edit": Asked(ADMIN | {"agency_admin"}),
    "POST /agencies/{code}/edit": Asked(
        ADMIN | {"agency_admin"}, form={**FORM, "version": "1"}
    ),
    "GET /agencies/{code}/close": Asked(ADMIN),
    "POST /agencies/{code}/close": Asked(ADMIN, form=CLOSING),
    "GET /my-agency": Asked(KNOWN),
}


def arrange(session, cast) -> dict[str, str]:
    """Name the agency that the callers belong to."""
    return {"code": cast.agency.code}
