"""The work that outlives a request: what runs, how far it has come, and stopping it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from registry.catalogue.handed_in import IMPORT_LIST
from registry.catalogue.vocabulary import SOFTWARE_ENDED
from registry.chores import FORGET
from registry.database.paging import PageAsked
from registry.jobs import policy
from registry.jobs.models import Job
from registry.jobs.queries import count_jobs, find_job, list_jobs
from registry.jobs.service import request_cancel
from registry.jobs.vocabulary import JobState
from registry.language.marks import N_
from web.addresses import see_other
from web.dependencies import Cursor, Database, SignedIn
from web.rendering.page import render

router = APIRouter(prefix="/jobs", include_in_schema=False)

STATES: Mapping[JobState, str] = {
    JobState.QUEUED: N_("Waiting"),
    JobState.RUNNING: N_("Under way"),
    JobState.DONE: N_("Finished"),
    JobState.FAILED: N_("Given up"),
    JobState.CANCELLED: N_("Stopped"),
}
MARKS: Mapping[JobState, str] = {
    JobState.QUEUED: "off",
    JobState.RUNNING: "half",
    JobState.DONE: "on",
    JobState.FAILED: "decide",
    JobState.CANCELLED: "ended",
}
KINDS: Mapping[str, str] = {
    FORGET: N_("Forget what has ended"),
    IMPORT_LIST: N_("Take in a list of software"),
    SOFTWARE_ENDED: N_("Tell who reuses a software that it ended"),
}
"""What the jobs of this house do; a job of another is shown by its own name."""
COUNTED = (JobState.QUEUED, JobState.RUNNING, JobState.DONE, JobState.FAILED)
SHOWN = 30


@dataclass(frozen=True)
class JobsPage:
    """Jobs, newest first, and how many there are in each state."""

    jobs: list[Job]
    next: str | None
    is_first: bool
    counts: Mapping[JobState, int]
    states: Mapping[JobState, str]
    marks: Mapping[JobState, str]
    kinds: Mapping[str, str]
    is_open: bool


@router.get("")
def index(
    request: Request, session: Database, actor: SignedIn, cursor: Cursor = None
) -> Response:
    """Show the jobs; a page with work under way asks for its rows anew by itself."""
    policy.require_jobs(actor)
    page = list_jobs(session, PageAsked(cursor, SHOWN))
    shown = JobsPage(
        jobs=page.items,
        next=page.next,
        is_first=cursor is None,
        counts={state: n for state, n in count_jobs(session).items() if state in COUNTED},
        states=STATES,
        marks=MARKS,
        kinds=KINDS,
        is_open=any(not job.state.is_over for job in page.items),
    )
    is_part = "hx-request" in request.headers
    return render(request, "jobs/_rows.html" if is_part else "jobs/list.html", shown)


@router.post("/{job_id}/cancel")
def cancel(session: Database, actor: SignedIn, job_id: UUID) -> Response:
    """Stop a job, or ask the one that runs to stop."""
    policy.require_jobs(actor)
    request_cancel(session, actor, find_job(session, job_id))
    return see_other("/jobs")
