"""The work that outlives a request."""

from registry.jobs.service import enqueue
from tests.doors.who_may.asking import ADMIN, Asked

ROUTES = {
    "GET /jobs": Asked(ADMIN),
    "POST /jobs/{job_id}/cancel": Asked(ADMIN),
}


def arrange(session, cast) -> dict[str, str]:
    """Ask for a job."""
    return {"job_id": str(enqueue(session, "index.rebuild").id)}
