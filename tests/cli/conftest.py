"""The command `acervo`, run in this process under settings of the test's own."""

from collections.abc import Iterator

import pytest

from registry.house import House, open_house
from tests.cli.command import Acervo
from tests.environment.databases import Database, Kind, lend_database
from tests.environment.ground import Ground
from tests.environment.server import set_up


@pytest.fixture
def acervo(fresh_database: Database) -> Acervo:
    """The command on a database that holds no row yet."""
    return Acervo(fresh_database.settings)


@pytest.fixture
def seeded_database(ground: Ground, database_kind: Kind) -> Iterator[Database]:
    """A seeded database of the test's own, with its index."""
    with lend_database(ground, database_kind, "seeded", set_up) as database:
        yield database


@pytest.fixture
def seeded(seeded_database: Database) -> Acervo:
    """The command on a seeded database."""
    return Acervo(seeded_database.settings)


@pytest.fixture
def house(acervo: Acervo) -> Iterator[House]:
    """The house of the database that `acervo` works on."""
    opened = open_house(acervo.settings)
    yield opened
    opened.close()
