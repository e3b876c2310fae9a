"""Find an entry without a repository by its name, however many there are.

Revision: 0011, after 0010. Written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    alone = sa.text("repository_key IS NULL")
    with op.batch_alter_table("software") as software:
        software.create_index(
            "ix_software_name_alone",
            ["name", "repository_key"],
            unique=False,
            sqlite_where=alone,
            postgresql_where=alone,
        )


def downgrade() -> None:
    with op.batch_alter_table("software") as software:
        software.drop_index("ix_software_name_alone")
