"""Whether the house can serve: its parts, each asked whether it is ready, and why not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from registry.house import House
from registry.search.index.faults import IndexUnusableError

MIGRATIONS = Path(__file__).parent.parent / "migrations"


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
    wanted = _heads()
    try:
        with house.engine.connect() as connection:
            found = frozenset(MigrationContext.configure(connection).get_current_heads())
    except SQLAlchemyError:
        return "The database does not answer."
    if found == wanted:
        return None
    if found - _known():
        return "The database is of a newer version than this program."
    return "The database is of an older version. Run: acervo migrate"


@cache
def _heads() -> frozenset[str]:
    return frozenset(ScriptDirectory(str(MIGRATIONS)).get_heads())


@cache
def _known() -> frozenset[str]:
    return frozenset(
        script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()
    )


def _index(house: House) -> str | None:
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
