"""The figures of a retrieval benchmark beside its floors and our targets, by kind and language."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Final

import numpy as np

from tests.benchmarks.retrieval_corpus import Raw
from tests.benchmarks.telling import new_table, show

FLOORS: Final[Mapping[str, str]] = {
    "KNOWN-ITEM": ".457 / .464",
    "crosslingual": ".323 / .325",
    "sameling": ".700 / .732",
    "feature": ".71 / .75",
    "need_category@pool": ".51",
    "NEED-SETS": ".28",
}
"""What SQLite's FTS5 and a stemming bm25s reach on the open cases (baselines.py, measured)."""

TARGETS: Final[Mapping[str, float]] = {
    "KNOWN-ITEM": 0.81,
    "crosslingual": 0.87,
    "sameling": 0.78,
    "sameling_first_sentence": 0.57,
    "feature": 0.78,
    "need_category@pool": 0.63,
    "NEED-SETS": 0.37,
}
FIRST: Final = ("KNOWN-ITEM", "NEED-SETS")
_DRAWS: Final = 2_000
Key = tuple[str, str]


def tell(evaluation: ModuleType, found: Mapping[str, list[str]], cases: Sequence[Raw]) -> None:
    """Print the figures by kind, and by kind and language."""
    figures: Mapping[Key, Mapping[str, float]] = evaluation.evaluate(found, cases)
    each = _each(evaluation, found, cases)
    kinds = new_table(
        "By kind",
        "kind",
        "cases",
        "nDCG@10",
        "95 %",
        "floor",
        "target",
        "R@10",
        "MRR@10",
        "S@1",
    )
    languages = new_table(
        "By kind and language", "kind", "language", "cases", "nDCG@10", "95 %"
    )
    for (kind, language), row in sorted(figures.items(), key=_order):
        values = each[kind, language]
        ndcg, spread = f"{row['ndcg10']:.3f}", _interval(values)
        if language != "*":
            languages.add_row(kind, language, str(len(values)), ndcg, spread)
            continue
        target = TARGETS.get(kind)
        told = f"{target:.2f} {'yes' if row['ndcg10'] >= target else 'NO'}" if target else ""
        others = [f"{row[name]:.3f}" for name in ("recall10", "mrr10", "success1")]
        kinds.add_row(kind, str(len(values)), ndcg, spread, FLOORS.get(kind, ""), told, *others)
    show(kinds)
    show(languages)


def _order(item: tuple[Key, Mapping[str, float]]) -> tuple[int, Key]:
    key = item[0]
    return (FIRST.index(key[0]) if key[0] in FIRST else len(FIRST), key)


def _each(
    evaluation: ModuleType, found: Mapping[str, list[str]], cases: Sequence[Raw]
) -> dict[Key, list[float]]:
    """Return what each case adds to each figure, as the benchmark's own scoring says."""
    each: dict[Key, list[float]] = defaultdict(list)
    for case in cases:
        for key, row in evaluation.evaluate(found, [case]).items():
            each[key].append(row["ndcg10"])
    return each


def _interval(values: Sequence[float]) -> str:
    draws = np.random.default_rng(1).choice(np.array(values), (_DRAWS, len(values)))
    low, high = np.quantile(draws.mean(axis=1), [0.025, 0.975])
    return f"{low:.3f}-{high:.3f}"
