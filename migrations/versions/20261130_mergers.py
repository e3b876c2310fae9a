"""Keep of an entry that was made one with another which one that is, and its name no more.

Revision: 0013, after 0012. Written on 2026-11-30. A merger used to write the kept entry's name as the
reason of the withdrawal, for all to read. Which entry it was stands in the audit: it was edited in that
very moment.
"""

from collections.abc import Iterator
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

MERGED, EDITED = "software.merged", "software.edited"


def upgrade() -> None:
    with op.batch_alter_table("software") as software:
        software.add_column(sa.Column("merged_into_id", sa.Uuid(), nullable=True))
        software.create_foreign_key(
            op.f("fk_software_merged_into_id"), "software", ["merged_into_id"], ["id"]
        )
        software.create_index(
            op.f("ix_software_merged_into_id"), ["merged_into_id"], unique=False
        )
    entry = sa.table(
        "software",
        sa.column("id", sa.Uuid()),
        sa.column("life", sa.String()),
        sa.column("withdrawn_reason", sa.String()),
        sa.column("merged_into_id", sa.Uuid()),
    )
    for merged, kept in _mergers():
        said = {"withdrawn_reason": None, "merged_into_id": kept}
        is_it = (entry.c.id == merged) & (entry.c.life == "withdrawn")
        op.execute(entry.update().where(is_it).values(said))


def _mergers() -> Iterator[tuple[UUID, UUID | None]]:
    """Yield each entry that was merged, the last time, with the one that was kept; None where that is not certain."""
    event = sa.table(
        "audit_event",
        sa.column("event", sa.String()),
        sa.column("subject_id", sa.Uuid()),
        sa.column("occurred_at", sa.DateTime(timezone=True)),
    )
    merged, edited = event.alias("merged"), event.alias("edited")
    together = (
        (edited.c.event == EDITED)
        & (edited.c.occurred_at == merged.c.occurred_at)
        & (edited.c.subject_id != merged.c.subject_id)
    )
    pairs = (
        sa.select(merged.c.subject_id, edited.c.subject_id)
        .select_from(merged.outerjoin(edited, together))
        .where(merged.c.event == MERGED)
        .order_by(merged.c.occurred_at)
    )
    kept: dict[UUID, set[UUID | None]] = {}
    for duplicate, other in op.get_bind().execute(pairs):
        kept.setdefault(duplicate, set()).add(other)
    for duplicate, others in kept.items():
        yield duplicate, others.pop() if len(others) == 1 else None


def downgrade() -> None:
    with op.batch_alter_table("software") as software:
        software.drop_index(op.f("ix_software_merged_into_id"))
        software.drop_constraint(op.f("fk_software_merged_into_id"), type_="foreignkey")
        software.drop_column("merged_into_id")
