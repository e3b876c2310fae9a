"""The files' table."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from registry.database.tables import Identified, Table


class StoredFile(Identified, Table):
    """A file as it was uploaded: it never changes. Its content is here, or in the shared folder.

    `sha256` is what it is checked by when it is read, and its name in the folder.
    """

    __tablename__ = "stored_file"
    __table_args__ = (CheckConstraint("size > 0", "not_empty"),)

    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(150))
    name: Mapped[str] = mapped_column(String(200))
    content: Mapped[bytes | None] = mapped_column(
        LargeBinary, deferred=True, deferred_raiseload=True
    )
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    uploaded_by_id: Mapped[UUID | None]  # a person or a token; none: the command line
    created_at: Mapped[datetime]
