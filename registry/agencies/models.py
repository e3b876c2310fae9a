"""The agencies' tables."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.agencies.vocabulary import AgencyKind
from registry.database.tables import Identified, Kept, Table
from registry.database.types import words


class Agency(Identified, Kept, Table):
    """A public body registered here. Its code is its acronym in capitals, matched without case."""

    __tablename__ = "agency"
    __table_args__ = (
        CheckConstraint("code = upper(code)", "code_in_capitals"),
        CheckConstraint(
            "closed_on IS NOT NULL OR successor_id IS NULL", "successor_once_closed"
        ),
        CheckConstraint("parent_id <> id", "no_parent_of_itself"),
        CheckConstraint("successor_id <> id", "no_successor_of_itself"),
    )

    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    acronym: Mapped[str | None] = mapped_column(String(40))
    kind: Mapped[AgencyKind] = mapped_column(words(AgencyKind))
    country: Mapped[str] = mapped_column(String(2), default="UY")
    website: Mapped[str | None] = mapped_column(String(500))
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    parent: Mapped["Agency | None"] = relationship(
        remote_side="Agency.id", foreign_keys=[parent_id], lazy="raise_on_sql"
    )
    closed_on: Mapped[date | None]
    closing_reason: Mapped[str | None] = mapped_column(String(1000))
    successor_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    successor: Mapped["Agency | None"] = relationship(
        remote_side="Agency.id", foreign_keys=[successor_id], lazy="raise_on_sql"
    )


class FormerCode(Identified, Kept, Table):
    """A code that an agency had before; its addresses redirect, and no other agency may take it."""

    __tablename__ = "former_agency_code"

    code: Mapped[str] = mapped_column(String(40), unique=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    agency: Mapped[Agency] = relationship(lazy="raise_on_sql")
