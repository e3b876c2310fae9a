"""The floor under a page: the statements it asks of the database, asked again without anything else."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from io import StringIO
from statistics import median
from typing import Any

from sqlalchemy import Engine, event
from starlette.testclient import TestClient

from registry.house import House, open_house
from registry.settings import Settings
from web.main import create_app

SAMPLE = 40
Asked = list[tuple[str, Any]]  # Any: parameters as the driver takes them


@dataclass(frozen=True)
class RawSql:
    """How many statements an address asks, at most, and what they take by themselves."""

    statements: int
    p50: float


def raw_sql(settings: Settings, addresses: Sequence[Sequence[str]]) -> list[RawSql]:
    """Return, for the paths of each address, the cost of the SQL of the same answers."""
    house = open_house(settings)
    try:
        journal = StringIO()
        with redirect_stderr(journal), TestClient(create_app(settings, house)) as door:
            return [_of(house, door, paths[:SAMPLE]) for paths in addresses]
    finally:
        house.close()


def _of(house: House, door: TestClient, paths: Sequence[str]) -> RawSql:
    door.get(paths[0])  # what is done once in a process is not the page's
    with _noted(house.engine) as asked:
        answers = [_statements_of(door, path, asked) for path in paths]
    connection = house.engine.raw_connection()
    try:
        times = [_milliseconds(connection, statements) for statements in answers]
    finally:
        connection.close()
    return RawSql(max(len(statements) for statements in answers), median(times))


def _statements_of(door: TestClient, path: str, asked: Asked) -> Asked:
    asked.clear()
    assert door.get(path).status_code == 200
    return asked.copy()


@contextmanager
def _noted(engine: Engine) -> Iterator[Asked]:
    asked: Asked = []

    def note(
        _connection: Any, _cursor: Any, statement: str, parameters: Any, *_others: Any
    ) -> None:  # Any: as SQLAlchemy calls it
        if not statement.startswith("BEGIN"):
            asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _milliseconds(connection: Any, statements: Asked) -> float:  # Any: the driver's own
    began = time.perf_counter()
    for statement, parameters in statements:
        cursor = connection.cursor()
        cursor.execute(statement, parameters)
        cursor.fetchall()
        cursor.close()
    return (time.perf_counter() - began) * 1000
