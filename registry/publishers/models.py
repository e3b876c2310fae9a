"""The publishers' table."""

from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.agencies.models import Agency
from registry.database.tables import Identified, Kept, Table


class Publisher(Identified, Kept, Table):
    """Who publishes code. `identity` tells publishers apart: the organisation's URI, else its name."""

    __tablename__ = "publisher"

    slug: Mapped[str] = mapped_column(String(120), unique=True)
    identity: Mapped[str] = mapped_column(String(500), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    uri: Mapped[str | None] = mapped_column(String(500))
    code_hosting: Mapped[str | None] = mapped_column(String(500))
    website: Mapped[str | None] = mapped_column(String(500))
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    agency: Mapped[Agency | None] = relationship(lazy="raise_on_sql")
