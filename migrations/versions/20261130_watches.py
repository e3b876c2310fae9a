"""Keep the searches and needs that people are told of, how far each was looked at, and what answered.

Revision: 0015, after 0014. Written on 2026-11-30. Going back drops all three; what the history keeps of
a watch says whose it was and when it ended, and never what was searched for.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
KEEPERS = ("person_id", "agency_id")


def upgrade() -> None:
    _create_watch()
    op.create_table(
        "watch_progress",
        sa.Column("watch_id", sa.Uuid(), nullable=False),
        sa.Column("percolated_to", sa.BigInteger(), nullable=False),
        sa.Column("is_primed", sa.Boolean(), nullable=False),
        sa.Column("looked_on", sa.Date(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        _named("watch_progress", "watch", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("watch_id", name=op.f("pk_watch_progress")),
    )
    with op.batch_alter_table("watch_progress") as progress:
        progress.create_index(op.f("ix_watch_progress_percolated_to"), ["percolated_to"])
    op.create_table(
        "watch_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("watch_id", sa.Uuid(), nullable=False),
        sa.Column("software_id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.String(length=60), nullable=True),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.Column("was_known", sa.Boolean(), nullable=False),
        sa.Column("why", DOCUMENT, nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        _named("watch_answer", "watch", ondelete="CASCADE"),
        _named("watch_answer", "software"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch_answer")),
        sa.UniqueConstraint(
            "watch_id", "software_id", name=op.f("uq_watch_answer_watch_id_software_id")
        ),
    )
    with op.batch_alter_table("watch_answer") as answer:
        answer.create_index(op.f("ix_watch_answer_software_id"), ["software_id"])
        answer.create_index("ix_watch_answer_told", ["watch_id", "told_at", "id"])


def _create_watch() -> None:
    op.create_table(
        "watch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("need_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("filters", DOCUMENT, nullable=False),
        sa.Column("query_language", sa.String(length=20), nullable=True),
        sa.Column("with_demonstration", sa.Boolean(), nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("mail", sa.String(length=40), nullable=False),
        sa.Column("feed_digest", sa.String(length=64), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(person_id IS NULL) <> (agency_id IS NULL)", name=op.f("ck_watch_kept_by_one")
        ),
        sa.CheckConstraint(
            "need_id IS NULL OR text IS NULL", name=op.f("ck_watch_search_or_need")
        ),
        *(_named("watch", each) for each in ("person", "agency", "need")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch")),
        sa.UniqueConstraint("feed_digest", name=op.f("uq_watch_feed_digest")),
    )
    still_open = sa.text("ended_at IS NULL")
    with op.batch_alter_table("watch") as watch:
        for column in (*KEEPERS, "need_id"):
            watch.create_index(op.f(f"ix_watch_{column}"), [column])
        for keeper in KEEPERS:
            watch.create_index(
                f"uq_open_{keeper}_question",
                [keeper, "question"],
                unique=True,
                sqlite_where=still_open,
                postgresql_where=still_open,
            )
        watch.create_index("ix_watch_newest", ["created_at", "id"])


def _named(table: str, other: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{other}_id")
    return sa.ForeignKeyConstraint(
        [f"{other}_id"], [f"{other}.id"], name=name, ondelete=ondelete
    )


def downgrade() -> None:
    for table in ("watch_answer", "watch_progress", "watch"):
        op.drop_table(table)
