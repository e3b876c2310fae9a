"""Tie the concepts of the thesaurus: what is broader, and what is related.

Revision: 0020, after 0019. Written on 2026-12-01. Going back leaves the ties out of the table; the
history keeps them, and coming again brings back those that each concept last had.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON(none_as_null=True).with_variant(
    postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql"
)
TIES = ("broader", "related")


def upgrade() -> None:
    with op.batch_alter_table("concept") as concept:
        for name in TIES:
            concept.add_column(sa.Column(name, DOCUMENT, nullable=False, server_default="[]"))
    concepts = sa.table(
        "concept", sa.column("id", sa.Uuid), *(sa.column(name, DOCUMENT) for name in TIES)
    )
    for id_, image in _last_images():
        ties = {name: image[name] for name in TIES if image.get(name)}
        if ties:
            op.execute(concepts.update().where(concepts.c.id == id_).values(ties))
    with op.batch_alter_table("concept") as concept:
        for name in TIES:
            concept.alter_column(name, server_default=None)


def _last_images() -> Iterator[tuple[UUID, dict[str, Any]]]:
    """Yield what the history says that each concept last was."""
    image = sa.table(
        "row_image",
        sa.column("change_number", sa.BigInteger),
        sa.column("table_name", sa.String),
        sa.column("row_id", sa.Uuid),
        sa.column("image", DOCUMENT),
    )
    asked = sa.select(image.c.row_id, image.c.image).where(image.c.table_name == "concept")
    last = dict(op.get_bind().execute(asked.order_by(image.c.change_number)).all())
    return ((id_, each) for id_, each in last.items() if each is not None)


def downgrade() -> None:
    with op.batch_alter_table("concept") as concept:
        for name in reversed(TIES):
            concept.drop_column(name)
