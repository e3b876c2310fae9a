"""The needs' tables."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.agencies.models import Agency
from registry.database.tables import PART_OF, UNSAID, Identified, Kept, Table
from registry.database.types import Document, ExactDecimal, words
from registry.needs.vocabulary import NeedStatus, NeedVisibility, Priority, RequirementKind


class Need(Identified, Kept, Table):
    """What an agency must be able to do, in its own words, before software is named."""

    __tablename__ = "need"
    __table_args__ = (
        CheckConstraint("budget >= 0", "budget_not_negative"),
        CheckConstraint("time_limit_months >= 0", "time_limit_not_negative"),
        CheckConstraint(
            "budget IS NULL OR (budget_currency IS NOT NULL AND budget_price_year IS NOT NULL)",
            "budget_with_currency_and_price_year",
        ),
        Index("ix_need_newest", "created_at", "id"),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    agency: Mapped[Agency] = relationship(lazy="raise_on_sql")
    unit: Mapped[str | None] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(String(200))
    problem: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(20))
    affected_process: Mapped[str | None] = mapped_column(Text)
    user_groups: Mapped[str | None] = mapped_column(Text)
    volume: Mapped[str | None] = mapped_column(String(200))
    categories: Mapped[list[str]] = mapped_column(Document, default=list)
    keywords: Mapped[list[str]] = mapped_column(Document, default=list)
    has_personal_data: Mapped[bool | None]
    personal_data_category: Mapped[str | None] = mapped_column(String(200))
    target_go_live_on: Mapped[date | None]
    budget: Mapped[Decimal | None] = mapped_column(ExactDecimal(2))
    budget_currency: Mapped[str | None] = mapped_column(String(3))
    budget_price_year: Mapped[int | None]
    time_limit_months: Mapped[Decimal | None] = mapped_column(ExactDecimal(2))
    status: Mapped[NeedStatus] = mapped_column(words(NeedStatus), default=NeedStatus.OPEN)
    visibility: Mapped[NeedVisibility] = mapped_column(
        words(NeedVisibility), default=NeedVisibility.GOVERNMENT
    )
    confidential_until: Mapped[date | None]
    last_requirement: Mapped[int] = mapped_column(default=0, info=UNSAID)
    """The last number given to a requirement; none comes again."""


class Requirement(Identified, Kept, Table):
    """One line of a need."""

    __tablename__ = "requirement"
    __table_args__ = (
        UniqueConstraint("need_id", "code"),
        CheckConstraint("weight_override BETWEEN 1 AND 10", "weight_from_1_to_10"),
    )

    need_id: Mapped[UUID] = mapped_column(ForeignKey("need.id"), index=True, info=PART_OF)
    need: Mapped[Need] = relationship(lazy="raise_on_sql")
    code: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]
    kind: Mapped[RequirementKind] = mapped_column(words(RequirementKind))
    priority: Mapped[Priority] = mapped_column(words(Priority))
    text: Mapped[str] = mapped_column(Text)
    acceptance_criterion: Mapped[str | None] = mapped_column(Text)
    is_knockout: Mapped[bool] = mapped_column(default=False)
    weight_override: Mapped[int | None]
    weight_reason: Mapped[str | None] = mapped_column(String(1000))
    source: Mapped[str | None] = mapped_column(String(500))


class NeedGrant(Identified, Kept, Table):
    """An agency that may read a restricted need, beside the one that states it."""

    __tablename__ = "need_grant"
    __table_args__ = (UniqueConstraint("need_id", "agency_id"),)

    need_id: Mapped[UUID] = mapped_column(ForeignKey("need.id"), index=True, info=PART_OF)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)


class NeedText(Table):
    """All that a need says, its requirements too, folded: in it the words are found that somebody types.

    It follows from the need and is written anew with it, so nothing of its past is kept.
    """

    __tablename__ = "need_text"

    need_id: Mapped[UUID] = mapped_column(ForeignKey("need.id"), primary_key=True)
    folded: Mapped[str] = mapped_column(Text)


class RequirementTemplate(Identified, Kept, Table):
    """A requirement that needs of a category usually have, offered when one is stated.

    `text` maps a language to the sentence in it.
    """

    __tablename__ = "requirement_template"
    __table_args__ = (UniqueConstraint("category", "position"),)

    category: Mapped[str] = mapped_column(String(60), index=True)
    position: Mapped[int]
    kind: Mapped[RequirementKind] = mapped_column(words(RequirementKind))
    priority: Mapped[Priority] = mapped_column(words(Priority))
    text: Mapped[dict[str, str]] = mapped_column(Document)
