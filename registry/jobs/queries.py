"""Questions about jobs."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from registry.database.paging import Page, PageAsked, page_of
from registry.errors import NotFoundError
from registry.jobs.models import Job
from registry.jobs.vocabulary import JobState


def find_job(session: Session, job_id: UUID) -> Job:
    """Return a job; raises NotFoundError."""
    job = session.get(Job, job_id)
    if job is None:
        raise NotFoundError
    return job


def open_job(session: Session, unique_key: str) -> Job | None:
    """Return the job with that key which is not over yet."""
    return session.scalar(
        select(Job).where(Job.unique_key == unique_key, Job.finished_at.is_(None))
    )


def list_jobs(session: Session, asked: PageAsked, kind: str | None = None) -> Page[Job]:
    """Return a page of jobs, newest first, of one kind where it is named."""
    statement = select(Job) if kind is None else select(Job).where(Job.kind == kind)
    return page_of(session, statement, (Job.created_at, Job.id), asked, newest_first=True)


def count_jobs(session: Session) -> dict[JobState, int]:
    """Return how many jobs there are in each state."""
    counted = session.execute(select(Job.state, func.count()).group_by(Job.state))
    return dict.fromkeys(JobState, 0) | dict(counted.all())


def has_work(session: Session, kinds: Collection[str], now: datetime) -> bool:
    """Tell whether a job of these kinds is due, or was left by a runner that fell silent."""
    work = select(Job.id).where(or_(is_due(kinds, now), is_left(now))).limit(1)
    return session.scalar(work) is not None


def is_awaited(session: Session, kind: str, by: datetime) -> bool:
    """Tell whether a job of a kind is asked for that has not begun, and is due by a moment."""
    waiting = select(Job.id).where(
        Job.kind == kind, Job.state == JobState.QUEUED, Job.run_at <= by
    )
    return session.scalar(waiting.limit(1)) is not None


def has_occasion(session: Session, occasion: str) -> bool:
    """Tell whether the job of a schedule's turn was made."""
    return session.scalar(select(Job.id).where(Job.occasion == occasion)) is not None


def is_due(kinds: Collection[str], now: datetime) -> ColumnElement[bool]:
    """Return what is true of a job that waits for a runner of these kinds."""
    return and_(Job.state == JobState.QUEUED, Job.run_at <= now, Job.kind.in_(kinds))


def is_left(now: datetime) -> ColumnElement[bool]:
    """Return what is true of a job whose runner fell silent."""
    return and_(Job.state == JobState.RUNNING, Job.locked_until <= now)
