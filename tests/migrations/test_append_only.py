"""What is only ever added to: no statement of the application's changes, deletes or replaces a row."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from registry.actors.rules import SYSTEM
from registry.history.unit_of_work import close_unit
from registry.policies.service import ensure_defaults
from registry.tables import Table

REFUSED = r"neither changed nor deleted|permission denied"
TABLES = [table for table in Table.metadata.sorted_tables if table.info.get("append_only")]


@pytest.fixture
def rows(session):
    """A session of a registry with a row in each of these tables."""
    ensure_defaults(session, SYSTEM)
    close_unit(session)
    return session


@pytest.fixture(params=TABLES, ids=lambda table: table.name)
def table(request):
    return request.param


def is_sqlite(session):
    return session.get_bind().dialect.name == "sqlite"


def test_there_are_such_tables():
    assert {table.name for table in TABLES} >= {"audit_event", "row_image", "policy_version"}


@pytest.mark.parametrize(
    "act", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}"]
)
def test_no_row_is_changed_or_deleted(rows, table, act):
    column = next(column.name for column in table.columns if not column.primary_key)

    with pytest.raises(DBAPIError, match=REFUSED):
        rows.execute(text(act.format(table=table.name, column=column)))


def test_no_row_is_put_in_anothers_place(rows, table):
    """On SQLite a replaced row is not deleted as far as triggers see; PostgreSQL has no REPLACE."""
    keys = ", ".join(column.name for column in table.primary_key)
    column = next(column.name for column in table.columns if not column.primary_key)
    same = f"INTO {table.name} SELECT * FROM {table.name} WHERE true"  # noqa: S608  our own names
    statements = [
        f"INSERT {same} ON CONFLICT ({keys}) DO UPDATE SET {column} = excluded.{column}"
    ]
    if is_sqlite(rows):
        statements += [f"INSERT OR REPLACE {same}", f"REPLACE {same}"]

    for statement in statements:
        with pytest.raises(DBAPIError, match=REFUSED), rows.begin_nested():
            rows.execute(text(statement))


def test_no_row_is_put_in_the_place_of_one_by_another_key_of_it(rows, table):
    if not is_sqlite(rows):
        pytest.skip("PostgreSQL replaces no row by itself")
    names = [column.name for column in table.columns]
    changed = {
        **dict.fromkeys(names),
        "id": "hex(randomblob(16))",
        "row_id": "hex(randomblob(16))",
    }
    others = ", ".join(changed[name] or name for name in names)
    statements = [
        f"REPLACE INTO {table.name} (rowid, {', '.join(names)}) SELECT rowid, {others} FROM {table.name}"  # noqa: S608  as above
    ]
    if table.name == "policy_version":
        statements.append(
            f"REPLACE INTO {table.name} SELECT {others} FROM {table.name}"  # noqa: S608  as above
        )

    for statement in statements:
        with pytest.raises(DBAPIError, match=REFUSED), rows.begin_nested():
            rows.execute(text(statement))


def test_the_database_cannot_be_said_to_be_of_another_version(rows):
    if is_sqlite(rows):
        pytest.skip("whoever may write to SQLite's file may write all of it")

    with pytest.raises(DBAPIError, match="permission denied"):
        rows.execute(text("UPDATE alembic_version SET version_num = '0001'"))
