"""The tables of upkeep."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.database.tables import PART_OF, Identified, Kept, Table, one_open
from registry.database.types import Document, words
from registry.upkeep.vocabulary import HandoverState, SupporterKind


class Confirmation(Identified, Kept, Table):
    """When the agency of an entry last said that it is true, and was last reminded to.

    `confirmed_by` is an account's id. `has_licence_file` is None where nobody has looked.
    `told_unsupported` is the base software of which the agency was told that it has no support.
    """

    __tablename__ = "software_confirmation"

    software_id: Mapped[UUID] = mapped_column(
        ForeignKey("software.id"), unique=True, info=PART_OF
    )
    confirmed_on: Mapped[date | None]
    confirmed_by: Mapped[UUID | None]
    has_licence_file: Mapped[bool | None]
    reminded_on: Mapped[date | None]
    told_unsupported: Mapped[list[str] | None] = mapped_column(Document)


class Supporter(Identified, Kept, Table):
    """Somebody who helps with a software: what they offer, since when, and what shows it.

    Named by an agency, or by e-government staff where `agency` is empty; shown to all once a
    reviewer has looked at it.
    """

    __tablename__ = "supporter"

    software_id: Mapped[UUID] = mapped_column(
        ForeignKey("software.id"), index=True, info=PART_OF
    )
    software: Mapped[Software] = relationship(lazy="raise_on_sql")
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[SupporterKind] = mapped_column(words(SupporterKind))
    services: Mapped[list[str]] = mapped_column(Document, default=list)
    since: Mapped[str | None] = mapped_column(String(10))
    evidence: Mapped[str | None] = mapped_column(Text)
    evidence_url: Mapped[str | None] = mapped_column(String(500))
    website: Mapped[str | None] = mapped_column(String(500))
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    agency: Mapped[Agency | None] = relationship(lazy="raise_on_sql")
    is_reviewed: Mapped[bool] = mapped_column(default=False)


class Handover(Identified, Kept, Table):
    """That the stewardship of a software is to go from one agency to another. One is open at most.

    `origin` is the steward at that moment, where there was one. `happened_on` (a year, a month or a
    day) says when it passed, of one that passed before it was recorded here.
    """

    __tablename__ = "handover"
    __table_args__ = (
        one_open("software_id", closed="decided_at"),
        CheckConstraint("(state = 'proposed') = (decided_at IS NULL)", "open_until_decided"),
        Index("ix_handover_software_id_proposed_at", "software_id", "proposed_at"),
    )

    software_id: Mapped[UUID] = mapped_column(ForeignKey("software.id"))
    software: Mapped[Software] = relationship(lazy="raise_on_sql")
    origin_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    origin: Mapped[Agency | None] = relationship(foreign_keys=[origin_id], lazy="raise_on_sql")
    heir_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    heir: Mapped[Agency] = relationship(foreign_keys=[heir_id], lazy="raise_on_sql")
    proposed_at: Mapped[datetime]
    proposer_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    note: Mapped[str | None] = mapped_column(Text)
    state: Mapped[HandoverState] = mapped_column(
        words(HandoverState), default=HandoverState.PROPOSED
    )
    decided_at: Mapped[datetime | None]
    answer: Mapped[str | None] = mapped_column(Text)
    happened_on: Mapped[str | None] = mapped_column(String(10))

    @property
    def passed_on(self) -> str | None:
        """The day, or the month or year, on which the stewardship passed; None where it did not."""
        if self.state is not HandoverState.ACCEPTED or self.decided_at is None:
            return None
        return self.happened_on or self.decided_at.date().isoformat()
