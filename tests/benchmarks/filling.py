"""A throw-away registry as large as a real one, and how long it takes to make."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, func, select, text

from registry.house import House, open_house
from registry.search.models import TextVector
from registry.settings import Settings
from tests.benchmarks.catalogue import enter_all
from tests.benchmarks.telling import say
from tests.benchmarks.throw_away import keep_vectors, take_vectors
from tests.environment.server import run_acervo, set_up


def fill_with(data: Path, *, is_fresh: bool) -> Callable[[Settings], None]:
    """Return what fills an empty database with the seed and the corpus, and tells the times."""

    def fill(settings: Settings) -> None:
        set_up(settings)
        with _opened(settings) as house:
            clock, processor = time.perf_counter(), time.process_time()
            entered = enter_all(house.sessions, data / "retrieval" / "corpus.jsonl")
            count = len(entered.ids)
            clock, processor = time.perf_counter() - clock, time.process_time() - processor
            if not is_fresh:
                take_vectors(house)
            before = _count_vectors(house)
        say(
            f"Entered {count:,} entries in {clock:.0f} s: {clock * 1000 / count:.1f} ms each,"
            f" {processor * 1000 / count:.1f} ms of this process's processor."
        )
        _settle(settings)
        clock = time.perf_counter()
        run_acervo(settings, "index", "rebuild")
        clock = time.perf_counter() - clock
        with _opened(settings) as house:
            made = _count_vectors(house) - before
            keep_vectors(house)
        say(f"Built the index in {clock:.0f} s, {made:,} vectors made for it.\n")

    return fill


@contextmanager
def _opened(settings: Settings) -> Iterator[House]:
    house = open_house(settings)
    try:
        yield house
    finally:
        house.close()


def _count_vectors(house: House) -> int:
    with house.sessions.reading() as session:
        return session.scalar(select(func.count()).select_from(TextVector)) or 0


def _settle(settings: Settings) -> None:
    """Let PostgreSQL know what it holds; the test cluster has nobody who does it in passing."""
    if not settings.migration_database.startswith("postgresql"):
        return
    engine = create_engine(settings.migration_database, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()
