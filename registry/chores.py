"""The jobs this house knows: what is done by the clock, and what doors ask to be done."""

from collections.abc import Callable
from datetime import time, timedelta
from functools import partial

from sqlalchemy.orm import Session

from registry.accounts.service.signing_in import forget_ended
from registry.catalogue.handed_in import IMPORT_LIST, import_as_job
from registry.catalogue.pictures import read_pictures_as_job
from registry.catalogue.vocabulary import READ_PICTURES, SOFTWARE_ENDED
from registry.jobs.runner import Handler, JobContext
from registry.jobs.schemas import Schedule
from registry.jobs.service import forget_finished
from registry.notifications.service import forget_old
from registry.requests.service import forget_answers
from registry.reuse.telling import tell_reusers
from registry.search.index.index import SearchIndex
from registry.search.index.store import VectorStore
from registry.settings import Settings
from registry.upkeep.reminding import remind_agencies
from registry.upkeep.vocabulary import REMIND
from registry.watches.service import forget_ended as forget_ended_watches
from registry.watches.telling import tell_watchers
from registry.watches.vocabulary import TELL

FORGET = "registry.forget_what_ended"
SCHEDULES = (
    Schedule(FORGET, daily_at=time(3, 30)),
    Schedule(REMIND, daily_at=time(11, 0)),
    Schedule(TELL, every=timedelta(minutes=15)),
)
"""In Uruguay: half past midnight, and eight in the morning, when somebody reads what is told.

Watches are looked at soon after each change; every quarter of an hour for what was missed, and for
what the passing of a day alone makes public.
"""

_PASSES: tuple[Callable[[Session], object], ...] = (
    forget_ended,
    forget_finished,
    forget_old,
    forget_answers,
    forget_ended_watches,
)


def forget_what_ended(job: JobContext) -> None:
    """Drop what has run its course: sign-ins, finished jobs, read notices, answers kept for a day."""
    for done, forget in enumerate(_PASSES):
        if job.is_cancelled():
            return
        with job.sessions.writing() as session:
            forget(session)
        job.progress(done + 1, len(_PASSES))


HANDLERS: dict[str, Handler] = {
    FORGET: forget_what_ended,
    REMIND: remind_agencies,
    SOFTWARE_ENDED: tell_reusers,
    READ_PICTURES: read_pictures_as_job,
}


def handlers_of(
    settings: Settings, index: SearchIndex, store: VectorStore
) -> dict[str, Handler]:
    """Return what this house does when a job asks for it; some of it needs more than the job."""
    return {
        **HANDLERS,
        IMPORT_LIST: partial(import_as_job, settings),
        TELL: partial(tell_watchers, index, store),
    }
