"""Brings a database's tables up to this version."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, MetaData, func, text
from sqlalchemy.engine import make_url

from registry.database.engine import for_writing, open_engine
from registry.database.faults import faults_in_words
from registry.database.version import SCRIPTS, VERSION_TABLE, refuse_newer
from registry.settings import Settings

APPEND_ONLY_RIGHTS = "SELECT, INSERT"
ALL_RIGHTS = "SELECT, INSERT, UPDATE, DELETE"
READING_RIGHTS = "SELECT"
ONE_AT_A_TIME = 0x41636572766F  # the lock of whoever migrates: "Acervo"
PATIENCE_SECONDS = 120  # to wait for another that migrates


def migrate(settings: Settings, revision: str = "head") -> None:
    """Run the versions up to a revision, all of them or none.

    Raises NewerDatabaseError where the database is of a later version than this code knows, and
    what `faults_in_words` says where it does not answer.
    """
    with faults_in_words(), migrating_connection(settings) as connection:
        refuse_newer(connection)
        command.upgrade(_config(connection), revision)
        _grant(connection, settings)


def downgrade(settings: Settings, revision: str) -> None:
    """Run the versions back to a revision."""
    with migrating_connection(settings) as connection:
        command.downgrade(_config(connection), revision)


def differences(settings: Settings) -> str | None:
    """Return in what the database's tables differ from the models; None where they do not."""
    with migrating_connection(settings) as connection:
        try:
            command.check(_config(connection))
        except CommandError as differing:
            return str(differing)
    return None


@contextmanager
def migrating_connection(settings: Settings) -> Iterator[Connection]:
    """Open a transaction as the tables' owner; of several at once, each waits for the one before.

    On SQLite ties are checked at its end, not within it.
    """
    engine = open_engine(settings, settings.migration_database)
    is_sqlite = engine.dialect.name == "sqlite"
    try:
        with for_writing(engine).connect() as connection:
            if is_sqlite:
                _driver(connection, f"PRAGMA busy_timeout={PATIENCE_SECONDS * 1000}")
                # a table that is rebuilt is dropped first
                _driver(connection, "PRAGMA foreign_keys=OFF")
            with connection.begin():
                if not is_sqlite:
                    _wait_for_others(connection)
                yield connection
                if (
                    is_sqlite
                    and connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                    is not None
                ):
                    message = "a migration left a row that names another one which is not there"
                    raise RuntimeError(message)
    finally:
        engine.dispose()


def _wait_for_others(connection: Connection) -> None:
    """Take PostgreSQL's lock of whoever migrates; SQLite's writing transaction is one already."""
    patience = f"{PATIENCE_SECONDS}s"
    timeouts = ("lock_timeout", "statement_timeout")
    for name in timeouts:
        connection.execute(func.set_config(name, patience, True).select())  # noqa: FBT003  SQL's own
    connection.execute(func.pg_advisory_xact_lock(ONE_AT_A_TIME).select())
    for name in timeouts:
        connection.execute(text(f"SET LOCAL {name} TO DEFAULT"))


def _driver(connection: Connection, statement: str) -> None:
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute(statement)


def _config(connection: Connection) -> Config:
    config = Config(stdout=StringIO())
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    return config


def _grant(connection: Connection, settings: Settings) -> None:
    """Give the application's login what it needs, and neither update nor delete of evidence."""
    if connection.dialect.name != "postgresql":
        return
    role = make_url(settings.database).username
    owner = make_url(settings.migration_database).username
    if role is None or role == owner:
        return
    quoted = connection.dialect.identifier_preparer.quote(role)
    metadata = MetaData()
    metadata.reflect(connection)
    for table in metadata.sorted_tables:
        name = connection.dialect.identifier_preparer.format_table(table)
        connection.execute(text(f"REVOKE ALL ON {name} FROM {quoted}"))
        connection.execute(
            text(f"GRANT {_rights_on(connection, table.name)} ON {name} TO {quoted}")
        )


def _rights_on(connection: Connection, table: str) -> str:
    if table == VERSION_TABLE:
        return READING_RIGHTS
    return APPEND_ONLY_RIGHTS if _is_append_only(connection, table) else ALL_RIGHTS


def _is_append_only(connection: Connection, table: str) -> bool:
    """Tell whether the table's trigger refuses changes: the migration that made it says so."""
    found = text("SELECT 1 FROM pg_trigger WHERE tgname = :name AND NOT tgisinternal")
    return connection.execute(found, {"name": f"{table}_append_only"}).first() is not None
