"""Which entries are like one, by what they say as a whole."""

from collections.abc import Collection
from typing import Final

import numpy as np

from registry.search.index.access import Mask
from registry.search.index.state import State
from registry.search.index.vectors import Scores

LEAST_LIKE: Final = 0.55
"""The cosine of two whole texts from which they are told as like each other."""


def alike(
    state: State, entry_id: str, visible: Mask, without: Collection[str], count: int
) -> list[tuple[str, float]]:
    """Return the ids of the entries that are most like one, with their cosines, the likest first.

    Texts in several languages are compared each with each, for the best two tell.
    """
    row = state.numbers.get(entry_id)
    if row is None:
        return []
    likeness = _likeness(row, state)
    told = visible & state.alive & (likeness >= LEAST_LIKE)
    told[[state.numbers[each] for each in {entry_id, *without} if each in state.numbers]] = (
        False
    )
    rows = np.flatnonzero(told)
    best = rows[np.lexsort((state.slug_order[rows], -likeness[rows]))][:count]
    return [(state.rows[each].id, round(min(float(likeness[each]), 1), 4)) for each in best]


def _likeness(row: int, state: State) -> Scores:
    starts, vectors = state.wholes.starts, state.wholes.vectors
    own = vectors.at(np.arange(starts[row], starts[row + 1]))
    cosines = vectors.cosines(own).max(axis=1)
    likeness: Scores = np.maximum.reduceat(cosines, starts[:-1])  # every row has a whole text
    return likeness
