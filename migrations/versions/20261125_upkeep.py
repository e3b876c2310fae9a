"""Keep what publiccode.yml asks about upkeep: contacts, contractors, whether it can be translated.

Revision: 0006, after 0005. Written on 2026-11-25. All of it is unknown of what is there already.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("software") as software:
        software.add_column(sa.Column("is_localisation_ready", sa.Boolean(), nullable=True))
    _create_part(
        "software_contact",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("phone", sa.String(length=60), nullable=True),
        sa.Column("affiliation", sa.String(length=200), nullable=True),
    )
    _create_part(
        "software_contractor",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("website", sa.String(length=500), nullable=True),
    )


def _create_part(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("software_id", sa.Uuid(), nullable=False),
        *columns,
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f(f"fk_{name}_software_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    with op.batch_alter_table(name) as part:
        part.create_index(op.f(f"ix_{name}_software_id"), ["software_id"], unique=False)


def downgrade() -> None:
    op.drop_table("software_contractor")
    op.drop_table("software_contact")
    with op.batch_alter_table("software") as software:
        software.drop_column("is_localisation_ready")
