"""How well and how fast the search finds: `python -m tests.benchmarks.retrieval`.

Builds an index over 8,617 real entries and prints what it costs, then asks the 1,265 open cases and
prints nDCG@10 by kind. The vectors are kept in the temporary folder between runs; `--fresh` encodes
everything anew, which takes some minutes and tells the true time of a build.
"""

import registry.search.index.single_thread  # noqa: F401, I001  before numpy

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import quantiles

import psutil

from registry.search.index.access import ReaderScope
from registry.search.index.encoder import warm_up
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


def main() -> None:
    data = corpus.shared_data()
    entries = list(corpus.entries(data))
    store: VectorStore = MemoryStore()
    if "--fresh" not in sys.argv:
        store = FileStore(Path(tempfile.gettempdir()) / "acervo-benchmark-vectors.sqlite")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        build(root, entries, store)
        index = opened(root)
        evaluate(index, data)
        update(index, entries, store)


def build(root: Path, entries: list[IndexedEntry], store: VectorStore) -> None:
    started = time.perf_counter()
    SearchIndex(root).rebuild(entries, 1, store)
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
    print(
        f"build: {len(entries)} entries in {time.perf_counter() - started:.1f} s, {size / 1e6:.0f} MB on disk"
    )


def opened(root: Path) -> SearchIndex:
    warm_up()
    before = resident()
    started = time.perf_counter()
    index = SearchIndex(root)
    index.state()
    print(f"open: {time.perf_counter() - started:.2f} s")
    index.search(SearchQuery(SHORT[0]), EVERYONE)
    print(
        f"memory in this process after one query: {resident():.0f} MB ({before:.0f} before it was opened)"
    )
    return index


def resident() -> float:
    return psutil.Process().memory_info().rss / 1e6


def evaluate(index: SearchIndex, data: Path) -> None:
    cases = corpus.cases(data)
    ranks, times = {}, []
    for case in cases:
        started = time.perf_counter()
        index.search(SearchQuery(case["query"]), EVERYONE)
        times.append((time.perf_counter() - started) * 1000)
        ranks[case["case_id"]] = (
            deep(index, case["query"])
            if case["kind"].startswith("need")
            else deep(index, case["query"], 20)
        )
    show("the cases' questions (a sentence)", times)
    show("short questions, 50 results", [timed(index, text) for text in SHORT * 20])
    show(
        "10,000 characters",
        [
            timed(index, "interoperabilidad municipal " + "zq w9 lorem ipsum dolor " * 420)
            for _ in range(20)
        ],
    )
    scores = corpus.evaluation(data).evaluate(ranks, cases)
    for kind, _ in sorted(key for key in scores if key[1] == "*"):
        row = scores[kind, "*"]
        print(
            f"{kind:28}{row['n']:6}  nDCG@10 {row['ndcg10']:.3f}  recall@10 {row['recall10']:.3f}"
        )


def deep(index: SearchIndex, text: str, depth: int = DEPTH) -> list[str]:
    found: list[str] = []
    while len(found) < depth:
        part = index.search(
            SearchQuery(text, limit=min(depth, 100), offset=len(found)), EVERYONE
        )
        found += [one.id for one in part.results]
        if part.next_offset is None:
            break
    return found


def timed(index: SearchIndex, text: str) -> float:
    started = time.perf_counter()
    index.search(SearchQuery(text), EVERYONE)
    return (time.perf_counter() - started) * 1000


def show(what: str, times: list[float]) -> None:
    cuts = quantiles(times, n=20)
    print(f"query, {what}: p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms")


def update(index: SearchIndex, entries: list[IndexedEntry], store: VectorStore) -> None:
    changed = replace(entries[0], name="Zzyzx Registro de Prueba")
    started = time.perf_counter()
    index.apply(Change(2, upserts=[changed]), store)
    found = index.search(SearchQuery("zzyzx registro de prueba"), EVERYONE)
    print(
        f"one changed entry found after {(time.perf_counter() - started) * 1000:.0f} ms: {found.results[0].id == changed.id}"
    )


if __name__ == "__main__":
    main()
