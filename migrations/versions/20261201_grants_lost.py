"""Keep when one agency lost sight of an entry that was shared with it, beside when many did.

Revision: 0019, after 0018. Written on 2026-12-01. A departure was told apart by its entry and its width;
of those of one agency there are several, so each has an identifier of its own now.
"""

from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_TABLE = "software_departure"
_FACTS = ("software_id", "width", "left_at", "hidden_at")
_OF_MANY = sa.text("agency_id IS NULL")


def upgrade() -> None:
    rows = _rows(of_many=False)
    op.drop_table(_TABLE)
    made = op.create_table(
        _TABLE,
        sa.Column("id", sa.Uuid(), nullable=False),
        *_columns(),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f("fk_software_departure_software_id")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_software_departure_agency_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_software_departure")),
        sa.UniqueConstraint(
            "software_id", "agency_id", name=op.f("uq_software_departure_software_id_agency_id")
        ),
        sa.CheckConstraint(
            "(width = 'restricted') = (agency_id IS NOT NULL)",
            name=op.f("ck_software_departure_of_many_or_of_one"),
        ),
    )
    op.create_index(
        "uq_software_departure_of_many",
        _TABLE,
        ["software_id", "width"],
        unique=True,
        sqlite_where=_OF_MANY,
        postgresql_where=_OF_MANY,
    )
    op.create_index("ix_software_departure_agency_id", _TABLE, ["agency_id"])
    _fill(made, [{"id": uuid4(), **row} for row in rows])


def downgrade() -> None:
    rows = _rows(of_many=True)  # the version before knows of no others
    op.drop_table(_TABLE)
    made = op.create_table(
        _TABLE,
        *_columns(),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f("fk_software_departure_software_id")
        ),
        sa.PrimaryKeyConstraint("software_id", "width", name=op.f("pk_software_departure")),
    )
    _fill(made, rows)


def _columns() -> list[sa.Column[Any]]:  # Any: whatever each holds
    return [
        sa.Column("software_id", sa.Uuid(), nullable=False),
        sa.Column("width", sa.String(length=40), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
    ]


def _rows(*, of_many: bool) -> list[dict[str, Any]]:  # Any: a column's value
    kept = sa.table(_TABLE, *_columns())
    statement = sa.select(*(kept.c[name] for name in _FACTS))
    if of_many:
        statement = statement.where(_OF_MANY)
    return [row._asdict() for row in op.get_bind().execute(statement)]


def _fill(table: sa.Table, rows: list[dict[str, Any]]) -> None:  # Any: as above
    if rows:
        op.bulk_insert(table, rows)
    op.create_index("ix_software_departure_left", _TABLE, ["width", "left_at", "software_id"])
