"""Let what came back to a software stand without a reuse, and keep the version it is of.

Revision: 0009, after 0008. Written on 2026-11-30. What there is goes with a reuse, and says no
version; unless its history says otherwise, because this version was taken back once and comes again.
"""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TIES = ("software_id", "agency_id")


def upgrade() -> None:
    with op.batch_alter_table("contribution") as contribution:
        contribution.alter_column("reuse_id", existing_type=sa.Uuid(), nullable=True)
        for tie in TIES:
            contribution.add_column(sa.Column(tie, sa.Uuid(), nullable=True))
        contribution.add_column(sa.Column("version_name", sa.String(length=60), nullable=True))
        for tie in TIES:
            contribution.create_foreign_key(
                op.f(f"fk_contribution_{tie}"), tie.removesuffix("_id"), [tie], ["id"]
            )
        contribution.create_check_constraint(
            op.f("ck_contribution_with_a_reuse_or_alone"),
            "(reuse_id IS NULL) = (software_id IS NOT NULL)"
            " AND (reuse_id IS NULL) = (agency_id IS NOT NULL)",
        )
    with op.batch_alter_table("contribution") as contribution:
        for tie in TIES:
            contribution.create_index(op.f(f"ix_contribution_{tie}"), [tie], unique=False)
    _remember()


def _remember() -> None:
    """Say of each contribution what its last image says that this version keeps, and no other does."""
    image = sa.table(
        "row_image",
        sa.column("table_name"),
        sa.column("row_id", sa.Uuid()),
        sa.column("change_number"),
        sa.column("image", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
    )
    images = (
        sa.select(image.c.row_id, image.c.image)
        .where(image.c.table_name == "contribution")
        .order_by(image.c.change_number)
    )
    latest = dict(op.get_bind().execute(images).all())
    for row_id, said in latest.items():
        if said and said.get("software_id"):
            op.execute(_CONTRIBUTION.insert().values(_row(said)))
        elif said and said.get("version_name"):
            here = _CONTRIBUTION.c.id == row_id
            named = {"version_name": said["version_name"]}
            op.execute(_CONTRIBUTION.update().where(here).values(named))


_CONTRIBUTION = sa.table(
    "contribution",
    *(sa.column(name, sa.Uuid()) for name in ("id", "reuse_id", *TIES)),
    *(sa.column(name) for name in ("kind", "given_on", "text", "url", "version_name")),
    sa.column("is_accepted", sa.Boolean()),
    *(sa.column(name, sa.DateTime(timezone=True)) for name in ("created_at", "updated_at")),
    sa.column("version", sa.Integer()),
)


def _row(said: dict[str, object]) -> dict[str, object]:
    """Return an image's values as the columns take them."""
    return {column.name: _value(column, said.get(column.name)) for column in _CONTRIBUTION.c}


def _value(column: sa.ColumnClause[object], value: object) -> object:
    if isinstance(column.type, sa.Uuid) and isinstance(value, str):
        return UUID(value)
    if isinstance(column.type, sa.DateTime) and isinstance(value, str):
        return datetime.fromisoformat(value)
    return value


def downgrade() -> None:
    # what stands alone has no place before; the history keeps it, and says so when this comes again
    op.execute("DELETE FROM contribution WHERE reuse_id IS NULL")
    with op.batch_alter_table("contribution") as contribution:
        for tie in TIES:
            contribution.drop_index(op.f(f"ix_contribution_{tie}"))
    with op.batch_alter_table("contribution") as contribution:
        contribution.drop_constraint(
            op.f("ck_contribution_with_a_reuse_or_alone"), type_="check"
        )
        for tie in TIES:
            contribution.drop_constraint(op.f(f"fk_contribution_{tie}"), type_="foreignkey")
        for column in (*TIES, "version_name"):
            contribution.drop_column(column)
        contribution.alter_column("reuse_id", existing_type=sa.Uuid(), nullable=False)
