"""What the doors answer whoever asks."""

from tests.doors.who_may.asking import ANYONE, Asked

ROUTES = {
    "GET /livez": Asked(ANYONE),
    "GET /readyz": Asked(ANYONE, says=503),  # there is no index in these tests
    "GET /metrics": Asked(ANYONE),
    "GET /favicon.ico": Asked(ANYONE),
    "GET /problems": Asked(ANYONE),
    "GET /problems/{code}": Asked(ANYONE),
    "GET /api/v1/docs": Asked(ANYONE),
    "GET /api/v1/openapi.json": Asked(ANYONE),
}


def arrange(session, cast) -> dict[str, str]:
    """Name a problem."""
    return {"code": "invalid"}
