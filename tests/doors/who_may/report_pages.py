"""The pages of reports, the small ones at the foot, and the gallery."""

from tests.doors.who_may.asking import ANYONE, Asked

ROUTES = {
    "GET /reports": Asked(ANYONE),
    "GET /reports/adaptation": Asked(ANYONE),
    "GET /reports/adaptation.csv": Asked(ANYONE),
    "GET /reports/adaptation/chart.svg": Asked(ANYONE),
    "GET /about": Asked(ANYONE),
    "GET /accessibility": Asked(ANYONE),
    "GET /personal-data": Asked(ANYONE),
    "GET /_gallery": Asked(ANYONE),  # not in production
}


def arrange(session, cast) -> dict[str, str]:
    """Need nothing."""
    return {}
