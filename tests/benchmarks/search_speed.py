"""What searching costs as the catalogue grows: `python -m tests.benchmarks.search_speed --entries N`.

Builds an index of N entries by the product's own code, of the real entries and of others made of
them: texts recombined, vectors perturbed (tests/benchmarks/growth.py). Then asks it as pages do,
fifty results with facets and explanation, in processes of their own as workers are: one client,
and sixteen over two workers; and tells how soon a change is found in another process, at ten
changes a second. Times are of the index: what HTTP, database and HTML add does not grow with it
(`python -m tests.benchmarks corpus` has them). `--keep FOLDER` keeps the index for another run.
"""

import registry.search.index.single_thread  # noqa: F401, I001  before numpy

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from statistics import quantiles

import psutil

from registry.search.index import layout
from registry.search.index.encoder import DIMENSIONS
from registry.search.index.faults import IndexUnusableError
from registry.search.index.index import SearchIndex
from tests.benchmarks import search_freshness
from tests.benchmarks.growth import GrownStore, grown, real_entries
from tests.benchmarks.questions import SHORT
from tests.benchmarks.retrieval_corpus import ABSENT, cases_of, find_shared_data
from tests.benchmarks.retrieval_store import FileStore
from tests.benchmarks.search_asking import Asking, Told
from tests.benchmarks.telling import Progress, new_table, say, show, within
from tests.benchmarks.throw_away import VECTORS
from tests.environment.server import PROJECT

SIZES = (10_000, 100_000, 1_000_000)
LIMITS_MS = {10_000: 40, 100_000: 60, 1_000_000: 250}
LIMITS_MB = {100_000: 600}
NODE_MB = 4_000
TYPED_MS = 30
FRESH_SECONDS = 1.0
SENTENCES = 200
WORKERS, CLIENTS = 2, 16
TYPED = (
    "ag",
    "agen",
    "agenda elec",
    "ges",
    "gestión de exp",
    "firma d",
    "por",
    "open da",
    "cit",
)


def main() -> None:
    """Build an index of each size asked for, and tell what it costs."""
    asked = _asked()
    data = find_shared_data()
    if data is None:
        sys.exit(ABSENT)
    questions = _questions(data)
    for entries in asked.entries or SIZES:
        with ExitStack() as stack:
            folder = asked.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
            root = folder / str(entries)
            _build(root, data / "retrieval" / "corpus.jsonl", entries)
            _tell(root, entries, questions, asked.seconds)
            if asked.changes:
                search_freshness.tell(root, entries, asked.changes, FRESH_SECONDS)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.search_speed", description=__doc__
    )
    parser.add_argument(
        "--entries", type=int, action="append", help="by default all three sizes"
    )
    parser.add_argument("--keep", type=Path, help="where indexes are kept for another run")
    parser.add_argument(
        "--seconds", type=float, default=10, help="how long sixteen clients ask"
    )
    parser.add_argument("--changes", type=int, default=100, help="how many changes are made")
    return parser.parse_args()


def _questions(data: Path) -> list[str]:
    cases = [case["query"] for case in cases_of(data / "retrieval" / "all.jsonl")]
    chance = random.Random(1)  # noqa: S311  a choice, not a secret
    questions = [*chance.sample(cases, SENTENCES), *SHORT * 5]
    chance.shuffle(questions)
    return questions


def _build(root: Path, corpus: Path, entries: int) -> None:
    index = SearchIndex(root)
    try:
        known = index.status()
    except IndexUnusableError:
        started = time.perf_counter()
        real, store = real_entries(corpus), GrownStore(FileStore(VECTORS))
        root.mkdir(parents=True, exist_ok=True)
        with Progress() as progress:
            index.rebuild(
                grown(real, entries, store),
                1,
                store,
                lambda done: progress.tell("Building", done),
            )
        took, most = time.perf_counter() - started, psutil.Process().memory_info().rss
        say(
            f"Built an index of {entries:,} entries in {took:.0f} s ({entries / took:.0f} a second,"
            f" making the entries included); the builder grew to {most / 1e6:.0f} MB."
        )
    else:
        say(f"Found an index of {known.entries:,} entries.")
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
    words = SearchIndex(root).status().seals[layout.WORD_VECTORS].size // DIMENSIONS
    say(f"It takes {size / 1e6:,.0f} MB on disk, and holds {words:,} words.")


def _tell(root: Path, entries: int, questions: Sequence[str], seconds: float) -> None:
    alone = _asked_of(root, questions, threads=1, seconds=0, workers=1)[0]
    _show_alone(entries, alone)
    crowd = _asked_of(
        root, questions, threads=CLIENTS // WORKERS, seconds=seconds, workers=WORKERS
    )
    times = [each for told in crowd for each in told["crowd"]["times"]]
    parts = quantiles(times, n=20)
    used = sum(told["crowd"]["processor"] for told in crowd) * 1000 / len(times)
    say(
        f"{CLIENTS} clients over {WORKERS} workers: {len(times) / seconds:.0f} answers a second,"
        f" p50 {parts[9]:.0f} ms, p95 {parts[18]:.0f} ms; {used:.1f} ms of processor each."
    )
    _tell_memory(entries, alone, crowd)


def _show_alone(entries: int, alone: Told) -> None:
    limits = {"search": LIMITS_MS.get(entries), "typed": TYPED_MS}
    called = {
        "search": "search: 50 results, facets, reasons",
        "typed": "suggestions",
        "alike": "similar software",
        "words": "floor: words in Tantivy, 50 rows",
        "scan": "floor: the vectors multiplied",
    }
    floor = sum(alone[each]["clock"][0] for each in ("words", "scan"))
    table = new_table(
        f"{entries:,} entries: one client (ms)",
        "what", "p50", "p95", "processor p50", "p95", "target", "to both floors",
    )  # fmt: skip
    for what, words in called.items():
        clock, processor = alone[what]["clock"], alone[what]["processor"]
        limit = limits.get(what)
        target = f"{limit} {within(clock[1], limit)}" if limit else ""
        times = [f"{each:.1f}" for each in (*clock, *processor)]
        table.add_row(words, *times, target, f"{clock[0] / floor:.1f}")
    show(table)


def _tell_memory(entries: int, alone: Told, crowd: Sequence[Told]) -> None:
    opened, after = (
        alone["opened"],
        max(crowd, key=lambda told: float(told["after"]["resident"])),
    )
    largest = after["after"]
    node = sum(told["after"]["share"] for told in crowd)
    limit = LIMITS_MB.get(entries)
    said = f" (≤ {limit} MB: {within(largest['resident'], limit)})" if limit else ""
    say(
        f"Opening took {alone['opening']:.1f} s. A worker: {opened['resident']:.0f} MB resident once"
        f" opened, {largest['resident']:.0f} after {CLIENTS} clients, {largest['own']:.0f} of them its"
        f" own{said}. Both workers: {node:.0f} MB (≤ {NODE_MB:,} MB: {within(node, NODE_MB)}).\n"
    )


def _asked_of(
    root: Path, questions: Sequence[str], *, threads: int, seconds: float, workers: int
) -> list[Told]:
    asking = Asking(
        str(root), list(questions), list(TYPED) * 10, threads, seconds, has_floors=not seconds
    )
    command = [sys.executable, "-m", "tests.benchmarks.search_asking"]
    processes = [
        subprocess.Popen(  # noqa: S603  ourselves
            command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(workers)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(json.dumps(asdict(asking)))
        process.stdin.close()
    return [json.loads(process.stdout.read()) for process in processes if process.stdout]


if __name__ == "__main__":
    main()
