"""Asks an index in a process of its own, as a worker does: `python -m tests.benchmarks.search_asking`.

It reads what to ask from its input as JSON, and tells times and memory the same way.
"""

import registry.search.index.single_thread  # noqa: F401, I001  before numpy

import json
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Any

import numkong
import numpy as np
import psutil
import tantivy

from registry.search.index import layout, memory
from registry.search.index.access import ReaderScope
from registry.search.index.encoder import encode
from registry.search.index.index import SearchIndex
from registry.search.index.question import SearchQuery
from registry.search.index.words import words_of

EVERYONE = ReaderScope()
Told = dict[str, Any]  # Any: JSON


@dataclass(frozen=True)
class Asking:
    """What a process is to do: which questions, how many threads ask, and for how long."""

    root: str
    questions: list[str]
    typed: list[str]
    threads: int
    seconds: float
    has_floors: bool


def main() -> None:
    """Do what is asked for and tell it."""
    asking = Asking(**json.load(sys.stdin))
    memory.use_one_heap()
    index = SearchIndex(Path(asking.root))
    started = time.perf_counter()
    index.warm_up()
    told: Told = {"opening": time.perf_counter() - started, "opened": _memory()}
    for text in asking.questions[:5]:
        search(index, text)
    if asking.has_floors:
        told |= _alone(index, asking)
    else:
        told["crowd"] = _crowd(index, asking)
    told["after"] = _memory()
    json.dump(told, sys.stdout)


def search(index: SearchIndex, text: str) -> None:
    """Ask as a page does: fifty results, all facets, and why."""
    index.search(SearchQuery(text, reader_language="es"), EVERYONE)


def _alone(index: SearchIndex, asking: Asking) -> Told:
    ids = list(index.state().numbers)[:: max(1, len(index.state().numbers) // 100)][:100]
    return {
        "search": _times(partial(search, index), asking.questions),
        "typed": _times(lambda text: index.suggest(text, "es", {}, 8), asking.typed),
        "alike": _times(lambda id_: index.alike(id_, EVERYONE, (), 5), ids),
        "words": _times(*_raw_words(index, asking.questions)),
        "scan": _times(*_raw_scan(index, asking.questions)),
    }


def _raw_words(
    index: SearchIndex, questions: Sequence[str]
) -> tuple[Callable[[str], object], Sequence[str]]:
    """Return what asks Tantivy alone for the best fifty rows by a question's own words."""
    folder = index.root / index.status().folder / layout.LEXICAL
    opened = tantivy.Index.open(str(folder))
    searcher, schema = opened.searcher(), opened.schema

    def ask(text: str) -> object:
        terms = [
            tantivy.Query.term_query(schema, "words", word, "freq") for word in words_of(text)
        ]
        parts = [(tantivy.Occur.Should, term) for term in terms]
        return searcher.search(tantivy.Query.boolean_query(parts), limit=50, count=False).hits

    return ask, questions


def _raw_scan(
    index: SearchIndex, questions: Sequence[str]
) -> tuple[Callable[[Any], object], Sequence[Any]]:
    """Return what multiplies a vector with all of passages and whole texts, and no more."""
    state = index.state()
    tables = [state.passages.vectors.table, state.wholes.vectors.table]
    asked = [(encode([text]) * 127).astype(np.int8) for text in questions[:50]]
    return lambda vector: [numkong.cdist(table, vector, "dot") for table in tables], asked


def _times(work: Callable[[Any], object], things: Sequence[Any]) -> Told:
    clock, processor = [], []
    for thing in things:
        before, used = time.perf_counter(), time.thread_time()
        work(thing)
        clock.append((time.perf_counter() - before) * 1000)
        processor.append((time.thread_time() - used) * 1000)
    return {"clock": _middle_and_most(clock), "processor": _middle_and_most(processor)}


def _middle_and_most(times: Sequence[float]) -> list[float]:
    parts = quantiles(times, n=20)
    return [parts[9], parts[18]]


def _crowd(index: SearchIndex, asking: Asking) -> Told:
    until = time.perf_counter() + asking.seconds
    used = time.process_time()

    def ask(place: int) -> list[float]:
        took = []
        while (before := time.perf_counter()) < until:
            search(index, asking.questions[place % len(asking.questions)])
            took.append((time.perf_counter() - before) * 1000)
            place += 1
        return took

    with ThreadPoolExecutor(asking.threads) as pool:
        times = [
            each
            for part in pool.map(ask, range(0, 1000, 1000 // asking.threads))
            for each in part
        ]
    return {"times": times, "processor": time.process_time() - used}


def _memory() -> Told:
    held = psutil.Process().memory_full_info()
    return {"resident": held.rss / 1e6, "own": held.uss / 1e6, "share": held.pss / 1e6}


if __name__ == "__main__":
    main()
