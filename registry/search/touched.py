"""Which software a change concerns: its own rows, those that hang on it, and those it is told with."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from registry.catalogue.models import Software
from registry.catalogue.parts import SoftwareGrant
from registry.history.models import RowImage
from registry.history.queries import changed_rows
from registry.publishers.models import Publisher
from registry.reuse.models import Reuse

OWN = "software"
PARTS = (  # rows that name their software
    "software_text",
    "lineage",
    "software_grant",
    "base_software",
    "reuse",
    "release",
    "readiness_assessment",
)
STAGES = "stage_entry"  # rows that name a reuse
SOFTWARE, REUSE = ("software_id", "other_id"), ("reuse_id",)
TIES = ("publisher", "agency")  # rows that many pieces of software name
FOLLOWED = (OWN, *PARTS, STAGES, *TIES)
Row = TypeVar("Row")


def touched_after(session: Session, after: int, at_once: int) -> set[UUID]:
    """Return the software that changes after a number concern."""
    rows: dict[str, set[UUID]] = defaultdict(set)
    while changes := changed_rows(session, after, FOLLOWED):
        for number, table, row_id in changes:
            rows[table].add(row_id)
            after = number
    ids = set(rows[OWN])
    for table in PARTS:
        ids |= _named_by(session, table, rows[table], at_once)
    for part in parts_of(_named_by(session, STAGES, rows[STAGES], at_once, REUSE), at_once):
        ids |= set(session.scalars(select(Reuse.software_id).where(Reuse.id.in_(part))))
    if rows["publisher"] or rows["agency"]:
        ids |= _tied_to(session, rows["publisher"], rows["agency"])
    return ids


def _named_by(
    session: Session,
    table: str,
    row_ids: Iterable[UUID],
    at_once: int,
    names: Sequence[str] = SOFTWARE,
) -> set[UUID]:
    """Return the software, or whatever else, that some rows name or named before they were deleted."""
    return {
        UUID(image[name])
        for part in parts_of(row_ids, at_once)
        for image in session.scalars(
            select(RowImage.image).where(
                RowImage.table_name == table,
                RowImage.row_id.in_(part),
                RowImage.image.is_not(None),
            )
        )
        if image
        for name in names
        if image.get(name)
    }


def _tied_to(session: Session, publishers: set[UUID], agencies: set[UUID]) -> set[UUID]:
    """Return the software that some publishers or agencies publish, hold, reuse or are shown."""
    granted = select(SoftwareGrant.software_id).where(SoftwareGrant.agency_id.in_(agencies))
    reused = select(Reuse.software_id).where(Reuse.agency_id.in_(agencies))
    published = select(Publisher.id).where(
        or_(Publisher.id.in_(publishers), Publisher.agency_id.in_(agencies))
    )
    return set(
        session.scalars(
            select(Software.id).where(
                or_(
                    Software.publisher_id.in_(published),
                    Software.agency_id.in_(agencies),
                    Software.holder_id.in_(agencies),
                    Software.steward_id.in_(agencies),
                    Software.id.in_(reused),
                    Software.id.in_(granted),
                )
            )
        )
    )


def compared_with(session: Session, ids: set[UUID], at_once: int) -> set[UUID]:
    """Return the software whose reuses are compared with the development of some of these."""
    return {
        each
        for part in parts_of(ids, at_once)
        for each in session.scalars(
            select(Reuse.software_id).where(Reuse.baseline_software_id.in_(part))
        )
    }


def concerned_after(session: Session, after: int, at_once: int) -> set[UUID]:
    """Return all software of which the index says something else, once changes after a number are in it."""
    ids = touched_after(session, after, at_once)
    return ids | compared_with(session, ids, at_once)


def no_longer_held_back(session: Session, since: date | None, today: date) -> set[UUID]:
    """Return what stopped being confidential since the last look, by the passing of days alone."""
    ended = select(Software.id).where(Software.confidential_until <= today)
    if since is not None:
        ended = ended.where(Software.confidential_until >= since)
    return set(session.scalars(ended))


def origin_of(session: Session) -> str:
    """Return when this database recorded its first change, by which it is told from another."""
    first = select(RowImage.recorded_at).order_by(RowImage.change_number).limit(1)
    recorded_at = session.scalar(first)
    return recorded_at.isoformat() if recorded_at else ""


def parts_of(rows: Iterable[Row], at_once: int) -> Iterator[list[Row]]:
    """Yield some rows in lists that are short enough to ask a database about."""
    remaining = iter(rows)
    while part := list(islice(remaining, at_once)):
        yield part
