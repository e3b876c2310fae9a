"""The rows that hang on a software: texts, releases, base software, upkeep, lineage, users, its file."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.catalogue.vocabulary import BaseSoftwareKind, LineageRelation, Visibility
from registry.database.tables import BULKY, PART_OF, PERSONAL, UNSAID, Identified, Kept, Table
from registry.database.types import Document, words


class SoftwareText(Identified, Kept, Table):
    """What an entry says in one language (a BCP-47 tag)."""

    __tablename__ = "software_text"
    __table_args__ = (UniqueConstraint("software_id", "language"),)

    software_id: Mapped[UUID] = mapped_column(
        ForeignKey("software.id"), index=True, info=PART_OF
    )
    language: Mapped[str] = mapped_column(String(20))
    localised_name: Mapped[str | None] = mapped_column(String(200))
    generic_name: Mapped[str | None] = mapped_column(String(200))
    short_description: Mapped[str | None] = mapped_column(Text)
    long_description: Mapped[str | None] = mapped_column(Text)
    documentation_url: Mapped[str | None] = mapped_column(String(500))
    features: Mapped[list[str]] = mapped_column(Document, default=list)
    screenshots: Mapped[list[str]] = mapped_column(Document, default=list)


class Release(Identified, Kept, Table):
    """A version that was published. `position` orders those without a day; 0 is the newest."""

    __tablename__ = "release"
    __table_args__ = (UniqueConstraint("software_id", "version_name"),)

    software_id: Mapped[UUID] = mapped_column(
        ForeignKey("software.id"), index=True, info=PART_OF
    )
    version_name: Mapped[str] = mapped_column(String(60))
    released_on: Mapped[str | None] = mapped_column(String(10))
    notes: Mapped[dict[str, str]] = mapped_column(Document, default=dict)
    position: Mapped[int] = mapped_column(default=0)


class BaseSoftware(Identified, Kept, Table):
    """What a software needs under it: a database, a server, a language."""

    __tablename__ = "base_software"

    software_id: Mapped[UUID] = mapped_column(
        ForeignKey("software.id"), index=True, info=PART_OF
    )
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[BaseSoftwareKind] = mapped_column(words(BaseSoftwareKind))
    version_name: Mapped[str | None] = mapped_column(String(60))
    version_min: Mapped[str | None] = mapped_column(String(60))
    version_max: Mapped[str | None] = mapped_column(String(60))
    is_optional: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)


_IS_ORIGIN = text("relation <> 'successor'")


class Lineage(Identified, Kept, Table):
    """A tie between two pieces of software: what one comes from, or what follows it.

    `other` is empty where the other one is not in the catalogue; its name or address then stands.
    `version_name` is this software's own version from which on it holds, `other_version` the version
    of the other that was taken, `since_on` a year, a month or a day. A software comes from another
    in one way at most.
    """

    __tablename__ = "lineage"
    __table_args__ = (
        UniqueConstraint("software_id", "relation", "other_id"),
        Index(
            "uq_lineage_one_origin",
            "software_id",
            "other_id",
            unique=True,
            sqlite_where=_IS_ORIGIN,
            postgresql_where=_IS_ORIGIN,
        ),
        CheckConstraint("software_id <> other_id", "not_of_itself"),
        CheckConstraint("other_id IS NOT NULL OR other_name IS NOT NULL", "names_another"),
    )

    software_id: Mapped[UUID] = mapped_column(
        ForeignKey("software.id"), index=True, info=PART_OF
    )
    software: Mapped[Software] = relationship(foreign_keys=[software_id], lazy="raise_on_sql")
    relation: Mapped[LineageRelation] = mapped_column(words(LineageRelation))
    other_id: Mapped[UUID | None] = mapped_column(ForeignKey("software.id"), index=True)
    other: Mapped[Software | None] = relationship(foreign_keys=[other_id], lazy="raise_on_sql")
    other_name: Mapped[str | None] = mapped_column(String(500))
    version_name: Mapped[str | None] = mapped_column(String(60))
    other_version: Mapped[str | None] = mapped_column(String(60))
    since_on: Mapped[str | None] = mapped_column(String(10))
    is_from_file: Mapped[bool] = mapped_column(default=False, info=UNSAID)
    """Whether its publiccode.yml says so, and nobody else: then it goes when the file says so no longer."""


class SoftwareContact(Identified, Kept, Table):
    """Whom to write to about the upkeep of a software: kept for its publiccode.yml, and shown nowhere else."""

    __tablename__ = "software_contact"

    software_id: Mapped[UUID] = mapped_column(
        ForeignKey("software.id"), index=True, info=PART_OF
    )
    name: Mapped[str] = mapped_column(String(200), info=PERSONAL)
    email: Mapped[str | None] = mapped_column(String(254), info=PERSONAL)
    phone: Mapped[str | None] = mapped_column(String(60), info=PERSONAL)
    affiliation: Mapped[str | None] = mapped_column(String(200), info=PERSONAL)
    position: Mapped[int] = mapped_column(default=0)


class SoftwareContractor(Identified, Kept, Table):
    """Who maintains a software by contract, and until which day."""

    __tablename__ = "software_contractor"

    software_id: Mapped[UUID] = mapped_column(
        ForeignKey("software.id"), index=True, info=PART_OF
    )
    name: Mapped[str] = mapped_column(String(200))
    ends_on: Mapped[date | None]
    website: Mapped[str | None] = mapped_column(String(500))
    position: Mapped[int] = mapped_column(default=0)


class DeclaredUser(Identified, Kept, Table):
    """Someone whom an entry's file names as a user, as it names them."""

    __tablename__ = "declared_user"
    __table_args__ = (UniqueConstraint("software_id", "name"),)

    software_id: Mapped[UUID] = mapped_column(
        ForeignKey("software.id"), index=True, info=PART_OF
    )
    name: Mapped[str] = mapped_column(String(200))
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)


class SoftwareGrant(Identified, Kept, Table):
    """An agency that may see a restricted entry."""

    __tablename__ = "software_grant"
    __table_args__ = (UniqueConstraint("software_id", "agency_id"),)

    software_id: Mapped[UUID] = mapped_column(
        ForeignKey("software.id"), index=True, info=PART_OF
    )
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    agency: Mapped[Agency] = relationship(lazy="raise_on_sql")


class PubliccodeFile(Identified, Kept, Table):
    """The publiccode.yml an entry came from: its text as it was, and what was found wrong with it.

    One that was read before an entry had pictures still holds their addresses alone, until they are
    read out of it; where they are not, its own stand for those that the entry has not.
    """

    __tablename__ = "publiccode_file"

    software_id: Mapped[UUID] = mapped_column(
        ForeignKey("software.id"), unique=True, info=PART_OF
    )
    raw_text: Mapped[str] = mapped_column(Text, info=BULKY)
    digest: Mapped[str] = mapped_column(String(64))
    findings: Mapped[list[dict[str, Any]]] = mapped_column(
        Document, info=BULKY
    )  # Any: a finding's JSON values
    read_on: Mapped[date]
    are_pictures_read: Mapped[bool] = mapped_column(default=True, info=UNSAID)


class FormerSlug(Identified, Kept, Table):
    """A slug that an entry had before; its address redirects, and no other entry may take it."""

    __tablename__ = "former_software_slug"

    slug: Mapped[str] = mapped_column(String(120), unique=True)
    software_id: Mapped[UUID] = mapped_column(
        ForeignKey("software.id"), index=True, info=PART_OF
    )


_OF_MANY = text("agency_id IS NULL")


class Departure(Identified, Table):
    """When an entry last went out of somebody's sight.

    Of strangers (public), of all agencies (government), or of one that it was shared with (restricted).

    `left_at` is when it left their lists, None where it never stood in them; `hidden_at` is when they
    lost sight of it altogether. What happens to it afterwards moves neither: a reader is told of its
    going, and of nothing that is hidden from them.
    """

    __tablename__ = "software_departure"
    __table_args__ = (
        UniqueConstraint("software_id", "agency_id"),
        Index(
            "uq_software_departure_of_many",
            "software_id",
            "width",
            unique=True,
            sqlite_where=_OF_MANY,
            postgresql_where=_OF_MANY,
        ),
        Index("ix_software_departure_left", "width", "left_at", "software_id"),
        CheckConstraint(
            "(width = 'restricted') = (agency_id IS NOT NULL)", "of_many_or_of_one"
        ),
    )

    software_id: Mapped[UUID] = mapped_column(ForeignKey("software.id"))
    software: Mapped[Software] = relationship(lazy="raise_on_sql")
    width: Mapped[Visibility] = mapped_column(words(Visibility))
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    left_at: Mapped[datetime | None]
    hidden_at: Mapped[datetime | None]
