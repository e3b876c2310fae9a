"""Keep where an entry's pictures are: its logo, and in each language those of its screens.

Revision: 0018, after 0017. Written on 2026-12-01. Entries that came from a file had them in its text
alone. To read that is no work for SQL: a job is asked for that does it once the new version runs, and
until then each file says which it is. Where the history knows better, because this version was taken
back once and comes again, it is believed.
"""

from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_JOB = "catalogue.read_pictures"
_DOCUMENT = sa.JSON(none_as_null=True).with_variant(
    postgresql.JSONB(none_as_null=True), "postgresql"
)
_ADDED: tuple[tuple[str, str, Any], ...] = (  # Any: a column's type
    ("software", "logo", sa.String(length=500)),
    ("software_text", "screenshots", _DOCUMENT),
    ("publiccode_file", "are_pictures_read", sa.Boolean()),
)


def upgrade() -> None:
    for table, column, kind in _ADDED:
        with op.batch_alter_table(table) as changed:
            changed.add_column(sa.Column(column, kind, nullable=True))
    empty: dict[str, Any] = {"screenshots": [], "are_pictures_read": False}  # Any: as it holds
    for table, column, kind in _ADDED[1:]:
        rows = sa.table(table, sa.column(column, kind))
        op.execute(rows.update().values({column: empty[column]}))
    for table, column, kind in _ADDED:
        _remember(table, column, kind)
    for table, column, kind in _ADDED[1:]:
        with op.batch_alter_table(table) as changed:
            changed.alter_column(column, existing_type=kind, nullable=False)
    _ask_for_the_job()


def _remember(table: str, column: str, kind: Any) -> None:  # Any: as above
    """Say of each row what its last image says, where that image knows of the column."""
    image = sa.table(
        "row_image",
        sa.column("table_name"),
        sa.column("row_id", sa.Uuid()),
        sa.column("change_number"),
        sa.column("image", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
    )
    images = (
        sa.select(image.c.row_id, image.c.image)
        .where(image.c.table_name == table)
        .order_by(image.c.change_number)
    )
    latest = {  # that value alone of each image: a history may be larger than the memory
        row_id: said[column]
        for row_id, said in op.get_bind().execute(images)
        if said and column in said
    }
    rows = sa.table(table, sa.column("id", sa.Uuid()), sa.column(column, kind))
    for row_id, value in latest.items():
        op.execute(rows.update().where(rows.c.id == row_id).values({column: value}))


def _ask_for_the_job() -> None:
    file = sa.table("publiccode_file", sa.column("are_pictures_read", sa.Boolean()))
    unread = sa.select(sa.func.count()).where(file.c.are_pictures_read.is_(False))
    if not op.get_bind().scalar(unread):
        return
    job = sa.table(
        "job",
        sa.column("id", sa.Uuid()),
        sa.column("kind"),
        sa.column("arguments", _DOCUMENT),
        sa.column("state"),
        sa.column("run_at"),
        sa.column("attempts"),
        sa.column("max_attempts"),
        sa.column("is_cancel_requested", sa.Boolean()),
        sa.column("created_at"),
    )
    op.execute(
        job.insert().values(
            id=uuid4(),
            kind=_JOB,
            arguments={},
            state="queued",
            run_at=sa.func.now(),
            attempts=0,
            max_attempts=8,
            is_cancel_requested=False,
            created_at=sa.func.now(),
        )
    )


def downgrade() -> None:
    job = sa.table("job", sa.column("kind"), sa.column("finished_at"))
    op.execute(job.delete().where(job.c.kind == _JOB, job.c.finished_at.is_(None)))
    for table, column, _ in reversed(_ADDED):
        with op.batch_alter_table(table) as changed:
            changed.drop_column(column)
