"""Keep how ready versions are to be reused, who helps, when entries were confirmed, and handings over.

Revision: 0008, after 0007. Written on 2026-11-25. All of it is new.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create(
        "readiness_assessment",
        sa.Column("version_name", sa.String(length=60), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("evidence_url", sa.String(length=500), nullable=True),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_readiness_assessment_agency_id")
        ),
        sa.UniqueConstraint(
            "software_id",
            "version_name",
            "topic",
            name=op.f("uq_readiness_assessment_software_id_version_name_topic"),
        ),
        sa.CheckConstraint(
            "level IS NULL OR level BETWEEN 1 AND 9",
            name=op.f("ck_readiness_assessment_level_of_nine"),
        ),
        sa.CheckConstraint(
            "confirmed_on IS NULL OR level IS NOT NULL",
            name=op.f("ck_readiness_assessment_confirmed_is_assessed"),
        ),
    )
    _create(
        "software_confirmation",
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("has_licence_file", sa.Boolean(), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.UniqueConstraint("software_id", name=op.f("uq_software_confirmation_software_id")),
    )
    _create(
        "supporter",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column(
            "services",
            sa.JSON(none_as_null=True).with_variant(
                postgresql.JSONB(none_as_null=True), "postgresql"
            ),
            nullable=False,
        ),
        sa.Column("since", sa.String(length=10), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("evidence_url", sa.String(length=500), nullable=True),
        sa.Column("website", sa.String(length=500), nullable=True),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("is_reviewed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_supporter_agency_id")
        ),
    )
    _create_handover()
    _index("readiness_assessment", "agency_id")
    _index("supporter", "software_id", "agency_id")
    _index("handover", "origin_id", "heir_id", "proposer_id")


def _create_handover() -> None:
    _create(
        "handover",
        sa.Column("origin_id", sa.Uuid(), nullable=True),
        sa.Column("heir_id", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposer_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        *(
            sa.ForeignKeyConstraint([tie], ["agency.id"], name=op.f(f"fk_handover_{tie}"))
            for tie in ("origin_id", "heir_id", "proposer_id")
        ),
        sa.CheckConstraint(
            "(state = 'proposed') = (decided_at IS NULL)",
            name=op.f("ck_handover_open_until_decided"),
        ),
    )
    still_open = sa.text("decided_at IS NULL")
    with op.batch_alter_table("handover") as handover:
        handover.create_index(
            "uq_open_software_id",
            ["software_id"],
            unique=True,
            sqlite_where=still_open,
            postgresql_where=still_open,
        )
        handover.create_index(
            "ix_handover_software_id_proposed_at", ["software_id", "proposed_at"], unique=False
        )


def _create(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("software_id", sa.Uuid(), nullable=False),
        *columns,
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f(f"fk_{name}_software_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _index(name: str, *columns: str) -> None:
    with op.batch_alter_table(name) as table:
        for column in columns:
            table.create_index(op.f(f"ix_{name}_{column}"), [column], unique=False)


def downgrade() -> None:
    for name in ("handover", "supporter", "software_confirmation", "readiness_assessment"):
        op.drop_table(name)
