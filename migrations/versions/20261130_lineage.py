"""Keep in what way software comes from other software, and when a stewardship passed in former times.

Revision: 0010, after 0009. Written on 2026-11-30. Ties that are there stay as they are; those with a
name were read from a file. Going back, every new way of coming from another becomes `based_on`; what
the history knows of it comes again with this version, as do handings over that 0008 took along.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NEW_ORIGINS = ("fork_of", "adaptation_of", "variant_of")
TIE = ("relation", "version_name", "other_version", "is_from_file")
TIES = sa.table(
    "lineage",
    sa.column("id", sa.Uuid()),
    sa.column("other_name", sa.String()),
    *(sa.column(name, sa.String()) for name in TIE[:-1]),
    sa.column("is_from_file", sa.Boolean()),
)
IDS = ("id", "software_id", "origin_id", "heir_id", "proposer_id")
MOMENTS = ("proposed_at", "decided_at", "created_at", "updated_at")
HANDOVERS = sa.table(
    "handover",
    *(sa.column(name, sa.Uuid()) for name in IDS),
    *(sa.column(name, sa.DateTime(timezone=True)) for name in MOMENTS),
    *(sa.column(name, sa.String()) for name in ("note", "state", "answer", "happened_on")),
    sa.column("version", sa.Integer()),
)
IMAGES = sa.table(
    "row_image",
    sa.column("table_name", sa.String()),
    sa.column("row_id", sa.Uuid()),
    sa.column("change_number", sa.BigInteger()),
    sa.column("image", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
)


def upgrade() -> None:
    # No table is made anew: on SQLite that would lose its checks.
    op.add_column("lineage", sa.Column("version_name", sa.String(length=60), nullable=True))
    op.add_column("lineage", sa.Column("other_version", sa.String(length=60), nullable=True))
    op.add_column(
        "lineage",
        sa.Column("is_from_file", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    _remember_ties()
    is_origin = sa.text("relation <> 'successor'")
    op.create_index(
        "uq_lineage_one_origin",
        "lineage",
        ["software_id", "other_id"],
        unique=True,
        sqlite_where=is_origin,
        postgresql_where=is_origin,
    )
    op.add_column("handover", sa.Column("happened_on", sa.String(length=10), nullable=True))
    _remember_handovers()


def _remember_ties() -> None:
    """Say of each tie what its last image says, where that image is of this version."""
    op.execute(TIES.update().values(is_from_file=TIES.c.other_name.is_not(None)))
    for row_id, image in _last_images("lineage", "other_version").items():
        said = {name: image[name] for name in TIE}
        op.execute(TIES.update().where(TIES.c.id == row_id).values(said))


def _remember_handovers() -> None:
    """Put back what the history knows of handings over, where 0008 was taken back too."""
    there = set(op.get_bind().scalars(sa.select(HANDOVERS.c.id)))
    for row_id, image in _last_images("handover", "heir_id").items():
        if row_id not in there:
            said = {column.name: image.get(column.name) for column in HANDOVERS.c}
            to_id, to_moment = sa.Uuid().python_type, sa.DateTime().python_type.fromisoformat
            said |= {name: said[name] and to_id(said[name]) for name in IDS}
            said |= {name: said[name] and to_moment(said[name]) for name in MOMENTS}
            op.execute(HANDOVERS.insert().values(said))


def _last_images(table_name: str, key: str) -> dict[object, dict[str, object]]:
    """Return the last image of each row of a table that is there, where the image has a key."""
    statement = (
        sa.select(IMAGES.c.row_id, IMAGES.c.image)
        .where(IMAGES.c.table_name == table_name)
        .order_by(IMAGES.c.change_number)
    )
    latest = {row_id: image for row_id, image in op.get_bind().execute(statement)}  # noqa: C416  rows, not pairs
    return {row_id: image for row_id, image in latest.items() if image and key in image}


def downgrade() -> None:
    op.drop_column("handover", "happened_on")
    op.drop_index("uq_lineage_one_origin", "lineage")
    plain = TIES.update().where(TIES.c.relation.in_(NEW_ORIGINS))
    op.execute(plain.values(relation="based_on"))
    for column in ("is_from_file", "other_version", "version_name"):
        op.drop_column("lineage", column)
