"""Questions to the audit: what was done with one row."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from registry.audit.models import AuditEvent


class Row(Protocol):
    """A row that things are done with."""

    __tablename__: str
    id: UUID


def events_since(session: Session, subject: Row, moment: datetime | None) -> list[AuditEvent]:
    """Return what was done with a row and its parts after a moment, or ever, the oldest first."""
    statement = _of(subject).order_by(AuditEvent.occurred_at, AuditEvent.id)
    if moment is not None:
        statement = statement.where(AuditEvent.occurred_at > moment)
    return list(session.scalars(statement))


def _of(subject: Row) -> Select[AuditEvent]:
    return select(AuditEvent).where(
        AuditEvent.subject_table == subject.__tablename__,
        AuditEvent.subject_id == subject.id,
    )
