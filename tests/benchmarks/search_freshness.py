"""How soon a change is found in another process, at ten changes a second.

One process commits and follows as a worker's follower does: it looks every quarter of a second
and applies what is new in one change of the index. Another one searches, as another worker, for
the name of each change in turn until it finds it.
"""

import registry.search.index.single_thread  # noqa: F401, I001  before numpy

import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from typing import Any
from uuid import UUID

import psutil

from registry.search.following import EVERY_SECONDS
from registry.search.index import memory
from registry.search.index.access import ReaderScope
from registry.search.index.entries import IndexedEntry, LocalisedTexts
from registry.search.index.index import Change, SearchIndex
from registry.search.index.question import SearchQuery
from registry.search.index.store import MemoryStore
from tests.benchmarks.telling import say, within
from tests.environment.server import PROJECT

A_SECOND = 10
LONGEST_WAIT = 60.0
Told = dict[str, Any]  # Any: JSON


def tell(root: Path, entries: int, changes: int, limit: float) -> None:
    """Change a copy of an index and tell how soon each change was found."""
    with tempfile.TemporaryDirectory(prefix="acervo-fresh-", dir=root.parent) as folder:
        copy = Path(folder) / "index"
        shutil.copytree(root, copy)
        writer, reader = (_started(copy, changes, part) for part in ("write", "read"))
        written, read = (json.loads(each.communicate()[0]) for each in (writer, reader))
    waits = [
        found - committed
        for committed, found in zip(written["committed"], read["found"], strict=False)
    ]
    if len(waits) < changes:
        say(f"Only {len(waits)} of {changes} changes were found in {LONGEST_WAIT:.0f} s each.")
    if len(waits) > 1:
        parts = quantiles(waits, n=20)
        say(
            f"{entries:,} entries, {A_SECOND} changes a second: found in another process after"
            f" p50 {parts[9]:.2f} s, p95 {parts[18]:.2f} s, most {max(waits):.2f} s"
            f" (≤ {limit:.0f} s: {within(parts[18], limit)}); writing took {written['busy']:.0%} of"
            f" its time, {written['applied']} times; memory of the writer {written['resident']:.0f} MB,"
            f" of the reader {read['resident']:.0f} MB.\n"
        )


def _started(root: Path, changes: int, part: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", __name__, str(root), str(changes), part]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)  # noqa: S603  ourselves


def _name(place: int) -> str:
    digits = str(place).translate(str.maketrans("0123456789", "bcdfghjklm"))
    return f"Zzyzx{digits}"


def _entry(place: int) -> IndexedEntry:
    said = f"Reserva de horas número {place} para la atención en oficinas y por internet."
    texts = {"es": LocalisedTexts(short_description=said, features=(f"Agenda {place}",))}
    return replace(
        IndexedEntry(str(UUID(int=place + 17)), f"changed-{place}", _name(place), texts),
        publisher="agesic",
        publisher_name="AGESIC",
    )


def _write(index: SearchIndex, changes: int) -> Told:
    index.warm_up()
    _wait_for(index.root / "reading")
    store, waiting, committed = MemoryStore(), [], []
    number, busy, applied, started = index.status().change_number, 0.0, 0, time.time()

    def commit() -> None:
        for place in range(changes):
            time.sleep(max(0, started + place / A_SECOND - time.time()))
            committed.append(time.time())
            waiting.append(place)

    thread = threading.Thread(target=commit)
    thread.start()
    while thread.is_alive() or waiting:
        some = [waiting.pop(0) for _ in range(len(waiting))]
        if some:
            before = time.time()
            index.refuse_touched()
            index.apply(Change(number + some[-1] + 1, [_entry(place) for place in some]), store)
            index.wants_rebuild()
            busy, applied = busy + time.time() - before, applied + 1
        time.sleep(EVERY_SECONDS)
    share = busy / (time.time() - started)
    return {"committed": committed, "busy": share, "applied": applied}


def _read(index: SearchIndex, changes: int) -> Told:
    index.warm_up()
    (index.root / "reading").touch()
    found = []
    for place in range(changes):
        until = time.time() + LONGEST_WAIT
        while time.time() < until:
            results = index.search(SearchQuery(_name(place), limit=1), ReaderScope()).results
            if results and results[0].slug == f"changed-{place}":
                found.append(time.time())
                break
            time.sleep(0.02)
        else:
            break
    return {"found": found}


def _wait_for(path: Path) -> None:
    while not path.exists():
        time.sleep(0.05)


if __name__ == "__main__":
    memory.use_one_heap()
    asked = SearchIndex(Path(sys.argv[1]))
    done = (_write if sys.argv[3] == "write" else _read)(asked, int(sys.argv[2]))
    with suppress(psutil.Error):
        done["resident"] = psutil.Process().memory_info().rss / 1e6
    json.dump(done, sys.stdout)
