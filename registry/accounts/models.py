"""The accounts' tables."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.accounts.vocabulary import LinkPurpose
from registry.actors.vocabulary import Role
from registry.agencies.models import Agency
from registry.database.tables import PERSONAL, Identified, Kept, Table, one_open
from registry.database.types import Document, words
from registry.language.vocabulary import Language


class Person(Identified, Kept, Table):
    """Someone with an account. The e-mail address is kept with its case folded."""

    __tablename__ = "person"

    email: Mapped[str] = mapped_column(String(254), unique=True, info=PERSONAL)
    name: Mapped[str] = mapped_column(String(200), info=PERSONAL)
    password_hash: Mapped[str | None] = mapped_column(String(200), info=PERSONAL)
    language: Mapped[Language] = mapped_column(words(Language))
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    agency: Mapped[Agency | None] = relationship(lazy="raise_on_sql")
    is_active: Mapped[bool] = mapped_column(default=True)


class RoleGrant(Identified, Kept, Table):
    """A role that a person holds, until it is taken back."""

    __tablename__ = "role_grant"
    __table_args__ = (one_open("person_id", "role", closed="taken_at"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[Role] = mapped_column(words(Role))
    taken_at: Mapped[datetime | None]


class ApiToken(Identified, Kept, Table):
    """What a program shows instead of a password. The token itself is kept as a digest alone."""

    __tablename__ = "api_token"
    __table_args__ = (Index("ix_api_token_newest", "created_at", "id"),)

    name: Mapped[str] = mapped_column(String(200))
    beginning: Mapped[str] = mapped_column(String(20))  # shown, to tell tokens apart
    digest: Mapped[str] = mapped_column(String(64), unique=True, info=PERSONAL)
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    agency: Mapped[Agency | None] = relationship(lazy="raise_on_sql")
    roles: Mapped[list[str]] = mapped_column(Document)
    scopes: Mapped[list[str]] = mapped_column(Document)
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    created_by_id: Mapped[UUID | None]  # a person or another token; none: the command line


class SignIn(Identified, Table):
    """One browser that someone signed in with. Where from and with what is not kept."""

    __tablename__ = "sign_in"

    digest: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class OneTimeLink(Identified, Table):
    """A link that sets a password, once."""

    __tablename__ = "one_time_link"

    digest: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[LinkPurpose] = mapped_column(words(LinkPurpose))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None]


class AttemptCount(Table):
    """How often something was tried lately, under a keyed digest of who or what."""

    __tablename__ = "attempt_count"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    count: Mapped[int]
    expires_at: Mapped[datetime] = mapped_column(index=True)
