"""Keep a thesaurus: concepts, what each is called, and the stamp of the whole as it stands.

Revision: 0016, after 0015. Written on 2026-11-30.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

SAID = ("preferred", "alternative", "expansion", "does", "same_job")


def upgrade() -> None:
    document = sa.JSON(none_as_null=True).with_variant(
        postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql"
    )
    concepts = op.create_table(
        "concept",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "synonyms",
                "acronym",
                "commercial_product",
                name="conceptkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        *(sa.Column(name, document, nullable=False) for name in SAID),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("source_url", sa.String(length=500), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=True),
        sa.Column("is_retired", sa.Boolean(), nullable=False),
        sa.Column("sorted_by", sa.String(length=200), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("languages", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind <> 'commercial_product' OR (source IS NOT NULL AND source_url IS NOT NULL)",
            name=op.f("ck_concept_product_says_who_says_so"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept")),
        sa.UniqueConstraint("kind", "sorted_by", name=op.f("uq_concept_kind_sorted_by")),
    )
    with op.batch_alter_table("concept") as concept:
        concept.create_index("ix_concept_sorted_by", ["sorted_by", "id"], unique=False)
    edition = op.create_table(
        "thesaurus_edition",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stamp", sa.Uuid(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_thesaurus_edition_is_the_only_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thesaurus_edition")),
    )
    op.bulk_insert(edition, [{"id": 1, "stamp": uuid4()}])
    if kept := [_row_of(concepts, image) for image in _last_images()]:
        op.bulk_insert(concepts, kept)


def _last_images() -> Iterator[dict[str, Any]]:
    """Yield what the history says that each concept last was: of those that stood when this was taken back."""
    image = sa.table(
        "row_image",
        sa.column("change_number", sa.BigInteger),
        sa.column("table_name", sa.String),
        sa.column("row_id", sa.Uuid),
        sa.column("image", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
    )
    of_concepts = image.c.table_name == "concept"
    asked = sa.select(image.c.row_id, image.c.image).where(of_concepts)
    last = dict(op.get_bind().execute(asked.order_by(image.c.change_number)).all())
    return (each for each in last.values() if each is not None)


def _row_of(concepts: sa.Table, image: dict[str, Any]) -> dict[str, Any]:
    return {column.name: _read(column, image[column.name]) for column in concepts.columns}


def _read(column: sa.Column[Any], value: Any) -> Any:  # Any: JSON, and what a driver takes
    if isinstance(column.type, sa.Uuid):
        return UUID(value)
    return datetime.fromisoformat(value) if isinstance(column.type, sa.DateTime) else value


def downgrade() -> None:
    op.drop_table("thesaurus_edition")
    op.drop_table("concept")
