"""Keep when an entry went out of the sight of many, for the feed of changes to tell.

Revision: 0014, after 0013. Written on 2026-11-30. What went before is read from the history: an entry
that was always hidden leaves no trace.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

WIDTHS = {"restricted": 0, "government": 1, "public": 2}
MANY = ("government", "public")
WAITING = ("in_review", "changes_requested")
Image = dict[str, Any]  # Any: a column's JSON value
Sight = tuple[int, int]  # who finds it in lists, who knows of it: as in WIDTHS
Gone = dict[
    str, dict[str, datetime | None]
]  # of one entry: width → when it left, and was hidden


def upgrade() -> None:
    departure = op.create_table(
        "software_departure",
        sa.Column("software_id", sa.Uuid(), nullable=False),
        sa.Column("width", sa.String(length=40), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f("fk_software_departure_software_id")
        ),
        sa.PrimaryKeyConstraint("software_id", "width", name=op.f("pk_software_departure")),
    )
    op.create_index(
        "ix_software_departure_left", "software_departure", ["width", "left_at", "software_id"]
    )
    rows = [
        {"software_id": software_id, "width": width, **moments}
        for software_id, gone in _departures().items()
        for width, moments in gone.items()
    ]
    if rows:
        op.bulk_insert(departure, rows)


def _departures() -> dict[UUID, Gone]:
    """Return what the history tells of each entry: it is read once, and of each entry its last image kept."""
    found: dict[UUID, Gone] = {}
    last: dict[UUID, Image] = {}
    for software_id, image, recorded_at in _images():
        before, last[software_id] = last.get(software_id), image
        if before is None:
            continue
        was, now = (_sight(each, recorded_at.date()) for each in (before, image))
        for width in MANY:
            wide = WIDTHS[width]
            for moment, had, has in zip(("left_at", "hidden_at"), was, now, strict=True):
                if has < wide <= had:
                    gone = found.setdefault(software_id, {}).setdefault(
                        width, {"left_at": None, "hidden_at": None}
                    )
                    gone[moment] = recorded_at
    return found


def _images() -> Iterator[tuple[UUID, Image, datetime]]:
    """Yield what matters of each image of an entry, oldest first: a history may be larger than the memory."""
    image = sa.table(
        "row_image",
        sa.column("table_name"),
        sa.column("row_id", sa.Uuid()),
        sa.column("change_number"),
        sa.column("recorded_at", sa.DateTime(timezone=True)),
        sa.column("image", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
    )
    entry = sa.table("software", sa.column("id", sa.Uuid()))
    images = (
        sa.select(image.c.row_id, image.c.image, image.c.recorded_at)
        .join(entry, entry.c.id == image.c.row_id)
        .where(image.c.table_name == "software")
        .order_by(image.c.change_number)
    )
    told = ("life", "visibility", "confidential_until", "withdrawn_reason", "merged_into_id")
    for software_id, said, recorded_at in op.get_bind().execute(images):
        if said:
            yield software_id, {name: said.get(name) for name in told}, recorded_at


def _sight(image: Image, today: date) -> Sight:
    life, until = image["life"] or "published", image["confidential_until"]
    is_held_back = until is not None and date.fromisoformat(until) > today
    width = 0 if is_held_back else WIDTHS[image["visibility"]]
    was_withdrawn = bool(image["withdrawn_reason"] or image["merged_into_id"])
    is_known = life in {"published", "withdrawn"} or (was_withdrawn and life in WAITING)
    return width if life == "published" else 0, width if is_known else 0


def downgrade() -> None:
    op.drop_table("software_departure")
