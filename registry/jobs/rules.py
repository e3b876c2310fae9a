"""Decisions about jobs that need no database."""

from datetime import UTC, datetime, timedelta

from registry.errors import InvalidError, NotAllowedError, NotFoundError
from registry.jobs.schemas import Schedule
from registry.jobs.vocabulary import FIRST_PAUSE, LONGEST_PAUSE

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def pause_after(attempts: int) -> timedelta:
    """Return how long a job rests after so many attempts: 5 s, doubled each time, at most 1 h.

    There is no chance in it: one runner takes one job at a time, so none arrive in a crowd.
    """
    doublings = min(attempts - 1, 20)  # beyond that the hour rules, whatever the number
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


def may_try_again(error: Exception, attempts: int, most: int) -> bool:
    """Tell whether trying again can help: a refusal for what was asked stays a refusal."""
    is_final = isinstance(error, InvalidError | NotAllowedError | NotFoundError)
    return not is_final and attempts < most


def last_occasion(schedule: Schedule, now: datetime) -> datetime:
    """Return the last moment at which a schedule was due.

    Every runner finds the same one, so the moment can name the job. What was missed while no
    runner ran is done once, not once for each time.
    """
    if schedule.every is not None:
        return _EPOCH + (now - _EPOCH) // schedule.every * schedule.every
    assert schedule.daily_at is not None  # noqa: S101  a schedule has one of the two
    today = datetime.combine(now.astimezone(UTC).date(), schedule.daily_at, UTC)
    return today if today <= now else today - timedelta(days=1)


def occasion_of(schedule: Schedule, now: datetime) -> str:
    """Return the name of a schedule's last turn, the same for every runner."""
    return f"{schedule.kind} {last_occasion(schedule, now).isoformat()}"
