"""Which known words a word may have been meant for by somebody who mistyped it.

Only words that anyone may see are thought of. A word is compared with those that begin as it does
and hold nearly the same letters, which two numbers a word tell at once, however many words there
are; of what remains a bounded number is compared letter by letter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

SHORTEST: Final = 5
"""Shorter words are too like one another: casa, caso, cada."""

LONG: Final = 8
"""Words from so many letters on may have two letters wrong, shorter ones one."""

MOST_COMPARED: Final = 600
MOST_MEANT: Final = 3

_LONGEST: Final = 40
_BITS: Final = 64
_PIECE: Final = 50_000


@dataclass(frozen=True, slots=True)
class Spellings:
    """What tells of every known word which ones it cannot be: its letters, length and beginning."""

    letters: NDArray[np.uint64]
    lengths: NDArray[np.uint8]
    firsts: NDArray[np.uint32]

    def with_words(self, words: Sequence[str]) -> "Spellings":
        """Return these and those of new words."""
        pieces = [_of(words[start : start + _PIECE]) for start in range(0, len(words), _PIECE)]
        columns = zip((self.letters, self.lengths, self.firsts), *pieces, strict=True)
        return Spellings(*(np.concatenate(column) for column in columns))

    def meant(
        self, word: str, words: Sequence[str], frequency: NDArray[np.int64]
    ) -> tuple[list[int], int]:
        """Return the numbers of the known words nearest to a word, and how many letters are wrong."""
        if len(word) < SHORTEST or not word.isalpha():
            return [], 0
        edits = 2 if len(word) >= LONG else 1
        places = self._possible(word, edits)
        places = places[frequency[places] > 0]
        if len(places) > MOST_COMPARED:
            places = places[np.argsort(-frequency[places], kind="stable")[:MOST_COMPARED]]
        if not len(places):
            return [], 0
        wrong = _distances(word, [words[place] for place in places])
        least = int(wrong.min())
        if least > edits:
            return [], 0
        nearest = places[wrong == least]
        order = np.argsort(-frequency[nearest], kind="stable")[:MOST_MEANT]
        return [int(place) for place in nearest[order]], least

    def _possible(self, word: str, edits: int) -> NDArray[np.int64]:
        letters, lengths, _ = _of([word])
        begins = np.isin(
            self.firsts, [ord(word[0]), ord(word[1])]
        )  # two letters may be swapped
        length = self.lengths.astype(np.int16) - int(lengths[0])
        places = np.flatnonzero(begins & (np.abs(length) <= edits))
        unlike = np.bitwise_count(self.letters[places] ^ letters[0])
        possible: NDArray[np.int64] = places[unlike <= 2 * edits]
        return possible


NO_SPELLINGS: Final = Spellings(
    np.empty(0, np.uint64), np.empty(0, np.uint8), np.empty(0, np.uint32)
)


def _codes(words: Sequence[str], width: int) -> NDArray[np.uint32]:
    return np.array(words, f"U{width}").view(np.uint32).reshape(len(words), width)


def _of(words: Sequence[str]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    codes = _codes(words, _LONGEST)
    bits = np.left_shift(np.uint64(1), (codes % _BITS).astype(np.uint64))
    letters = np.bitwise_or.reduce(np.where(codes > 0, bits, np.uint64(0)), axis=1)
    return letters, (codes > 0).sum(axis=1).astype(np.uint8), codes[:, 0]


def _distances(word: str, others: Sequence[str]) -> NDArray[np.int16]:
    """Return how many letters are wrong, missing, too many or swapped, of all others at once."""
    width = max(map(len, others))
    codes = _codes(others, width)
    lengths = np.array([len(other) for other in others])
    own = [ord(letter) for letter in word]
    before = np.zeros((width + 1, len(others)), np.int16)
    last = np.repeat(np.arange(width + 1, dtype=np.int16)[:, None], len(others), axis=1)
    for row, letter in enumerate(own, 1):
        now = np.empty_like(last)
        now[0] = row
        differs = (codes != letter).T.astype(np.int16)
        least = np.minimum(last[1:] + 1, last[:-1] + differs)
        if row > 1:  # two letters swapped
            swapped = (codes[:, 1:] == own[row - 2]) & (codes[:, :-1] == letter)
            least[1:] = np.where(swapped.T, np.minimum(least[1:], before[:-2] + 1), least[1:])
        for column in range(1, width + 1):
            now[column] = np.minimum(least[column - 1], now[column - 1] + 1)
        before, last = last, now
    wrong: NDArray[np.int16] = last[lengths, np.arange(len(others))]
    return wrong
