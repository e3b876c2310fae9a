"""Every word that an entry holds, by number, and the families of words that begin alike."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from registry.search.index.layers import Layered
from registry.search.index.spelling import NO_SPELLINGS, Spellings
from registry.search.index.words import prefix_of

WordNumbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words known to one state of the index; a word's number never changes."""

    words: tuple[str, ...]
    numbers: Layered[int]
    families: Layered[int]  # a family is named by the five letters it begins with
    family_of: NDArray[np.int32]
    spellings: Spellings

    def family(self, word: str) -> int:
        """Return the family of a word, known or not; -1 where no known word begins alike."""
        return self.families.get(prefix_of(word), -1)

    def relatives(self, word: str) -> WordNumbers:
        """Return the known words that begin as this one does, itself among them when known."""
        return np.flatnonzero(self.family_of == self.family(word))

    def with_words(self, words: Iterable[str]) -> "Vocabulary":
        """Return this vocabulary and new words; the older one stays as it is."""
        added = tuple(words)
        numbers = {word: place for place, word in enumerate(added, len(self.words))}
        families: dict[str, int] = {}
        codes = [self._family_code(prefix_of(word), families) for word in added]
        family_of = np.concatenate([self.family_of, np.array(codes, np.int32)])
        spellings = self.spellings.with_words(added)
        return Vocabulary(
            self.words + added,
            self.numbers.changed(numbers),
            self.families.changed(families),
            family_of,
            spellings,
        )

    def _family_code(self, prefix: str, fresh: dict[str, int]) -> int:
        known = self.families.get(prefix)
        if known is not None:
            return known
        return fresh.setdefault(prefix, len(self.families) + len(fresh))


NO_WORDS = Vocabulary((), Layered(), Layered(), np.empty(0, np.int32), NO_SPELLINGS)
