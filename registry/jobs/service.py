"""Asks for jobs and stops them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.errors import ConflictError
from registry.history.unit_of_work import now_in
from registry.jobs import policy, rules
from registry.jobs.models import Job
from registry.jobs.queries import has_occasion, open_job
from registry.jobs.schemas import Schedule
from registry.jobs.vocabulary import KEPT_AFTERWARDS, MOST_ATTEMPTS, JobState
from registry.language.marks import N_


class JobOverError(ConflictError):
    """The job has ended, so it cannot be stopped."""

    code = "job-over"
    sentence = N_("This job has ended already. There is nothing to stop.")


def enqueue(
    session: Session,
    kind: str,
    arguments: Mapping[str, Any] | None = None,  # Any: a JSON value
    *,
    run_at: datetime | None = None,
    unique_key: str | None = None,
    max_attempts: int = MOST_ATTEMPTS,
) -> Job:
    """Ask for a job, at once or at a moment; it begins once this unit of work is kept.

    With a key that an open job has, that one is returned and nothing is asked for.
    """
    present = open_job(session, unique_key) if unique_key else None
    if present is not None:
        return present
    now = now_in(session)
    job = Job(
        kind=kind,
        arguments=dict(arguments or {}),
        run_at=run_at or now,
        unique_key=unique_key,
        max_attempts=max_attempts,
        created_at=now,
    )
    return _kept_or_present(session, job)


def enqueue_occasion(session: Session, schedule: Schedule) -> None:
    """Ask for the job of a schedule's last turn, unless any runner has."""
    now = now_in(session)
    occasion = rules.occasion_of(schedule, now)
    if not has_occasion(session, occasion):
        job = Job(
            kind=schedule.kind,
            arguments=dict(schedule.arguments),
            run_at=rules.last_occasion(schedule, now),
            occasion=occasion,
            max_attempts=MOST_ATTEMPTS,
            created_at=now,
        )
        _kept_or_present(session, job)


def request_cancel(session: Session, actor: Actor, job: Job) -> None:
    """Stop a job that waits; ask the one that runs to stop, which it does at its next step.

    Raises JobOverError where it has ended.
    """
    policy.require_jobs(actor)
    current = select(Job).where(Job.id == job.id).with_for_update()  # a runner may be taking it
    session.scalars(current.execution_options(populate_existing=True)).one()
    if job.state.is_over:
        raise JobOverError

    job.is_cancel_requested = True
    if job.state is JobState.QUEUED:
        job.state, job.finished_at = JobState.CANCELLED, now_in(session)
    log(session, actor, Event.JOB_CANCELLED, job)


def forget_finished(session: Session) -> None:
    """Delete the jobs that ended a month ago."""
    session.execute(delete(Job).where(Job.finished_at <= now_in(session) - KEPT_AFTERWARDS))


def _kept_or_present(session: Session, job: Job) -> Job:
    try:
        with session.begin_nested():
            session.add(job)
            session.flush()
    except IntegrityError:  # another asked for the same at the same moment
        is_open = and_(Job.unique_key == job.unique_key, Job.finished_at.is_(None))
        is_same = Job.occasion == job.occasion if job.occasion else is_open
        return session.scalars(select(Job).where(is_same)).one()
    return job
