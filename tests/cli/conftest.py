"""The command `acervo`, run in this process under settings of the test's own."""

from collections.abc import Iterator

import pytest

from registry.house import House, open_house
from tests.cli.command import Acervo
from tests.environment.databases import Database


@pytest.fixture
def acervo(fresh_database: Database) -> Acervo:
    """The command on a database that holds no row yet."""
    return Acervo(fresh_database.settings)


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
