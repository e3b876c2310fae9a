"""Enters stages, and puts the days on which they began right."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry import clock
from registry.agencies.service import FutureDayError
from registry.errors import ConflictError, InvalidError
from registry.history.unit_of_work import now_in
from registry.language.marks import N_
from registry.reuse import rules
from registry.reuse.models import Reuse, StageEntry
from registry.reuse.schemas import ReuseEdit, StageDays
from registry.reuse.vocabulary import ReuseStage


class StageOrderError(ConflictError):
    """A stage that cannot follow the present one."""

    code = "stage-order"
    sentence = N_(
        "A reuse in the stage “%(after)s” cannot move to “%(stage)s”: stages only go forward."
    )


class StageDayError(InvalidError):
    """A stage that would begin before the one it follows."""

    code = "stage-day"
    sentence = N_("This stage cannot begin before the one it follows, which began on %(day)s.")


class StageDayAfterError(StageDayError):
    """A stage that would begin after the one that follows it."""

    sentence = N_(
        "This stage cannot begin after the one that follows it, which began on %(day)s."
    )


class StageNotEnteredError(InvalidError):
    """A day for a stage that the reuse never was in."""

    code = "stage-not-entered"
    sentence = N_("The reuse was never in this stage, so it has no day. Leave it empty.")


def move_on(
    session: Session,
    reuse: Reuse,
    stage: ReuseStage,
    entered_on: date | None,
    reason: str | None = None,
) -> None:
    """Move a reuse on to a stage. Raises StageOrderError, StageDayError or FutureDayError."""
    if not rules.may_follow(stage, after=reuse.stage):
        raise StageOrderError(stage=stage.value, after=reuse.stage.value)
    enter(session, reuse, stage, entered_on, reason)
    reuse.stage = stage
    reuse.closed_at = now_in(session) if stage in rules.CLOSED else None


def enter(
    session: Session,
    reuse: Reuse,
    stage: ReuseStage,
    entered_on: date | None,
    reason: str | None = None,
) -> None:
    """Keep that a reuse entered a stage on a day. Raises StageDayError or FutureDayError."""
    _require_in_order(
        _days(_entries(session, reuse)) | {stage: entered_on}, stage, "entered_on"
    )
    session.add(
        StageEntry(reuse_id=reuse.id, stage=stage, entered_on=entered_on, reason=reason)
    )


def correct_present(session: Session, reuse: Reuse, edit: ReuseEdit) -> None:
    """Change what is said of the present stage: the day on which it began, and why."""
    entries = _entries(session, reuse)
    given = edit.given() & {"entered_on", "reason"}
    if "entered_on" in given:
        days = _days(entries) | {reuse.stage: edit.entered_on}
        _require_in_order(days, reuse.stage, "entered_on")
    for name in given:
        setattr(entries[reuse.stage], name, getattr(edit, name))


def correct_days(session: Session, reuse: Reuse, wanted: StageDays | None) -> None:
    """Put the days right on which stages began; without any wanted, no day is known any more.

    Only stages that the reuse was in have a day. Raises StageNotEnteredError, StageDayError or
    FutureDayError, at the stage's own field.
    """
    entries = _entries(session, reuse)
    changed = dict.fromkeys(entries) if wanted is None else wanted.changed()
    for stage, day in changed.items():
        if day is not None and stage not in entries:
            raise StageNotEnteredError(f"stage_days.{stage}")
    days = _days(entries) | changed
    for stage in changed:
        _require_in_order(days, stage, f"stage_days.{stage}")
    for stage in changed.keys() & entries.keys():
        entries[stage].entered_on = changed[stage]
    session.flush()  # what follows reads the days from there


def _entries(session: Session, reuse: Reuse) -> dict[ReuseStage, StageEntry]:
    kept = session.scalars(select(StageEntry).where(StageEntry.reuse_id == reuse.id))
    return {entry.stage: entry for entry in kept}


def _days(entries: dict[ReuseStage, StageEntry]) -> dict[ReuseStage, date | None]:
    return {stage: entry.entered_on for stage, entry in entries.items()}


def _require_in_order(
    days: dict[ReuseStage, date | None], stage: ReuseStage, field: str
) -> None:
    day = days[stage]
    if day is None:
        return
    if day > clock.today():
        raise FutureDayError(field)
    latest, earliest = rules.days_around(stage, days)
    if latest is not None and day < latest:
        raise StageDayError(field, day=latest.isoformat())
    if earliest is not None and day > earliest:
        raise StageDayAfterError(field, day=earliest.isoformat())
