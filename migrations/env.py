"""How Alembic reaches the database and compares it with the tables."""

from collections.abc import Callable
from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext

from registry.database.migrating import migrating_connection
from registry.database.types import ExactDecimal, Moment
from registry.settings import read_settings
from registry.tables import Table

PLAIN: tuple[
    tuple[type, Callable[[Any], str]], ...
] = (  # Any: a type of the kind named beside it
    (Moment, lambda _: "sa.DateTime(timezone=True)"),
    (ExactDecimal, lambda _: "sa.BigInteger()"),
    (sa.Enum, lambda item: f"sa.String(length={item.length})"),
    (sa.JSON, lambda _: 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'),
)


def render_item(
    kind: str, item: Any, autogen: AutogenContext
) -> str | Literal[False]:  # Any: Alembic's own
    """Write our column types as plain ones, so that no version needs our code."""
    if kind != "type":
        return False
    if isinstance(item, sa.JSON):
        autogen.imports.add("from sqlalchemy.dialects import postgresql")
    return next((plain(item) for ours, plain in PLAIN if isinstance(item, ours)), False)


def run(connection: sa.Connection) -> None:
    """Run the versions, or compare, on a connection that is already open."""
    context.configure(
        connection=connection,
        target_metadata=Table.metadata,
        render_as_batch=True,
        render_item=render_item,
        compare_type=True,
        user_module_prefix="",
        transaction_per_migration=False,
    )
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with migrating_connection(read_settings()) as opened:
        run(opened)
