"""Which version a database is of, and which ones this program knows.

It asks without Alembic, which is loaded where a database is migrated and nowhere else: it would cost
every start a fifth of a second, and every process twelve megabytes.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, String, column, inspect, select, table

from registry.database.engine import open_engine
from registry.database.faults import faults_in_words
from registry.settings import Settings, SettingsError

SCRIPTS: Final = Path(__file__).parents[2] / "migrations"
VERSION_TABLE: Final = (
    "alembic_version"  # Alembic's own; the owner of the tables alone writes it
)
_NUMBER: Final = select(column("version_num", String)).select_from(table(VERSION_TABLE))
_NAMED: Final = re.compile(r'^(revision|down_revision) = "(\w+)"$', re.MULTILINE)


class NewerDatabaseError(SettingsError):
    """The database was migrated by a later version of Acervo than this one."""


def is_current(engine: Engine) -> bool:
    """Tell whether a database is of this version."""
    with engine.connect() as connection:
        return _revision(connection) == head()


def needs_migrating(settings: Settings) -> bool:
    """Tell whether migrating would do anything. On PostgreSQL it would: it grants anew what logins may.

    Raises what `faults_in_words` says where the database does not answer.
    """
    engine = open_engine(settings)
    try:
        with faults_in_words():
            return engine.dialect.name != "sqlite" or not is_current(engine)
    finally:
        engine.dispose()


def require_known(engine: Engine) -> None:
    """Raise NewerDatabaseError or DatabaseGoneError where a database cannot be served."""
    with faults_in_words(), engine.connect() as connection:
        refuse_newer(connection)


def refuse_newer(connection: Connection) -> None:
    """Raise NewerDatabaseError where the database's version is not one of ours."""
    revision = _revision(connection)
    if revision is not None and revision not in known():
        message = (
            f"The database is of version {revision}, which this Acervo does not know: it is newer."
            " Start the version of Acervo that migrated it, or a later one."
        )
        raise NewerDatabaseError(message)


@cache  # they are files of this program's; every look at whether it is ready asks for them
def known() -> frozenset[str]:
    """Return the versions this program can read, as the scripts that lead to them name themselves."""
    return frozenset(_named("revision"))


@cache
def head() -> str:
    """Return the version that this program serves: the one no other is built on."""
    (newest,) = known() - set(_named("down_revision"))
    return newest


def _named(what: str) -> list[str]:
    texts = (path.read_text() for path in (SCRIPTS / "versions").glob("*.py"))
    return [name for text in texts for said, name in _NAMED.findall(text) if said == what]


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    revision: str | None = connection.scalar(_NUMBER)
    return revision
