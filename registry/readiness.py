"""Whether the house can serve: its parts, each asked whether it is ready, and why not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from registry.database.version import NewerDatabaseError, is_current, refuse_newer
from registry.house import House
from registry.language.marks import N_
from registry.search.following import NOT_A_FOLDER
from registry.search.index.faults import IndexUnusableError

OLDER_DATABASE = N_("The database is of an older version. Run: acervo migrate")


@dataclass(frozen=True)
class State:
    """Whether one part is ready; `why` says what is missing where it is not."""

    part: str
    is_ready: bool
    why: str | None = None


def states(house: House) -> Iterator[State]:
    """Ask every part of the house whether it is ready."""
    for part, check in _CHECKS.items():
        why = check(house)
        yield State(part, is_ready=why is None, why=why)


def _database(house: House) -> str | None:
    try:
        with house.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return "The database does not answer."
    return None


def _migrations(house: House) -> str | None:
    try:
        with house.engine.connect() as connection:
            refuse_newer(connection)
        is_ready = is_current(house.engine)
    except NewerDatabaseError:
        return "The database is of a newer version than this program."
    except SQLAlchemyError:
        return "The database does not answer."
    return None if is_ready else OLDER_DATABASE


def _index(house: House) -> str | None:
    if house.follower.trouble:
        return house.follower.trouble
    root = house.index.root
    if root.exists() and not root.is_dir():  # where nothing follows, as at the terminal
        return NOT_A_FOLDER
    try:
        house.index.status()
    except IndexUnusableError:
        return "The search index is being built."
    return None


_CHECKS: dict[str, Callable[[House], str | None]] = {
    "database": _database,
    "migrations": _migrations,
    "index": _index,
}
