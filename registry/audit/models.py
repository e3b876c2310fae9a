"""The audit's table."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from registry.actors.vocabulary import ActorKind
from registry.database.tables import APPEND_ONLY, Identified, Table
from registry.database.types import Document, words


class AuditEvent(Identified, Table):
    """One act: who, for which agency, what, when, in which request, with what changed.

    `changes` maps each changed field to its value before and after; personal ones say "changed",
    and so do those too long for it. Under "parts" stands the same of the rows that belong to the
    subject: table → id → changed fields; one that was added has nothing before, a deleted one
    nothing after.
    """

    __tablename__ = "audit_event"
    __table_args__ = (
        Index("ix_audit_event_subject", "subject_table", "subject_id"),
        Index("ix_audit_event_occurred_at", "occurred_at"),
        {"info": APPEND_ONLY},
    )

    occurred_at: Mapped[datetime]
    request_id: Mapped[str | None] = mapped_column(String(60))
    actor_kind: Mapped[ActorKind] = mapped_column(words(ActorKind))
    actor_id: Mapped[UUID | None]
    actor_agency_id: Mapped[UUID | None]
    event: Mapped[str] = mapped_column(String(80))
    subject_table: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[UUID]
    changes: Mapped[dict[str, Any]] = mapped_column(Document)  # Any: a column's JSON value
