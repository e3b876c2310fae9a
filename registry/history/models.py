"""The images of rows and the counter of changes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from registry.database.tables import APPEND_ONLY, Table
from registry.database.types import Document


class RowImage(Table):
    """A row as one unit of work left it. It holds until the row's next image.

    `image` is empty where the row was deleted. Personal values are left out; an image says under
    `changed_personal` which of them changed.
    """

    __tablename__ = "row_image"
    __table_args__ = (
        Index("ix_row_image_row", "table_name", "row_id", "change_number"),
        Index("ix_row_image_recorded", "table_name", "recorded_at"),
        {"info": APPEND_ONLY},
    )

    change_number: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False
    )
    table_name: Mapped[str] = mapped_column(String(60), primary_key=True)
    row_id: Mapped[UUID] = mapped_column(primary_key=True)
    recorded_at: Mapped[datetime]
    image: Mapped[dict[str, Any] | None] = mapped_column(Document)  # Any: a column's JSON value
    changed_personal: Mapped[list[str]] = mapped_column(Document, default=list)


class ChangeCounter(Table):
    """The last change number given, and when: one row, locked from its raising to the commit.

    So numbers rise in commit order, and a follower that reads past a number misses nothing.
    """

    __tablename__ = "change_counter"
    __table_args__ = (CheckConstraint("id = 1", "is_the_only_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger)
    recorded_at: Mapped[datetime]
