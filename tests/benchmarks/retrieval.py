"""How well and how fast the search finds: `python -m tests.benchmarks.retrieval`.

Builds an index over 8,617 real entries and says what it costs, then asks the 1,265 open cases and
says nDCG@10 by kind. Times are given twice, by the clock and of this thread's processor alone, for
other work on the machine lengthens the first; and as a ratio to a floor: one plain product of a
vector with 28,000 others. Vectors are kept in the temporary folder between runs; `--fresh` encodes
everything anew, which takes minutes and tells the true time of a first build.
"""

import registry.search.index.single_thread  # noqa: F401, I001  before numpy

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median, quantiles

import numpy as np
import psutil

from registry.search.index.access import ReaderScope
from registry.search.index.encoder import DIMENSIONS, warm_up
from registry.search.index.entries import IndexedEntry
from registry.search.index.index import Change, SearchIndex
from registry.search.index.question import SearchQuery
from registry.search.index.store import MemoryStore, VectorStore
from tests.benchmarks import retrieval_corpus as corpus
from tests.benchmarks.retrieval_store import FileStore

EVERYONE = ReaderScope()
DEPTH = 300
SHORT = (
    "sistema de agenda para reservar hora de atención",
    "agendamento de atendimento ao cidadão",
    "citizen appointment booking",
    "firma electrónica",
    "gestión de expedientes",
    "open data portal",
)
LONG = "interoperabilidad municipal " + "zq w9 lorem ipsum dolor " * 415


def main() -> None:
    if sys.argv[1:2] == ["--open"]:
        tell_of_opening(Path(sys.argv[2]))
        return
    data = corpus.shared_data()
    entries = list(corpus.entries(data))
    store: VectorStore = MemoryStore()
    if "--fresh" not in sys.argv:
        store = FileStore(Path(tempfile.gettempdir()) / "acervo-benchmark-vectors.sqlite")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        build(root, entries, store)
        subprocess.run([sys.executable, "-m", __spec__.name, "--open", folder], check=True)  # noqa: S603  ourselves
        index = SearchIndex(root)
        speed(index, [case["query"] for case in corpus.cases(data)])
        quality(index, data)
        update(index, entries, store)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def build(root: Path, entries: list[IndexedEntry], store: VectorStore) -> None:
    started = time.perf_counter()
    SearchIndex(root).rebuild(entries, 1, store)
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
    took = time.perf_counter() - started
    say(f"build: {len(entries)} entries in {took:.1f} s, {size / 1e6:.0f} MB on disk")


def tell_of_opening(root: Path) -> None:
    """Open the index in a process that does nothing else, and tell its time and memory."""
    started = time.perf_counter()
    warm_up()
    model = time.perf_counter()
    index = SearchIndex(root)
    index.state()
    opened = time.perf_counter()
    before = resident()
    for text in (*SHORT, ""):
        index.search(SearchQuery(text), EVERYONE)
    say(f"open: the model {model - started:.2f} s, the index {opened - model:.2f} s")
    say(f"memory of a process: {before:.0f} MB opened, {resident():.0f} MB after a few queries")


def resident() -> float:
    return psutil.Process().memory_info().rss / 1e6


def speed(index: SearchIndex, questions: list[str]) -> None:
    vectors = np.random.default_rng(1).normal(size=(28_000, DIMENSIONS)).astype(np.float32)
    floor = median(measured(lambda: vectors @ vectors[0])[0] for _ in range(50))
    say(f"floor: {floor:.1f} ms for one product")
    times = {
        "the cases' questions (a sentence), 50 results": questions,
        "short questions, 50 results": SHORT * 20,
        "everything by name, 50 results": ("",) * 20,
        "10,000 characters": (LONG,) * 20,
    }
    for what, texts in times.items():
        both = [measured(partial(index.search, SearchQuery(text), EVERYONE)) for text in texts]
        clock, processor = (quantiles(side, n=20) for side in zip(*both, strict=True))
        say(
            f"query, {what}: p50 {clock[9]:.1f} ms, p95 {clock[18]:.1f} ms; processor"
            f" {processor[9]:.1f} and {processor[18]:.1f} ms; {clock[9] / floor:.1f} x the floor"
        )


def measured(work: Callable[[], object]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.thread_time()
    work()
    return (time.perf_counter() - clock) * 1000, (time.thread_time() - processor) * 1000


def quality(index: SearchIndex, data: Path) -> None:
    cases, ranks = corpus.cases(data), {}
    for case in cases:
        depth = DEPTH if case["kind"].startswith("need") else 20
        ranks[case["case_id"]] = found(index, case["query"], depth)
    scores = corpus.evaluation(data).evaluate(ranks, cases)
    for kind, _ in sorted(key for key in scores if key[1] == "*"):
        row = scores[kind, "*"]
        figures = f"nDCG@10 {row['ndcg10']:.3f}  recall@10 {row['recall10']:.3f}"
        say(f"{kind:28}{row['n']:6}  {figures}")


def found(index: SearchIndex, text: str, depth: int) -> list[str]:
    ids: list[str] = []
    while len(ids) < depth:
        query = SearchQuery(text, limit=min(depth, 100), offset=len(ids))
        part = index.search(query, EVERYONE)
        ids += [one.id for one in part.results]
        if part.next_offset is None:
            break
    return ids


def update(index: SearchIndex, entries: list[IndexedEntry], store: VectorStore) -> None:
    times = []
    for number, entry in enumerate(entries[:12], 2):
        changed = replace(entry, name=f"Zzyzx Registro {number}")
        started = time.perf_counter()
        index.apply(Change(number, (changed,)), store)
        first = index.search(SearchQuery(changed.name), EVERYONE).results[0]
        times.append((time.perf_counter() - started) * 1000)
        assert first.id == entry.id
    say(
        f"one changed entry, until it is found: p50 {median(times):.0f} ms, most {max(times):.0f} ms"
    )


if __name__ == "__main__":
    main()
