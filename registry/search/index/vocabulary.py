"""Every word that an entry holds, by number, and the families of words that begin alike."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from registry.search.index.spelling import NO_SPELLINGS, Spellings
from registry.search.index.words import prefix_of

WordNumbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words known to one state of the index; a word's number never changes."""

    words: tuple[str, ...]
    numbers: dict[str, int]
    families: dict[str, int]  # a family is named by the five letters it begins with
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
        numbers, families = dict(self.numbers), dict(self.families)
        numbers.update({word: len(numbers) + place for place, word in enumerate(added)})
        codes = [families.setdefault(prefix_of(word), len(families)) for word in added]
        family_of = np.concatenate([self.family_of, np.array(codes, np.int32)])
        spellings = self.spellings.with_words(added)
        return Vocabulary(self.words + added, numbers, families, family_of, spellings)


NO_WORDS = Vocabulary((), {}, {}, np.empty(0, np.int32), NO_SPELLINGS)
