"""A throw-away registry that holds a corpus, with the index that Acervo itself builds of it."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from registry.catalogue.models import Software
from registry.database.migrating import migrate
from registry.house import House, open_house
from registry.search.models import TextVector
from registry.settings import Settings
from tests.benchmarks.catalogue import enter_all
from tests.benchmarks.retrieval_store import FileStore

VECTORS = Path(tempfile.gettempdir()) / "acervo-benchmark-vectors.sqlite"
"""Vectors by the content of their text, kept between runs: encoding a corpus takes minutes."""

AT_ONCE = 1_000
Progress = Callable[[str, int], None]


@dataclass(frozen=True)
class Registry:
    """A registry that holds a corpus, and what building it took."""

    house: House
    ids: dict[str, str]  # an entry's slug → its id in the corpus
    refused: dict[str, str]  # an id in the corpus → why it is not there
    entering_seconds: float
    building_seconds: float


@contextmanager
def registry_of(corpus: Path, progress: Progress, *, is_fresh: bool) -> Iterator[Registry]:
    """Lend a registry of a corpus in a folder of its own, and take it away afterwards."""
    with tempfile.TemporaryDirectory(prefix="acervo-benchmark-") as folder:
        settings = Settings(data_dir=Path(folder), database_url="", migration_database_url="")
        migrate(settings)
        house = open_house(settings)
        try:
            yield _filled(house, corpus, progress, is_fresh=is_fresh)
        finally:
            house.close()


def _filled(house: House, corpus: Path, progress: Progress, *, is_fresh: bool) -> Registry:
    started = time.perf_counter()
    entered = enter_all(
        house.sessions, corpus, lambda done: progress("Entering the corpus", done)
    )
    between = time.perf_counter()
    if not is_fresh:
        take_vectors(house)
    building = time.perf_counter()
    house.follower.rebuild(lambda done: progress("Building the index", done))
    ended = time.perf_counter()
    keep_vectors(house)
    return Registry(house, entered.ids, entered.refused, between - started, ended - building)


def take_vectors(house: House) -> None:
    """Give the database the vectors of an earlier run."""
    for some in FileStore(VECTORS).every(AT_ONCE):
        house.vectors.put(some)


def keep_vectors(house: House) -> None:
    """Keep the database's vectors for a later run."""
    with house.sessions.reading() as session:
        rows = select(TextVector.content_hash, TextVector.vector)
        FileStore(VECTORS).put(dict(session.execute(rows).tuples().all()))


def slugs_of(house: House) -> dict[str, str]:
    """Return the slug of every entry by its id."""
    with house.sessions.reading() as session:
        return {
            str(id_): slug for id_, slug in session.execute(select(Software.id, Software.slug))
        }
