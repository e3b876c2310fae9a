"""In which order what was found is told: by relevance, or by a number that each entry has."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from registry.search.index.marks import (
    FIGURES,
    NOT_KNOWN,
    RATIO,
    RATIO_SHOWN,
    RELEASED,
    REUSERS,
    REUSERS_SHOWN,
    Marks,
)

Figures = Mapping[str, NDArray[np.int32]]
Places = NDArray[np.int64]

NO_FIGURES: Final[Figures] = {name: np.empty(0, np.int32) for name in FIGURES}
_LAST: Final = np.iinfo(np.int32).max


class Sort(StrEnum):
    """What a list of results is ordered by.

    Most reused first; least adaptation for what the original took first; what was released last
    first; names as an alphabet has them. What is not known comes last, and what is alike stays in
    the order of relevance.
    """

    RELEVANCE = "relevance"
    REUSE = "reuse"
    ADAPTATION_RATIO = "adaptation_ratio"
    FRESHNESS = "freshness"
    NAME = "name"


def figures_of(marks: Sequence[Marks], known: Figures) -> Figures:
    """Return the columns of numbers, those of the rows before continued by the new ones."""
    return {
        name: np.concatenate(
            [known[name], np.array([one.figures[name] for one in marks], np.int32)]
        )
        for name in FIGURES
    }


def figures_for(figures: Figures, *, demonstration: bool) -> Figures:
    """Return the numbers a reader orders by: what is invented counts only for who asks to see it."""
    if not demonstration:
        return figures
    return {**figures, REUSERS: figures[REUSERS_SHOWN], RATIO: figures[RATIO_SHOWN]}


def ordered(
    rows: Places, sort: Sort, figures: Figures, names: Places, relevance: Sequence[NDArray[Any]]
) -> Places:
    """Return some rows in an order; `relevance` orders what is alike, its last key first."""
    keys = [key[rows] for key in relevance]
    if sort is Sort.NAME:
        keys.append(names[rows])
    elif sort is Sort.REUSE:
        keys.append(-figures[REUSERS][rows])
    elif sort is Sort.FRESHNESS:
        keys.append(-figures[RELEASED][rows])
    elif sort is Sort.ADAPTATION_RATIO:
        ratios = figures[RATIO][rows]
        keys.append(np.where(ratios == NOT_KNOWN, _LAST, ratios))
    return rows[np.lexsort(keys)]
