"""Questions to the past: the registry as of a moment, and what changed since a number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from registry.database.tables import Table
from registry.history.images import row_from
from registry.history.models import ChangeCounter, RowImage

Row = TypeVar("Row", bound=Table)
MOST_VERSIONS_BACK = 200  # a form that was open for longer is told no more than that it is old


@dataclass(frozen=True)
class Past(Generic[Row]):
    """A row as it once was, and when the registry had recorded it so."""

    row: Row
    recorded_at: datetime


def rows_as_of(
    session: Session, model: type[Row], moment: datetime, row_ids: Sequence[UUID] | None = None
) -> list[Row]:
    """Return a table's rows as the registry had recorded them by that moment.

    They are bound to no session, and their relationships are not loaded. With `row_ids`, those
    rows alone.
    """
    latest = (
        select(RowImage.row_id, func.max(RowImage.change_number).label("change_number"))
        .where(RowImage.table_name == model.__tablename__, RowImage.recorded_at <= moment)
        .group_by(RowImage.row_id)
    )
    if row_ids is not None:
        latest = latest.where(RowImage.row_id.in_(row_ids))
    newest = latest.subquery()
    images = session.scalars(
        select(RowImage.image)
        .join(
            newest,
            (RowImage.row_id == newest.c.row_id)
            & (RowImage.change_number == newest.c.change_number),
        )
        .where(RowImage.table_name == model.__tablename__)
        .order_by(RowImage.row_id)
    )
    return [row_from(model, image) for image in images if image is not None]


def earlier_version(
    session: Session, model: type[Row], row_id: UUID, version: int, present: int
) -> Past[Row] | None:
    """Return a row as an earlier version of it was, before the present one; None where none is kept.

    The row is bound to no session, as with `rows_as_of`, which can be asked for what else there was
    at the moment that the version was recorded. A row has at most one image for each version.
    """
    if not 0 < version < present:
        return None
    images = session.execute(
        select(RowImage.image, RowImage.recorded_at)
        .where(RowImage.table_name == model.__tablename__, RowImage.row_id == row_id)
        .order_by(RowImage.change_number.desc())
        .limit(min(present - version + 1, MOST_VERSIONS_BACK))
    )
    for image, recorded_at in images:
        if image is not None and image["version"] == version:
            return Past(row_from(model, image), recorded_at)
    return None


def last_change(session: Session) -> int:
    """Return the number of the last change that is committed."""
    return session.scalar(select(ChangeCounter.number)) or 0


def last_recorded_at(session: Session) -> datetime | None:
    """Return the moment of the last change that is committed."""
    return session.scalar(select(ChangeCounter.recorded_at))


def changed_rows(
    session: Session, after: int, tables: Sequence[str], limit: int = 1000
) -> list[tuple[int, str, UUID]]:
    """Return (change number, table, row) of the changes after a number, oldest first.

    Whole changes only: the last number returned is complete, so it can be the next `after`.
    """
    until = session.scalar(
        select(func.max(RowImage.change_number)).where(
            RowImage.change_number.in_(
                select(RowImage.change_number)
                .where(RowImage.change_number > after, RowImage.table_name.in_(tables))
                .distinct()
                .order_by(RowImage.change_number)
                .limit(limit)
            )
        )
    )
    if until is None:
        return []
    found = session.execute(
        select(RowImage.change_number, RowImage.table_name, RowImage.row_id)
        .where(
            RowImage.change_number > after,
            RowImage.change_number <= until,
            RowImage.table_name.in_(tables),
        )
        .order_by(RowImage.change_number)
    )
    return [(number, table, row_id) for number, table, row_id in found]
