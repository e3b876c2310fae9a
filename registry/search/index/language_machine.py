"""The machine that counts the telling letters of a text, without the scripts our languages lack.

It comes with a row of 256 successors for each of its 38,346 kinds of state, in four bytes each.
What no text in Latin letters reaches is left out and the rest numbered anew in two: 10 MB of 42.
"""

from array import array
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Machine = tuple[Sequence[int], Sequence[int], list[int]]

_LATIN: Final = np.array([*range(0xC0), *range(0xC2, 0xC6)])
"""The bytes of Latin letters in UTF-8: plain ones, what begins one with a mark, and what ends it."""


def latin_part(following: Sequence[int], rows: Sequence[int], output: Sequence[int]) -> Machine:
    """Return the part of a machine that Latin letters reach; any other letter starts it anew."""
    successors = np.asarray(following).reshape(-1, 256)
    row_of = np.asarray(rows)
    reached = _reached(successors, row_of)
    number = np.zeros(len(row_of), np.uint32)  # what is not reached: the start
    number[reached] = np.arange(len(reached))
    kept, new_rows = np.unique(row_of[reached], return_inverse=True)
    latin = np.zeros((len(kept), 256), np.uint32)
    latin[:, _LATIN] = number[successors[kept][:, _LATIN]]
    counted = np.asarray(output)[reached].tolist()
    return _narrow(latin.ravel()), _narrow(new_rows.ravel()), counted


def _reached(
    successors: NDArray[np.integer[Any]], row_of: NDArray[np.integer[Any]]
) -> NDArray[np.int64]:
    is_reached = np.zeros(len(row_of), bool)
    front = np.array([0])
    while len(front):
        is_reached[front] = True
        onward = np.unique(successors[row_of[front]][:, _LATIN])
        front = onward[~is_reached[onward]]
    return np.flatnonzero(is_reached)


def _narrow(numbers: NDArray[np.integer[Any]]) -> Sequence[int]:
    """Return numbers as Python's own array, which answers faster one by one than numpy's."""
    is_small = int(numbers.max(initial=0)) < 2**16
    return array("H" if is_small else "I", numbers.astype("u2" if is_small else "u4").tobytes())
