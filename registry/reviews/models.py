"""The reviews' tables."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.catalogue.models import Software
from registry.database.tables import PART_OF, Identified, Kept, Table
from registry.database.types import words
from registry.reviews.vocabulary import ReviewDecision


class Review(Identified, Kept, Table):
    """What a reviewer decided of an entry, and when.

    `reviewed_version` is the version of the entry that was looked at. `decided_by` is an account's
    id and names nobody.
    """

    __tablename__ = "review"
    __table_args__ = (Index("ix_review_latest", "software_id", "decided_at"),)

    software_id: Mapped[UUID] = mapped_column(ForeignKey("software.id"), index=True)
    software: Mapped[Software] = relationship(lazy="raise_on_sql")
    decision: Mapped[ReviewDecision] = mapped_column(words(ReviewDecision))
    decided_at: Mapped[datetime]
    decided_by: Mapped[UUID | None]
    reviewed_version: Mapped[int]
    note: Mapped[str | None] = mapped_column(Text)


class Remark(Identified, Kept, Table):
    """What a reviewer says of one field of an entry."""

    __tablename__ = "review_remark"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True, info=PART_OF)
    field: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(default=0)
