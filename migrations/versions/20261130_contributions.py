"""Let what came back to a software stand without a reuse, and keep the version it is of.

Revision: 0009, after 0008. Written on 2026-11-30. What there is goes with a reuse, and says no
version; unless its history says otherwise, because this version was taken back once and comes again.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TIES = ("software_id", "agency_id")
SAID = ("kind", "given_on", "text", "version_name", "url", "is_accepted")
MOMENTS = ("created_at", "updated_at")


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
    text = sa.Uuid(as_uuid=False)  # as the images hold it
    image = sa.table(
        "row_image",
        sa.column("table_name"),
        sa.column("row_id", text),
        sa.column("change_number"),
        sa.column("image", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
    )
    contribution = sa.table(
        "contribution",
        *(sa.column(name, text) for name in ("id", *TIES)),
        *(sa.column(name) for name in (*SAID, *MOMENTS, "version")),
    )
    images = (
        sa.select(image.c.row_id, image.c.image)
        .where(image.c.table_name == "contribution")
        .order_by(image.c.change_number)
    )
    latest = dict(op.get_bind().execute(images).all())
    for row_id, said in latest.items():
        if said and said.get("software_id"):
            kept = {column.name: said.get(column.name) for column in contribution.c}
            op.execute(contribution.insert().values({**kept, **_moments(said)}))
        elif said and said.get("version_name"):
            named = {"version_name": said["version_name"]}
            op.execute(contribution.update().where(contribution.c.id == row_id).values(named))


def _moments(said: dict[str, str]) -> dict[str, str]:
    """Return an image's moments as the database keeps them: SQLite without a zone, with all six places."""
    if op.get_bind().dialect.name == "postgresql":
        return {name: said[name] for name in MOMENTS}
    bare = {name: said[name].replace("T", " ").partition("+")[0] for name in MOMENTS}
    return {
        name: moment if "." in moment else f"{moment}.000000" for name, moment in bare.items()
    }


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
