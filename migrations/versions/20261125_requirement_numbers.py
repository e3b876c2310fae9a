"""Keep the last number that a need gave to a requirement, so that a deleted one's never comes again.

Revision: 0004, after 0003. Written on 2026-11-25.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MARK = "R-"


def upgrade() -> None:
    with op.batch_alter_table("need") as need:
        need.add_column(
            sa.Column("last_requirement", sa.Integer(), nullable=False, server_default="0")
        )
    _tell_the_last_numbers()
    with op.batch_alter_table("need") as need:
        need.alter_column("last_requirement", server_default=None)


def _tell_the_last_numbers() -> None:
    requirement = sa.table("requirement", sa.column("need_id"), sa.column("code"))
    need = sa.table("need", sa.column("id"), sa.column("last_requirement"))
    last: dict[object, int] = {}
    for need_id, code in op.get_bind().execute(
        sa.select(requirement.c.need_id, requirement.c.code)
    ):
        number = code.removeprefix(MARK)
        if code.startswith(MARK) and number.isdecimal():
            last[need_id] = max(last.get(need_id, 0), int(number))
    for need_id, number in last.items():
        op.execute(need.update().where(need.c.id == need_id).values(last_requirement=number))


def downgrade() -> None:
    with op.batch_alter_table("need") as need:
        need.drop_column("last_requirement")
