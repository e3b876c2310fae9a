"""Say of which words of a need a watch knows what answers them.

Revision: 0021, after 0020. Written on 2026-12-01. Of the watches that are there it is not known; they
take note of it at their next look.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("watch_progress") as progress:
        progress.add_column(sa.Column("need_digest", sa.String(length=64), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("watch_progress") as progress:
        progress.drop_column("need_digest")
