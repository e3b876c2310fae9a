"""The databases, sessions and clock that tests ask for by name."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from registry.database.engine import for_writing
from registry.history.unit_of_work import begin_unit
from tests.environment.clock import HandClock
from tests.environment.databases import Database, Kind, lend_database
from tests.environment.ground import Ground
from tests.environment.plugin import GROUND

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


SHARED_DATA = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real data that lies beside the project, never in it; without it the test is skipped."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"needs the real data in {SHARED_DATA}")
    return SHARED_DATA


@pytest.fixture(scope="session")
def ground(pytestconfig: pytest.Config) -> Ground:
    """The folder of this run."""
    return pytestconfig.stash[GROUND]


@pytest.fixture(scope="session", params=list(Kind), ids=str)
def database_kind(request: pytest.FixtureRequest) -> Kind:
    """Which of the two databases; whatever rests on this runs on both."""
    kind: Kind = request.param
    return kind


@pytest.fixture(scope="session")
def engine(ground: Ground, database_kind: Kind) -> Iterator[Engine]:
    """A migrated database, the same for all tests of a process: each leaves it as it was."""
    with lend_database(ground, database_kind) as database:
        yield for_writing(database.engine)


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A unit of work that is rolled back after the test, whatever commits inside it."""
    with engine.connect() as connection:
        outer = connection.begin()
        with Session(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        ) as session:
            begin_unit(session)
            yield session
        outer.rollback()


@pytest.fixture
def fresh_database(ground: Ground, database_kind: Kind) -> Iterator[Database]:
    """A database of the test's own, for what follows commits; dropped afterwards."""
    with lend_database(ground, database_kind) as database:
        yield database


@pytest.fixture
def empty_database(ground: Ground, database_kind: Kind) -> Iterator[Database]:
    """A database without a table, for tests of migrations."""
    with lend_database(ground, database_kind, "empty", lambda _settings: None) as database:
        yield database


@pytest.fixture
def clock() -> Iterator[HandClock]:
    """A clock that stands still at noon of 2 March 2026 until the test moves it."""
    with HandClock(NOON).running() as stopped:
        yield stopped
