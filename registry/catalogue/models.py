"""The software's own table; what hangs on it stands in `parts.py`."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry import clock
from registry.agencies.models import Agency
from registry.catalogue.rules import Sight, has_ended, sight_of
from registry.catalogue.vocabulary import (
    DevelopmentStatus,
    Life,
    MaintenanceStatus,
    MaintenanceType,
    Precision,
    SoftwareType,
    Visibility,
)
from registry.database.tables import Identified, Kept, Table
from registry.database.types import Document, ExactDecimal, words
from registry.publishers.models import Publisher


class Software(Identified, Kept, Table):
    """An entry of the catalogue.

    `agency` answers for the entry and may edit it; `holder` holds the rights, `steward` maintains.
    A licence that is not known is None, which is not the same as free. `started_on` is a year,
    a month or a day in ISO 8601. `repository_key` is the repository's normalised address: the
    entry's identity when it is imported. `logo` is a path within the repository, or a whole address; no
    page of ours fetches it. `is_reviewed` says that a reviewer has seen what it says
    now: what is changed after it was reviewed is published, and not reviewed again yet. Of one that
    was found to be the same as another, `merged_into_id` is the one that was kept: whoever may know
    of that is told. `withdrawn_reason` is empty, and not None, where nobody knows it any more.
    """

    __tablename__ = "software"
    __table_args__ = (
        CheckConstraint("baseline_months >= 0", "baseline_months_not_negative"),
        CheckConstraint("baseline_person_months >= 0", "baseline_person_months_not_negative"),
        CheckConstraint("baseline_cost >= 0", "baseline_cost_not_negative"),
        CheckConstraint(
            "baseline_cost IS NULL OR (baseline_currency IS NOT NULL AND baseline_price_year IS NOT NULL)",
            "cost_with_currency_and_price_year",
        ),
        Index(  # entries without a repository are known by name; SQLite takes it with both columns alone
            "ix_software_name_alone",
            "name",
            "repository_key",
            sqlite_where=text("repository_key IS NULL"),
            postgresql_where=text("repository_key IS NULL"),
        ),
    )

    slug: Mapped[str] = mapped_column(String(120), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    aliases: Mapped[list[str]] = mapped_column(Document, default=list)
    publisher_id: Mapped[UUID] = mapped_column(ForeignKey("publisher.id"), index=True)
    publisher: Mapped[Publisher] = relationship(lazy="raise_on_sql")
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    agency: Mapped[Agency | None] = relationship(foreign_keys=[agency_id], lazy="raise_on_sql")
    holder_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    holder: Mapped[Agency | None] = relationship(foreign_keys=[holder_id], lazy="raise_on_sql")
    holder_name: Mapped[str | None] = mapped_column(String(200))
    steward_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    steward: Mapped[Agency | None] = relationship(
        foreign_keys=[steward_id], lazy="raise_on_sql"
    )

    repository_url: Mapped[str | None] = mapped_column(String(500))
    repository_key: Mapped[str | None] = mapped_column(String(500), unique=True)
    landing_url: Mapped[str | None] = mapped_column(String(500))
    logo: Mapped[str | None] = mapped_column(String(500))
    licence: Mapped[str | None] = mapped_column(String(200))
    licence_as_found: Mapped[str | None] = mapped_column(String(500))
    development_status: Mapped[DevelopmentStatus | None] = mapped_column(
        words(DevelopmentStatus)
    )
    software_type: Mapped[SoftwareType | None] = mapped_column(words(SoftwareType))
    maintenance_type: Mapped[MaintenanceType | None] = mapped_column(words(MaintenanceType))
    maintenance_status: Mapped[MaintenanceStatus | None] = mapped_column(
        words(MaintenanceStatus)
    )
    categories: Mapped[list[str]] = mapped_column(Document, default=list)
    platforms: Mapped[list[str]] = mapped_column(Document, default=list)
    available_languages: Mapped[list[str]] = mapped_column(Document, default=list)
    is_localisation_ready: Mapped[bool | None]
    started_on: Mapped[str | None] = mapped_column(String(10))
    discontinued_on: Mapped[date | None]
    support_ends_on: Mapped[date | None]

    life: Mapped[Life] = mapped_column(words(Life), default=Life.PUBLISHED)
    is_reviewed: Mapped[bool] = mapped_column(default=False)
    withdrawn_reason: Mapped[str | None] = mapped_column(String(1000))
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("software.id"), index=True)
    visibility: Mapped[Visibility] = mapped_column(words(Visibility), default=Visibility.PUBLIC)
    confidential_until: Mapped[date | None]

    baseline_months: Mapped[Decimal | None] = mapped_column(ExactDecimal(2))
    baseline_margin_months: Mapped[Decimal | None] = mapped_column(ExactDecimal(2))
    baseline_precision: Mapped[Precision | None] = mapped_column(words(Precision))
    baseline_person_months: Mapped[Decimal | None] = mapped_column(ExactDecimal(2))
    baseline_cost: Mapped[Decimal | None] = mapped_column(ExactDecimal(2))
    baseline_currency: Mapped[str | None] = mapped_column(String(3))
    baseline_price_year: Mapped[int | None]
    baseline_source: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(Text)

    @property
    def was_withdrawn(self) -> bool:
        """Whether it was taken out of the catalogue, with a reason or for another that is kept."""
        return self.withdrawn_reason is not None or self.merged_into_id is not None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken out of the catalogue and has not come back: its return may be asked for."""
        return self.life is Life.WITHDRAWN or self.was_withdrawn

    @property
    def sight(self) -> Sight:
        """Who may find it in lists and know of it today, beside its agency and those it is shared with."""
        return sight_of(
            self.life,
            self.visibility,
            self.confidential_until,
            clock.today(),
            was_withdrawn=self.was_withdrawn,
        )

    @property
    def is_discontinued(self) -> bool:
        """Whether nobody develops it any more, by what is said of its upkeep or by a stated day."""
        return has_ended(
            self.development_status,
            self.maintenance_status,
            self.discontinued_on,
            clock.today(),
        )
