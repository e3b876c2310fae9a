"""Which words mean nearly the same, across languages: gestión ~ management, música ~ music.

The sentence encoder run on single words is a dictionary of sixteen languages. The neighbours of the
words known at the last full build stand in a table; words that came since are few, and are compared
with the word at hand when it is asked for.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from registry.search.index.encoder import Vectors
from registry.search.index.vectors import PackedVectors, Scores
from registry.search.index.vocabulary import WordNumbers

LEAST_COSINE: Final = 0.60
MOST_NEIGHBOURS: Final = 40
_BLOCK: Final = 512


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The words nearest to one word, with their cosines."""

    words: WordNumbers
    cosines: Scores


NONE_NEAR = Neighbours(np.empty(0, np.int64), np.empty(0, np.float32))


@dataclass(frozen=True, slots=True)
class Table:
    """Neighbours of many words, one after another; `starts` says where each word's begin."""

    starts: NDArray[np.int64]
    words: NDArray[np.int32]
    cosines: NDArray[np.float16]

    def of(self, word: int) -> Neighbours:
        """Return the neighbours of one word of the table."""
        part = slice(int(self.starts[word]), int(self.starts[word + 1]))
        return Neighbours(
            self.words[part].astype(np.int64), self.cosines[part].astype(np.float32)
        )

    @property
    def size(self) -> int:
        """How many words have their neighbours in the table."""
        return len(self.starts) - 1


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Finds words that mean nearly the same as a word, known or unknown."""

    vectors: PackedVectors
    table: Table

    def near_known(self, words: list[int]) -> list[Neighbours]:
        """Return the neighbours of known words: from the table, and of what came after it."""
        vectors = self.vectors.at(np.array(words, np.int64))
        tabled = [word < self.table.size for word in words]
        later = self._nearest(vectors, start=self.table.size)
        fresh = [place for place, in_table in enumerate(tabled) if not in_table]
        everywhere = dict(zip(fresh, self._nearest(vectors[fresh]), strict=True))
        return [
            _merged(self.table.of(word), later[place]) if in_table else everywhere[place]
            for place, (word, in_table) in enumerate(zip(words, tabled, strict=True))
        ]

    def near_unknown(self, vectors: Vectors) -> list[Neighbours]:
        """Return the neighbours of words that no entry holds, by their vectors."""
        return self._nearest(vectors)

    def _nearest(self, vectors: Vectors, start: int = 0) -> list[Neighbours]:
        if not len(vectors):
            return []
        scores = self.vectors.cosines(vectors, start)
        return _best_of_each(scores, start)


def _best_of_each(scores: Scores, start: int) -> list[Neighbours]:
    """Return the neighbours of the word of each column: all columns are gone through at once."""
    near, columns = np.nonzero(scores >= LEAST_COSINE)
    turn = np.argsort(columns, kind="stable")
    near, cosines = near[turn], scores[near[turn], columns[turn]]
    ends = np.cumsum(np.bincount(columns, minlength=scores.shape[1]))[:-1]
    return [
        _best(words, found, start)
        for words, found in zip(np.split(near, ends), np.split(cosines, ends), strict=True)
    ]


def _best(near: WordNumbers, cosines: Scores, start: int) -> Neighbours:
    if len(near) > MOST_NEIGHBOURS:
        best = np.argpartition(-cosines, MOST_NEIGHBOURS)[:MOST_NEIGHBOURS]
        near, cosines = near[best], cosines[best]
    return Neighbours(near + start, cosines)


def _merged(one: Neighbours, other: Neighbours) -> Neighbours:
    if not len(other.words):
        return one
    return Neighbours(
        np.concatenate([one.words, other.words]), np.concatenate([one.cosines, other.cosines])
    )


def make_table(vectors: PackedVectors) -> Table:
    """Return the table of all words' neighbours; it takes the square of their number (34,000: 12 s)."""
    starts, words, cosines = [0], [], []
    for begin in range(0, len(vectors.table), _BLOCK):
        places = np.arange(begin, min(begin + _BLOCK, len(vectors.table)))
        for best in _best_of_each(vectors.cosines(vectors.at(places)), 0):
            starts.append(starts[-1] + len(best.words))
            words.append(best.words.astype(np.int32))
            cosines.append(best.cosines.astype(np.float16))
    return Table(
        np.array(starts, np.int64),
        np.concatenate(words) if words else np.empty(0, np.int32),
        np.concatenate(cosines) if cosines else np.empty(0, np.float16),
    )
