"""Keep what lists said of entries, and the lists that people hand in.

Revision: 0007, after 0006. Written on 2026-11-25.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _document() -> sa.JSON:
    return sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "source_record",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("software_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("identity", sa.String(length=64), nullable=False),
        sa.Column("said", _document(), nullable=False),
        sa.Column("findings", _document(), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f("fk_source_record_software_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_record")),
        sa.UniqueConstraint(
            "kind", "source", "identity", name=op.f("uq_source_record_kind_source_identity")
        ),
    )
    with op.batch_alter_table("source_record") as record:
        record.create_index(op.f("ix_source_record_software_id"), ["software_id"], unique=False)
    op.create_table(
        "handed_in_list",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("columns", _document(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("counts", _document(), nullable=False),
        sa.Column("report", _document(), nullable=False),
        sa.Column("handed_in_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_handed_in_list_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_handed_in_list_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handed_in_list")),
    )
    with op.batch_alter_table("handed_in_list") as handed_in:
        handed_in.create_index(
            op.f("ix_handed_in_list_agency_id_created_at"),
            ["agency_id", "created_at"],
            unique=False,
        )
        handed_in.create_index(op.f("ix_handed_in_list_file_id"), ["file_id"], unique=False)


def downgrade() -> None:
    op.drop_table("handed_in_list")
    op.drop_table("source_record")
