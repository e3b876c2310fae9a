"""The notifications' tables."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from registry.database.tables import Identified, Table
from registry.database.types import Document


class Notification(Identified, Table):
    """Something told to one person, or to all who act for an agency."""

    __tablename__ = "notification"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (agency_id IS NULL)", "told_to_one"),
        Index("ix_notification_newest", "created_at", "id"),
    )

    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    kind: Mapped[str] = mapped_column(String(60))
    message: Mapped[str] = mapped_column(String(500))  # a message id
    params: Mapped[dict[str, Any]] = mapped_column(Document)  # Any: a JSON value
    link: Mapped[str] = mapped_column(String(500))
    created_at: Mapped[datetime]


class NotificationRead(Table):
    """That someone has read a notification: an agency's is read by each for themselves."""

    __tablename__ = "notification_read"

    notification_id: Mapped[UUID] = mapped_column(
        ForeignKey("notification.id", ondelete="CASCADE"), primary_key=True
    )
    reader_id: Mapped[UUID] = mapped_column(primary_key=True)  # a person, or a token
    read_at: Mapped[datetime]
