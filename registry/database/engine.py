"""Connections to the one database, opened so that both kinds behave alike."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from registry.settings import Settings

SETTLED = (
    "foreign_keys=ON",
    "synchronous=FULL",
    "cache_size=-512",  # kilobytes of each connection: the machine keeps the file's pages for all
)
POOL = 12  # at least the number of threads that serve requests; each costs some megabytes


def open_engine(settings: Settings, url: str | None = None) -> Engine:
    """Return an engine for the database the settings name, or for another address.

    SQLite: WAL, foreign keys on, waits for locks. PostgreSQL: UTC, statement and lock timeouts.
    """
    address = make_url(url or settings.database)
    if address.get_backend_name() == "sqlite":
        if address.database:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
        return _open_sqlite(str(address), settings.lock_timeout_seconds)
    options = (
        f"-c timezone=UTC -c statement_timeout={settings.statement_timeout_seconds}s"
        f" -c lock_timeout={settings.lock_timeout_seconds}s"
    )
    return create_engine(
        address,
        pool_size=POOL,
        max_overflow=8,
        pool_pre_ping=True,
        hide_parameters=True,  # values may be personal
        connect_args={"options": options, "connect_timeout": 5},
    )


def _open_sqlite(address: str, wait_seconds: int) -> Engine:
    engine = create_engine(
        address,
        pool_size=POOL,
        max_overflow=8,
        hide_parameters=True,  # values may be personal
        connect_args={"timeout": wait_seconds},
    )
    path = Path(engine.url.database) if engine.url.database else None
    if path:
        _stay_with_the_file(engine, path)

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: object) -> None:  # Any: the driver's own connection
        connection.isolation_level = None  # SQLAlchemy's BEGIN below is the only one
        if path:
            _write_ahead(connection, path)
        for pragma in SETTLED:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A unit that reads first and writes later cannot wait for its lock: it takes it at once.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _write_ahead(connection: Any, path: Path) -> None:
    """Have the file keep its changes in a log before they go in.

    Of two who turn a new file to it at the same time SQLite refuses one without waiting.
    """
    with _alone_in(path.parent):
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        if mode != "wal":
            connection.execute("PRAGMA journal_mode=WAL")


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _stay_with_the_file(engine: Engine, path: Path) -> None:
    """Use a connection only while its file is the one that stands at the path.

    Linux keeps a deleted file for whoever has it open: what is written there is lost. Nor is an
    empty database begun in the place of one that was there.
    """
    was_there = Event()

    @event.listens_for(engine, "do_connect")
    def _begin_none_anew(*_: object) -> None:
        if was_there.is_set() and not path.exists():
            message = "unable to open database file"
            raise sqlite3.OperationalError(message)

    @event.listens_for(engine, "connect")
    def _note_file(_connection: object, record: ConnectionPoolEntry) -> None:
        record.info["file"] = _file_at(path)
        was_there.set()

    @event.listens_for(engine, "checkout")
    def _require_file(_connection: object, record: ConnectionPoolEntry, _proxy: object) -> None:
        if record.info["file"] != _file_at(path):
            raise DisconnectionError


def _file_at(path: Path) -> tuple[int, int] | None:
    """Return which file stands at a path: its device and number there."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_dev, told.st_ino


def for_writing(engine: Engine) -> Engine:
    """Return the same engine, whose transactions may write."""
    return engine.execution_options(writes=True)


def for_reading(engine: Engine) -> Engine:
    """Return the same engine, whose transactions see one state from their first question on.

    SQLite's do so by themselves. PostgreSQL's would see with each question what was committed
    meanwhile; here they do not, and cannot write.
    """
    if engine.dialect.name != "postgresql":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
