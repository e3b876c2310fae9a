"""What asking, opening and changing an index costs, beside a floor of the same run.

Times are given twice, by the clock and of this thread's processor alone, for other work on the
machine lengthens the first; and as a ratio to a floor: one plain product of a vector with 28,000
others.
"""

import registry.search.index.single_thread  # noqa: F401, I001  before numpy

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

import numpy as np
import psutil

from registry.house import House
from registry.search.gathering import every_entry
from registry.search.index.access import ReaderScope
from registry.search.index.encoder import DIMENSIONS, warm_up
from registry.search.index.index import Change, SearchIndex
from registry.search.index.question import SearchQuery
from tests.benchmarks.telling import say

EVERYONE = ReaderScope()
SHORT = (
    "sistema de agenda para reservar hora de atención",
    "agendamento de atendimento ao cidadão",
    "citizen appointment booking",
    "firma electrónica",
    "gestión de expedientes",
    "open data portal",
)
MISTYPED = ("agneda electronca", "gestoin de expedeintes", "citzen apointment boking")
LONG = "interoperabilidad municipal " + "zq w9 lorem ipsum dolor " * 415
CHANGES = 12


def tell(house: House, questions: Sequence[str]) -> None:
    """Tell what the index of a house costs."""
    root = house.settings.index_dir
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
    say(f"The index takes {size / 1e6:.0f} MB on disk.")
    subprocess.run([sys.executable, "-m", __name__, str(root)], check=True)  # noqa: S603  ourselves
    _tell_speed(house.index, questions)
    _tell_changes(house)


def _tell_opening(root: Path) -> None:
    """Open the index in a process that does nothing else, and tell its time and memory."""
    started = time.perf_counter()
    warm_up()
    model = time.perf_counter()
    index = SearchIndex(root)
    index.state()
    opened = time.perf_counter()
    before = _resident()
    for text in (*SHORT, ""):
        index.search(SearchQuery(text), EVERYONE)
    say(f"Opening: the model {model - started:.2f} s, the index {opened - model:.2f} s.")
    say(
        f"Memory of a process: {before:.0f} MB opened, {_resident():.0f} MB after a few questions."
    )


def _resident() -> float:
    return psutil.Process().memory_info().rss / 1e6


def _tell_speed(index: SearchIndex, questions: Sequence[str]) -> None:
    vectors = np.random.default_rng(1).normal(size=(28_000, DIMENSIONS)).astype(np.float32)
    floor = median(_measured(lambda: vectors @ vectors[0])[0] for _ in range(50))
    say(f"Floor: {floor:.1f} ms for one product.")
    times = {
        "the cases' questions (a sentence)": questions,
        "short questions": SHORT * 20,
        "short questions, mistyped": MISTYPED * 20,
        "everything by name": ("",) * 20,
        "10,000 characters": (LONG,) * 20,
    }
    for what, texts in times.items():
        both = [_measured(partial(index.search, SearchQuery(text), EVERYONE)) for text in texts]
        clock, processor = (quantiles(side, n=20) for side in zip(*both, strict=True))
        say(
            f"{what}, 50 results: p50 {clock[9]:.1f} ms, p95 {clock[18]:.1f} ms; processor"
            f" {processor[9]:.1f} and {processor[18]:.1f} ms; {clock[9] / floor:.1f} x the floor."
        )


def _measured(work: Callable[[], object]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.thread_time()
    work()
    return (time.perf_counter() - clock) * 1000, (time.thread_time() - processor) * 1000


def _tell_changes(house: House) -> None:
    index, times = house.index, []
    with house.sessions.reading() as session:
        entries = list(islice(every_entry(session), CHANGES))
    number = index.status().change_number
    for place, entry in enumerate(entries, 1):
        changed = replace(entry, name=f"Zzyzx Registro {place}")
        started = time.perf_counter()
        index.apply(Change(number + place, (changed,)), house.vectors)
        first = index.search(SearchQuery(changed.name), EVERYONE).results[0]
        times.append((time.perf_counter() - started) * 1000)
        assert first.id == entry.id
    say(
        f"One changed entry, until it is found: p50 {median(times):.0f} ms, most {max(times):.0f} ms."
    )


if __name__ == "__main__":
    _tell_opening(Path(sys.argv[1]))
