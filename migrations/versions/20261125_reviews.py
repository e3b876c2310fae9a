"""Keep where an entry stands in its life, and what reviewers decide of it.

Revision: 0005, after 0004. Written on 2026-11-25. What is in the catalogue already was published
without a review, and says so; unless its history says otherwise, because this version was taken back
once and comes again.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("software") as software:
        software.add_column(
            sa.Column("life", sa.String(length=40), nullable=False, server_default="published")
        )
        software.add_column(
            sa.Column("is_reviewed", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        software.add_column(
            sa.Column("withdrawn_reason", sa.String(length=1000), nullable=True)
        )
    with op.batch_alter_table("software") as software:
        software.alter_column("life", server_default=None)
        software.alter_column("is_reviewed", server_default=None)
    _remember()
    _create_reviews()


def _remember() -> None:
    """Say of each entry what the last image of it says, where that image knows of a life."""
    software = sa.table(
        "software",
        sa.column("id", sa.Uuid()),
        sa.column("life", sa.String()),
        sa.column("is_reviewed", sa.Boolean()),
        sa.column("withdrawn_reason", sa.String()),
    )
    image = sa.table(
        "row_image",
        sa.column("table_name"),
        sa.column("row_id", sa.Uuid()),
        sa.column("change_number"),
        sa.column("image", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
    )
    images = (
        sa.select(image.c.row_id, image.c.image)
        .where(image.c.table_name == "software")
        .order_by(image.c.change_number)
    )
    names = ("life", "is_reviewed", "withdrawn_reason")
    latest = {  # of each image the three values alone: a history may be larger than the memory
        row_id: {name: said.get(name) for name in names}
        for row_id, said in op.get_bind().execute(images)
        if said and "life" in said
    }
    for row_id, known in latest.items():
        op.execute(software.update().where(software.c.id == row_id).values(known))


def _create_reviews() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("software_id", sa.Uuid(), nullable=False),
        sa.Column("decision", sa.String(length=40), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("reviewed_version", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f("fk_review_software_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    with op.batch_alter_table("review") as review:
        review.create_index(op.f("ix_review_software_id"), ["software_id"], unique=False)
        review.create_index("ix_review_latest", ["software_id", "decided_at"], unique=False)
    op.create_table(
        "review_remark",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_review_remark_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_remark")),
    )
    with op.batch_alter_table("review_remark") as remark:
        remark.create_index(op.f("ix_review_remark_review_id"), ["review_id"], unique=False)


def downgrade() -> None:
    op.drop_table("review_remark")
    op.drop_table("review")
    with op.batch_alter_table("software") as software:
        software.drop_column("withdrawn_reason")
        software.drop_column("is_reviewed")
        software.drop_column("life")
