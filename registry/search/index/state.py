"""One published state of the index, opened: what a search reads, and never changes under it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from registry.search.index.access import Access, Mask
from registry.search.index.facets import Column
from registry.search.index.keeping import Rows
from registry.search.index.lexical import Words
from registry.search.index.manifest import Manifest
from registry.search.index.roster import Names, Roster
from registry.search.index.sorting import Figures
from registry.search.index.thesaurus import Thesaurus
from registry.search.index.vectors import PackedVectors
from registry.search.index.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Pieces:
    """Vectors of pieces of text, row after row; `starts` says where each row's begin."""

    vectors: PackedVectors
    starts: NDArray[np.int64]


def within(rows: NDArray[np.int64], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places of all that belongs to some rows, row after row."""
    counts = starts[rows + 1] - starts[rows]
    ends = np.cumsum(counts)
    places = np.arange(ends[-1] if len(ends) else 0)
    held: NDArray[np.int64] = places + np.repeat(starts[rows] - ends + counts, counts)
    return held


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of every row by number, row after row, and what the whole tells of each word.

    The whole is the living rows that anyone may see: what is hidden sways nobody's ranking.
    """

    words: NDArray[np.int32]
    counts: NDArray[np.uint8]
    starts: NDArray[np.int64]
    lengths: NDArray[np.float32]
    entries: int  # of the whole
    mean_length: float
    frequency: NDArray[np.int64]  # in how many of them a word stands


@dataclass(frozen=True, slots=True)
class State:
    """Everything a search needs, as of one change number."""

    manifest: Manifest
    roster: Roster
    vocabulary: Vocabulary
    thesaurus: Thesaurus
    passages: Pieces
    wholes: Pieces
    tokens: Tokens
    words: Words

    @property
    def rows(self) -> Rows:
        """Return all rows."""
        return self.roster.rows

    @property
    def alive(self) -> Mask:
        """Return which rows are entries as they are now."""
        return self.roster.alive

    @property
    def is_discontinued(self) -> Mask:
        """Return which rows are of software that nobody develops any more."""
        return self.roster.is_discontinued

    @property
    def numbers(self) -> Mapping[str, int]:
        """Return each entry's living row by its id."""
        return self.roster.numbers

    @property
    def names(self) -> Names:
        """Return the living rows that bear a bare name, alias or slug."""
        return self.roster.names

    @property
    def organisations(self) -> Names:
        """Return the living rows that an organisation of a bare name publishes or holds."""
        return self.roster.organisations

    @property
    def slug_order(self) -> NDArray[np.int64]:
        """Return each row's place when all are ordered by slug."""
        return self.roster.slug_order

    @property
    def name_order(self) -> NDArray[np.int64]:
        """Return each row's place when all are ordered by name."""
        return self.roster.name_order

    @property
    def access(self) -> Access:
        """Return who may see which row."""
        return self.roster.access

    @property
    def facets(self) -> Mapping[str, Column]:
        """Return the columns of the facets."""
        return self.roster.facets

    @property
    def figures(self) -> Figures:
        """Return the columns of numbers."""
        return self.roster.figures
