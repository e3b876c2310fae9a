"""What every table has: names for its constraints, an identifier, moments, a version."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, MetaData, text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.orm.interfaces import MapperProperty

from registry.chance import new_id
from registry.database.types import Moment

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(DeclarativeBase):
    """The registry's tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {datetime: Moment}


class Identified:
    """A row with a random identifier that means nothing."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id, sort_order=-10)


class Kept:
    """A row whose past is kept, and whose edits are told apart by a version.

    The unit of work stamps the moments and writes the row's image at each change. The version
    rises with each update, and an update of an older version is refused: two people who save at
    once never lose an edit.
    """

    created_at: Mapped[datetime] = mapped_column(sort_order=90)
    updated_at: Mapped[datetime] = mapped_column(sort_order=91)
    version: Mapped[int] = mapped_column(sort_order=92)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, MapperProperty[int] | Mapped[int]]:
        return {"version_id_col": cls.version}


def one_open(*columns: str, closed: str) -> Index:
    """Return an index that admits one row with an empty `closed` column for these columns."""
    still_open = text(f"{closed} IS NULL")
    return Index(
        f"uq_open_{'_'.join(columns)}",
        *columns,
        unique=True,
        sqlite_where=still_open,
        postgresql_where=still_open,
    )


APPEND_ONLY: dict[str, bool] = {"append_only": True}
"""Mark a table (in `__table_args__`'s `info`) whose rows are neither changed nor deleted."""

PERSONAL: dict[str, bool] = {"personal": True}
"""Mark a column (in its `info`) whose value stays out of history and audit."""

PART_OF: dict[str, bool] = {"part_of": True}
"""Mark the foreign key (in its `info`) of a row that is a part of another: its changes are audited as that one's."""

UNSAID: dict[str, bool] = {"unsaid": True}
"""Mark a column (in its `info`) that follows from what else was changed: the audit need not say it too."""

BULKY: dict[str, bool] = {"bulky": True}
"""Mark a column (in its `info`) whose value is too long for the audit: it stands in the history alone."""
