"""Keep whether a software is kept going, and of what an agency was told that its support has ended.

Revision: 0012, after 0011. Written on 2026-11-30. What has a day on which it was discontinued is
discontinued; of the rest nobody has said anything yet. Where the history knows better, because this
version was taken back once and comes again, it is believed.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_SOFTWARE = sa.table(
    "software",
    sa.column("id", sa.Uuid()),
    sa.column("discontinued_on", sa.Date()),
    sa.column("maintenance_status", sa.String()),
)


def upgrade() -> None:
    with op.batch_alter_table("software") as software:
        software.add_column(
            sa.Column("maintenance_status", sa.String(length=40), nullable=True)
        )
    with op.batch_alter_table("software_confirmation") as confirmation:
        confirmation.add_column(
            sa.Column(
                "told_unsupported",
                sa.JSON(none_as_null=True).with_variant(
                    postgresql.JSONB(none_as_null=True), "postgresql"
                ),
                nullable=True,
            )
        )
    op.execute(
        _SOFTWARE.update()
        .where(_SOFTWARE.c.discontinued_on.is_not(None))
        .values(maintenance_status="discontinued")
    )
    _remember()


def _remember() -> None:
    """Say of each entry what the last image of it says, where that image knows of a status."""
    image = sa.table(
        "row_image",
        sa.column("table_name"),
        sa.column("row_id", sa.Uuid()),
        sa.column("change_number"),
        sa.column("image", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
    )
    images = (
        sa.select(image.c.row_id, image.c.image)
        .where(image.c.table_name == "software")
        .order_by(image.c.change_number)
    )
    latest = {  # the status alone of each image: a history may be larger than the memory
        row_id: said["maintenance_status"]
        for row_id, said in op.get_bind().execute(images)
        if said and "maintenance_status" in said
    }
    for row_id, status in latest.items():
        op.execute(
            _SOFTWARE.update().where(_SOFTWARE.c.id == row_id).values(maintenance_status=status)
        )


def downgrade() -> None:
    with op.batch_alter_table("software_confirmation") as confirmation:
        confirmation.drop_column("told_unsupported")
    with op.batch_alter_table("software") as software:
        software.drop_column("maintenance_status")
