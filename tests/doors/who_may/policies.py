"""The policies."""

from registry import clock
from registry.actors.rules import SYSTEM
from registry.policies.defaults import DEFAULTS
from registry.policies.service import ensure_defaults
from tests.doors.who_may.asking import ADMIN, ANYONE, Asked

TODAY = clock.today()
DAY = {
    "effective_on-day": TODAY.day,
    "effective_on-month": TODAY.month,
    "effective_on-year": TODAY.year,
}

ROUTES = {
    "GET /policies": Asked(ANYONE),
    "GET /policies/{key}": Asked(ANYONE),
    "GET /policies/{key}/compare": Asked(ANYONE, query="old=1&new=1"),
    "GET /policies/{key}/edit": Asked(ADMIN),
    "POST /policies/{key}/edit": Asked(
        ADMIN, form={"as_is": "80", "adaptation": "55", "partial": "40", "version": "1", **DAY}
    ),
    "GET /api/v1/policies": Asked(ANYONE),
    "GET /api/v1/policies/{key}": Asked(ANYONE),
    "GET /api/v1/policies/{key}/versions": Asked(ANYONE),
    **{
        f"POST /api/v1/policies/{value.key}/versions": Asked(
            ADMIN,
            json={"effective_on": TODAY.isoformat(), "value": value.model_dump(mode="json")},
        )
        for value in DEFAULTS
    },
}


def arrange(session, cast) -> dict[str, str]:
    """Have every policy say what it says from the beginning."""
    ensure_defaults(session, SYSTEM)
    return {"key": "fit_thresholds"}
