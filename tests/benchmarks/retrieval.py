"""How well the search finds: `python -m tests.benchmarks.retrieval --corpus FILE --cases FILE --out FILE`.

Takes the corpus into a throw-away registry by the catalogue's own way for lists, builds the index
that Acervo itself builds, asks each case as the page, the API and the command ask, and writes
`{case_id: [ids of the corpus, best first]}`. The figures are those of the benchmark's own
evaluate.py, beside its floors and our targets, with intervals of 95 % (bootstrap over the cases).
`--speed` tells afterwards what asking and building cost. Vectors are kept in the temporary folder by the content of
their text; `--fresh` encodes everything anew, which takes minutes.
"""

import registry.search.index.single_thread  # noqa: F401, I001  before numpy

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from registry.search.index.access import ReaderScope
from registry.search.index.index import SearchIndex
from registry.search.index.question import LARGEST_LIMIT, SearchQuery
from tests.benchmarks import retrieval_figures, search_costs
from tests.benchmarks.retrieval_corpus import (
    ABSENT,
    Raw,
    cases_of,
    find_evaluation,
    find_shared_data,
)
from tests.benchmarks.telling import Progress, say
from tests.benchmarks.throw_away import Registry, registry_of, slugs_of

EVERYONE = ReaderScope()
DEEP = 300  # a set is scored in a pool, once all that is outside of it is struck out
SHALLOW = 20  # ten are scored
SHOWN_ABSENT = 5


def main() -> None:
    """Answer the cases, write what was found, and say how good that is."""
    asked = _asked()
    cases = [case for case in cases_of(asked.cases) if asked.kind in {None, case.get("kind")}]
    if not cases:
        sys.exit(f"No case of {asked.cases} is of the kind {asked.kind!r}.")
    with (
        Progress() as progress,
        registry_of(asked.corpus, progress.tell, is_fresh=asked.fresh) as registry,
    ):
        _tell_built(registry)
        found = _found(registry, cases, progress)
        if asked.out:
            asked.out.write_text(json.dumps(found))
            say(f"Wrote what was found for {len(found):,} cases to {asked.out}.")
        _tell_absent(registry, cases)
        _tell_figures(asked, found, cases)
        if asked.speed:
            search_costs.tell(registry.house, [case["query"] for case in cases])


def _asked() -> argparse.Namespace:
    data = find_shared_data()
    folder = data / "retrieval" if data else None
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.retrieval", description=__doc__
    )
    for name, usual in (("corpus", "corpus.jsonl"), ("cases", "all.jsonl")):
        parser.add_argument(f"--{name}", type=Path, default=folder and folder / usual)
    parser.add_argument("--out", type=Path, help="where {case_id: [ids]} is written")
    parser.add_argument("--kind", help="ask the cases of one kind alone")
    parser.add_argument("--speed", action="store_true", help="tell what it costs, too")
    parser.add_argument("--fresh", action="store_true", help="encode every text anew")
    asked = parser.parse_args()
    for path in (asked.corpus, asked.cases):
        if path is None:
            sys.exit(f"{ABSENT} Or name --corpus and --cases.")
        if not path.is_file():
            sys.exit(f"There is no file {path}.")
    return asked


def _found(
    registry: Registry, cases: Sequence[Raw], progress: Progress
) -> dict[str, list[str]]:
    slugs = slugs_of(registry.house)
    corpus_ids = {
        id_: registry.ids[slug] for id_, slug in slugs.items() if slug in registry.ids
    }
    found = {}
    for done, case in enumerate(cases, 1):
        is_set = "pool" in case or len(case["relevant_ids"]) > 1
        ids = ask(registry.house.index, case["query"], DEEP if is_set else SHALLOW)
        found[case["case_id"]] = [corpus_ids[id_] for id_ in ids]
        progress.tell("Asking the cases", done)
    return found


def ask(index: SearchIndex, text: str, depth: int) -> list[str]:
    """Return the ids of what a stranger finds, down to a depth."""
    ids: list[str] = []
    while len(ids) < depth:
        query = SearchQuery(text, limit=min(depth, LARGEST_LIMIT), offset=len(ids))
        part = index.search(query, EVERYONE)
        ids += [one.id for one in part.results]
        if part.next_offset is None:
            break
    return ids


def _tell_built(registry: Registry) -> None:
    say(
        f"Entered {len(registry.ids):,} entries in {registry.entering_seconds:.0f} s; built the"
        f" index in {registry.building_seconds:.0f} s."
    )


def _tell_absent(registry: Registry, cases: Sequence[Raw]) -> None:
    """Say what of the cases cannot be found, because it is not there to be found."""
    for id_, why in registry.refused.items():
        say(
            f"Absent: {id_}, which the catalogue refused ({why or 'another line is the same'})."
        )
    there = set(registry.ids.values()) | set(registry.refused)
    wanted = Counter(id_ for case in cases for id_ in case["relevant_ids"] if id_ not in there)
    if wanted:
        some = ", ".join(list(wanted)[:SHOWN_ABSENT])
        say(f"Absent: {len(wanted):,} relevant ids are not in the corpus ({some} …).")


def _tell_figures(
    asked: argparse.Namespace, found: dict[str, list[str]], cases: Sequence[Raw]
) -> None:
    data = find_shared_data()
    shared = [data / "retrieval"] if data else []
    evaluation = find_evaluation([asked.cases.parent, asked.corpus.parent, *shared])
    if evaluation is None:
        say(
            "Absent: evaluate.py, beside the cases, the corpus or in the shared data: no figures."
        )
        return
    pools = {case["pool"] for case in cases if case.get("pool")}
    for pool in sorted(pools - set(evaluation.POOLS)):
        say(
            f"Absent: the pool {pool} in pools.json: its sets are scored over the corpus alone."
        )
    retrieval_figures.tell(evaluation, found, cases)


if __name__ == "__main__":
    main()
