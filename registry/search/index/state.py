"""One published state of the index, opened: what a search reads, and never changes under it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from registry.search.index.access import Access, Mask
from registry.search.index.facets import Column
from registry.search.index.lexical import Words
from registry.search.index.manifest import Manifest
from registry.search.index.rows import Row
from registry.search.index.sorting import Figures
from registry.search.index.thesaurus import Thesaurus
from registry.search.index.vectors import PackedVectors
from registry.search.index.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Pieces:
    """Vectors of pieces of text, row after row; `starts` says where each row's begin."""

    vectors: PackedVectors
    starts: NDArray[np.int64]


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
    rows: tuple[Row, ...]
    alive: Mask
    numbers: dict[str, int]  # an entry's id → its living row
    names: dict[str, list[int]]  # a bare name, alias or slug → living rows
    organisations: dict[str, list[int]]  # the bare name of a publisher or holder → living rows
    slug_order: NDArray[np.int64]  # each row's place when all are ordered by slug
    name_order: NDArray[np.int64]
    access: Access
    facets: dict[str, Column]
    figures: Figures
    vocabulary: Vocabulary
    thesaurus: Thesaurus
    passages: Pieces
    wholes: Pieces
    tokens: Tokens
    words: Words
