"""Keep of each need all that it says, folded, so that it is found by its words.

Revision: 0017, after 0016. Written on 2026-11-30. The needs that are there get theirs here.
"""

import json
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

LONGEST_TEXT = 50_000
SAID = ("title", "problem", "keywords", "unit", "affected_process", "user_groups")


def upgrade() -> None:
    op.create_table(
        "need_text",
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_need_text_need_id")),
        sa.PrimaryKeyConstraint("need_id", name=op.f("pk_need_text")),
    )
    need = sa.table("need", sa.column("id", sa.Uuid()), *(sa.column(name) for name in SAID))
    line = sa.table(
        "requirement",
        sa.column("need_id", sa.Uuid()),
        sa.column("position", sa.Integer()),
        sa.column("text", sa.Text()),
    )
    text = sa.table(
        "need_text", sa.column("need_id", sa.Uuid()), sa.column("folded", sa.Text())
    )
    connection = op.get_bind()
    for id_, title, problem, keywords, *more in connection.execute(sa.select(need)).all():
        lines = connection.scalars(
            sa.select(line.c.text).where(line.c.need_id == id_).order_by(line.c.position)
        )
        listed = json.loads(keywords) if isinstance(keywords, str) else keywords or []
        said = [title, problem, *listed, *(each for each in more if each), *lines]
        folded = _folded("\n".join(said))[:LONGEST_TEXT]
        connection.execute(text.insert().values(need_id=id_, folded=folded))


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()


def downgrade() -> None:
    op.drop_table("need_text")
