"""The reuses' tables."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.catalogue.vocabulary import Precision
from registry.database.tables import PART_OF, Identified, Kept, Table, one_open
from registry.database.types import ExactDecimal, words
from registry.needs.models import Need
from registry.reuse.vocabulary import BaselineKind, ContributionKind, ReuseKind, ReuseStage


class Reuse(Identified, Kept, Table):
    """One agency's reuse of one piece of software. At most one is open for each pair.

    Months are calendar months; person-months are effort; neither is ever taken for the other.
    `declared_months` is what the agency says adapting took; where it is empty the months follow
    from the days on which stages began. `baseline_software` is the one whose development the
    adaptation is compared with; `estimated_months` stands where it is an own estimate instead.
    """

    __tablename__ = "reuse"
    __table_args__ = (
        one_open("agency_id", "software_id", closed="closed_at"),
        CheckConstraint("declared_months >= 0", "declared_months_not_negative"),
        CheckConstraint("adaptation_person_months >= 0", "person_months_not_negative"),
        CheckConstraint("estimated_months >= 0", "estimated_months_not_negative"),
        CheckConstraint(
            "(closed_at IS NOT NULL) = (stage IN ('retired', 'abandoned'))",
            "closed_by_its_stage",
        ),
        Index("ix_reuse_newest", "created_at", "id"),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    agency: Mapped[Agency] = relationship(lazy="raise_on_sql")
    software_id: Mapped[UUID] = mapped_column(ForeignKey("software.id"), index=True)
    software: Mapped[Software] = relationship(foreign_keys=[software_id], lazy="raise_on_sql")
    need_id: Mapped[UUID | None] = mapped_column(ForeignKey("need.id"), index=True)
    need: Mapped[Need | None] = relationship(lazy="raise_on_sql")
    stage: Mapped[ReuseStage] = mapped_column(words(ReuseStage))
    kind: Mapped[ReuseKind | None] = mapped_column(words(ReuseKind))
    version_taken: Mapped[str | None] = mapped_column(String(60))
    closed_at: Mapped[datetime | None]

    baseline_kind: Mapped[BaselineKind] = mapped_column(words(BaselineKind))
    baseline_software_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("software.id"), index=True
    )
    baseline_software: Mapped[Software | None] = relationship(
        foreign_keys=[baseline_software_id], lazy="raise_on_sql"
    )
    estimated_months: Mapped[Decimal | None] = mapped_column(ExactDecimal(2))
    declared_months: Mapped[Decimal | None] = mapped_column(ExactDecimal(2))
    margin_months: Mapped[Decimal | None] = mapped_column(ExactDecimal(2))
    precision: Mapped[Precision | None] = mapped_column(words(Precision))
    adaptation_person_months: Mapped[Decimal | None] = mapped_column(ExactDecimal(2))
    evidence: Mapped[str | None] = mapped_column(Text)
    evidence_url: Mapped[str | None] = mapped_column(String(500))
    note: Mapped[str | None] = mapped_column(Text)


class StageEntry(Identified, Kept, Table):
    """The day on which a reuse entered a stage; the day is empty where nobody says it."""

    __tablename__ = "stage_entry"
    __table_args__ = (UniqueConstraint("reuse_id", "stage"),)

    reuse_id: Mapped[UUID] = mapped_column(ForeignKey("reuse.id"), index=True, info=PART_OF)
    stage: Mapped[ReuseStage] = mapped_column(words(ReuseStage))
    entered_on: Mapped[date | None]
    reason: Mapped[str | None] = mapped_column(String(1000))


class Contribution(Identified, Kept, Table):
    """Something an agency gave back to a software: with its reuse of it, or alone where it has none.

    Whose it is and of what is said once: by the reuse where there is one, else by `agency` and
    `software`. `version_name` is the version that it went into, or was made on.
    """

    __tablename__ = "contribution"
    __table_args__ = (
        CheckConstraint(
            "(reuse_id IS NULL) = (software_id IS NOT NULL)"
            " AND (reuse_id IS NULL) = (agency_id IS NOT NULL)",
            "with_a_reuse_or_alone",
        ),
    )

    reuse_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("reuse.id"), index=True, info=PART_OF
    )
    reuse: Mapped[Reuse | None] = relationship(lazy="raise_on_sql")
    software_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("software.id"), index=True, info=PART_OF
    )
    software: Mapped[Software | None] = relationship(lazy="raise_on_sql")
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    agency: Mapped[Agency | None] = relationship(lazy="raise_on_sql")
    kind: Mapped[ContributionKind] = mapped_column(words(ContributionKind))
    given_on: Mapped[str | None] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    version_name: Mapped[str | None] = mapped_column(String(60))
    url: Mapped[str | None] = mapped_column(String(500))
    is_accepted: Mapped[bool | None]

    @property
    def given_by(self) -> Agency:
        """Return the agency that gave it back."""
        agency = self.agency if self.reuse is None else self.reuse.agency
        if agency is None:
            message = "a contribution without a reuse has an agency"
            raise ValueError(message)
        return agency

    @property
    def given_to(self) -> Software:
        """Return the software that it was given back to."""
        software = self.software if self.reuse is None else self.reuse.software
        if software is None:
            message = "a contribution without a reuse has a software"
            raise ValueError(message)
        return software
