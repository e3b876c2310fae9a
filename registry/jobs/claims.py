"""Takes jobs for a runner, renews its lease, and sets down how an attempt ended.

On PostgreSQL rows that another runner holds are skipped; on SQLite one writing unit of work is
open at a time. Whoever acts on a running job names its holder, so that a runner which lost its
lease changes nothing any more. Leases go by the clocks of the machines: those have to agree
within some seconds.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.history.unit_of_work import now_in
from registry.jobs import rules
from registry.jobs.models import Job
from registry.jobs.queries import is_due, is_left
from registry.jobs.vocabulary import JobState
from registry.language.marks import N_

LEFT = N_("The process that did this job ended, or fell silent, in the middle of it.")
LENGTH = 2000  # of an error's text that is kept


@dataclass
class Progress:
    """How far a job has come."""

    done: int | None = None
    total: int | None = None
    message: str | None = None


def take_next(
    session: Session, kinds: Collection[str], holder: str, lease: timedelta
) -> Job | None:
    """Take the job that has been due for longest; None where there is none."""
    now = now_in(session)
    _settle_left(session)
    job = session.scalar(
        select(Job)
        .where(is_due(kinds, now))
        .order_by(Job.run_at, Job.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if job is None:
        return None
    job.state, job.locked_by, job.locked_until = JobState.RUNNING, holder, now + lease
    job.attempts += 1
    job.started_at = job.started_at or now
    return job


def renew(
    session: Session, job_id: UUID, holder: str, lease: timedelta, progress: Progress
) -> Job | None:
    """Renew a lease and show the progress; None where the job was taken away."""
    job = _held(session, job_id, holder)
    if job is not None:
        job.locked_until = now_in(session) + lease
        _show(job, progress)
    return job


def finish(
    session: Session,
    job_id: UUID,
    holder: str,
    progress: Progress,
    result: Any,  # Any: a JSON value
) -> None:
    """Set down that a job is done."""
    job = _held(session, job_id, holder)
    if job is not None:
        _show(job, progress)
        job.result = result
        _close(session, job, JobState.DONE)


def fail(session: Session, job_id: UUID, holder: str, error: Exception) -> None:
    """Set down that an attempt failed: the job rests and is tried again, has failed, or was cancelled."""
    job = _held(session, job_id, holder)
    if job is not None:
        job.error = _words_of(error)
        again = rules.may_try_again(error, job.attempts, job.max_attempts)
        _settle(session, job, may_try_again=again)


def give_back(session: Session, job_id: UUID, holder: str) -> None:
    """Set down that a job was broken off: because it was cancelled, or because its runner ends."""
    job = _held(session, job_id, holder)
    if job is None:
        return
    if job.is_cancel_requested:
        _close(session, job, JobState.CANCELLED)
    else:
        job.attempts -= 1  # it did nothing wrong
        _release(job)
        job.state = JobState.QUEUED


def _settle_left(session: Session) -> None:
    """Put back what was left by runners that fell silent, or close what they left too often."""
    left = select(Job).where(is_left(now_in(session))).with_for_update(skip_locked=True)
    for job in session.scalars(left):
        job.error = LEFT
        _settle(session, job, may_try_again=job.attempts < job.max_attempts)
    session.flush()


def _settle(session: Session, job: Job, *, may_try_again: bool) -> None:
    """Set down what becomes of a job whose attempt came to nothing."""
    if job.is_cancel_requested:
        _close(session, job, JobState.CANCELLED)
    elif may_try_again:
        _put_back(session, job)
    else:
        _close(session, job, JobState.FAILED)


def _held(session: Session, job_id: UUID, holder: str) -> Job | None:
    return session.scalar(
        select(Job).where(Job.id == job_id, Job.locked_by == holder).with_for_update()
    )


def _words_of(error: Exception) -> str:
    """Return what is kept of an error; one of the database would tell the values it was given."""
    name = type(error).__name__
    is_of_database = type(error).__module__.startswith(("sqlalchemy", "psycopg", "sqlite3"))
    return name if is_of_database else f"{name}: {error}"[:LENGTH]


def _show(job: Job, progress: Progress) -> None:
    job.done, job.total, job.message = progress.done, progress.total, progress.message


def _put_back(session: Session, job: Job) -> None:
    _release(job)
    job.state = JobState.QUEUED
    job.run_at = now_in(session) + rules.pause_after(job.attempts)


def _close(session: Session, job: Job, state: JobState) -> None:
    _release(job)
    job.state, job.finished_at = state, now_in(session)


def _release(job: Job) -> None:
    job.locked_by = job.locked_until = None
