"""The table of how ready software is to be reused."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.database.tables import PART_OF, Identified, Kept, Table
from registry.database.types import words
from registry.reuse_readiness.vocabulary import Topic


class ReadinessAssessment(Identified, Kept, Table):
    """The level of one topic of one version, what shows it, and who says and who confirms it.

    A level that was taken back is None: the row stays, so that its version tells edits apart.
    `agency` is empty where e-government staff assessed. `confirmed_by` is an account's id.
    """

    __tablename__ = "readiness_assessment"
    __table_args__ = (
        UniqueConstraint("software_id", "version_name", "topic"),
        CheckConstraint("level IS NULL OR level BETWEEN 1 AND 9", "level_of_nine"),
        CheckConstraint("confirmed_on IS NULL OR level IS NOT NULL", "confirmed_is_assessed"),
    )

    software_id: Mapped[UUID] = mapped_column(ForeignKey("software.id"), info=PART_OF)
    software: Mapped[Software] = relationship(lazy="raise_on_sql")
    version_name: Mapped[str] = mapped_column(String(60))
    topic: Mapped[Topic] = mapped_column(words(Topic))
    level: Mapped[int | None]
    evidence: Mapped[str | None] = mapped_column(Text)
    evidence_url: Mapped[str | None] = mapped_column(String(500))
    assessed_on: Mapped[date]
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    agency: Mapped[Agency | None] = relationship(lazy="raise_on_sql")
    confirmed_on: Mapped[date | None]
    confirmed_by: Mapped[UUID | None]
