"""What a fault of the database means to whoever asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from registry.errors import BusyError, DatabaseGoneError, DiskFullError, RefusalError

_BUSY = (
    "55P03",
    "57014",
    "40P01",
    "40001",
)  # lock not available, cancelled by timeout, deadlock, serialisation
_FULL = ("53100", "53200")
_CANNOT_GROW = (
    "SQLITE_FULL",
    "SQLITE_IOERR_WRITE",
    "SQLITE_IOERR_SHMSIZE",
)  # a quota reached, too
_GONE_CLASSES = {"08", "57"}  # connection exceptions, operator intervention
_NO_TABLE = "42P01"  # a database that nobody migrated
_GONE_WORDS = (
    "unable to open database",
    "disk i/o error",
    "not a database",
    "malformed",
    "no such table",
)


@contextmanager
def faults_in_words() -> Iterator[None]:
    """Raise the refusal that says in words what the database could not do; our own faults pass."""
    try:
        yield
    except DBAPIError as fault:
        refusal = as_refusal(fault)
        if refusal is None:
            raise
        raise refusal from fault


def as_refusal(fault: DBAPIError) -> RefusalError | None:
    """Return the refusal that says this fault in words; None where it is a fault of ours."""
    state = getattr(fault.orig, "sqlstate", None)
    words = str(fault.orig).lower()
    name = getattr(fault.orig, "sqlite_errorname", None)
    if (
        state in _FULL
        or name in _CANNOT_GROW
        or "disk is full" in words
        or "no space left" in words
    ):
        return DiskFullError()
    if state in _BUSY or "database is locked" in words or "database table is locked" in words:
        return BusyError()
    if _is_gone(fault, state, words):
        return DatabaseGoneError()
    return None


def _is_gone(fault: DBAPIError, state: str | None, words: str) -> bool:
    if fault.connection_invalidated:
        return True
    if state is not None:
        return state[:2] in _GONE_CLASSES or state == _NO_TABLE
    if type(fault.orig).__module__.startswith("psycopg"):
        return isinstance(fault, OperationalError | InterfaceError)
    return any(word in words for word in _GONE_WORDS)
