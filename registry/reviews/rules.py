"""How near two names are."""

import re
from functools import lru_cache
from typing import Final

from registry.search.index.words import bare

_NUMBER: Final = re.compile(r"v?[0-9]+")
_WORD: Final = re.compile(r"[^\W_]+")
_LENGTH: Final = 3
_KEPT: Final = 4096  # names of one comparison are taken apart once, not once for each other


def likeness_of_names(one: str, other: str) -> float:
    """Return how much of two names is the same, from 0 to 1: shared runs of three letters per all of both.

    Accents, case and punctuation do not tell them apart, and neither does the number of a version.
    A name without a letter is like none.
    """
    mine, theirs = _runs(one), _runs(other)
    if not mine or not theirs:
        return 0.0
    shared = len(mine & theirs)
    return shared / (len(mine) + len(theirs) - shared)


@lru_cache(_KEPT)
def _runs(name: str) -> frozenset[str]:
    words = [word for word in _WORD.findall(bare(name)) if not _NUMBER.fullmatch(word)]
    padded = (f"  {word} " for word in words)
    return frozenset(
        word[start : start + _LENGTH]
        for word in padded
        for start in range(len(word) - _LENGTH + 1)
    )
