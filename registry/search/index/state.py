"""One published state of the index, opened: what a search reads, and never changes under it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from registry.search.index import layout, manifest, vectors
from registry.search.index.access import Access, Mask, access_of
from registry.search.index.encoder import DIMENSIONS
from registry.search.index.facets import Column, columns_of
from registry.search.index.faults import Damage, IndexUnusableError
from registry.search.index.files import check, lines, mapped, records
from registry.search.index.lexical import Words
from registry.search.index.manifest import Manifest
from registry.search.index.rows import Row, read_row
from registry.search.index.segments import check_segments
from registry.search.index.thesaurus import Table, Thesaurus
from registry.search.index.vectors import PackedVectors
from registry.search.index.vocabulary import NO_WORDS, Vocabulary
from registry.search.index.words import bare

_TRIES: Final = 20


@dataclass(frozen=True, slots=True)
class Pieces:
    """Vectors of pieces of text, row after row; `starts` says where each row's begin."""

    vectors: PackedVectors
    starts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of every row by number, row after row, and what the whole tells of each word."""

    words: NDArray[np.int32]
    counts: NDArray[np.uint8]
    starts: NDArray[np.int64]
    lengths: NDArray[np.float32]
    mean_length: float
    frequency: NDArray[np.int64]  # in how many living rows a word stands


@dataclass(frozen=True, slots=True)
class State:
    """Everything a search needs, as of one change number."""

    manifest: Manifest
    rows: tuple[Row, ...]
    alive: Mask
    numbers: dict[str, int]  # an entry's id → its living row
    names: dict[str, list[int]]  # a bare name, alias or slug → living rows
    slug_order: NDArray[np.int64]  # each row's place when all are ordered by slug
    name_order: NDArray[np.int64]
    access: Access
    facets: dict[str, Column]
    vocabulary: Vocabulary
    thesaurus: Thesaurus
    passages: Pieces
    wholes: Pieces
    tokens: Tokens
    words: Words


def open_state(root: Path, known: State | None = None) -> State:
    """Return the published state, taking over what is unchanged from one that is known.

    The words may be one change ahead of the manifest that was read; when a second change was
    published meanwhile, the state is read again. Raises IndexUnusableError.
    """
    for _ in range(_TRIES):
        published = manifest.read(root)
        try:
            state = _read(root, published, known)
        except (IndexUnusableError, OSError, ValueError, KeyError, TypeError) as error:
            if manifest.read(root) != published:
                continue  # its folder was replaced while it was read
            if isinstance(error, IndexUnusableError):
                raise
            raise IndexUnusableError(Damage.PARTS, str(error)) from error
        if manifest.read(root) == published:
            return state
    raise IndexUnusableError(Damage.RESTLESS)


def _read(root: Path, published: Manifest, known: State | None) -> State:
    folder = root / published.folder
    if known is not None and known.manifest.folder != published.folder:
        known = None
    if known is None:
        for name, seal in published.seals.items():
            check(folder / name, seal)
        check_segments(folder / layout.LEXICAL)
    words = Words(folder / layout.LEXICAL)
    rows, numbers = _rows(folder, published, known)
    alive = np.zeros(len(rows), bool)
    alive[list(numbers.values())] = True
    if len(rows) != published.rows or len(numbers) != published.entries:
        raise IndexUnusableError(Damage.PARTS)
    vocabulary = _vocabulary(folder, published, known)
    return State(
        manifest=published,
        rows=rows,
        alive=alive,
        numbers=numbers,
        names=_names(rows, numbers),
        slug_order=_places([row.slug for row in rows]),
        name_order=_places([f"{bare(row.name)} {row.slug}" for row in rows]),
        access=access_of(rows),
        facets=columns_of(rows),
        vocabulary=vocabulary,
        thesaurus=_thesaurus(folder, published, known),
        passages=_pieces(folder, published, layout.PASSAGE_VECTORS, rows, known),
        wholes=_pieces(folder, published, layout.WHOLE_VECTORS, rows, known),
        tokens=_tokens(folder, published, rows, alive, len(vocabulary.words)),
        words=words,
    )


def _rows(
    folder: Path, published: Manifest, known: State | None
) -> tuple[tuple[Row, ...], dict[str, int]]:
    rows = list(known.rows) if known else []
    numbers = dict(known.numbers) if known else {}
    start = known.manifest.seals[layout.ROWS].size if known else 0
    for record in records(folder / layout.ROWS, published.seals[layout.ROWS], start):
        if "gone" in record:
            numbers.pop(record["gone"], None)
            continue
        row = read_row(record)
        numbers[row.id] = len(rows)
        rows.append(row)
    return tuple(rows), numbers


def _names(rows: tuple[Row, ...], numbers: dict[str, int]) -> dict[str, list[int]]:
    names: dict[str, list[int]] = {}
    for number in numbers.values():
        row = rows[number]
        for name in {bare(name) for name in (row.name, row.slug, *row.aliases)} - {""}:
            names.setdefault(name, []).append(number)
    return names


def _places(keys: list[str]) -> NDArray[np.int64]:
    places = np.empty(len(keys), np.int64)
    places[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return places


def _vocabulary(folder: Path, published: Manifest, known: State | None) -> Vocabulary:
    start = known.manifest.seals[layout.WORDS].size if known else 0
    vocabulary = known.vocabulary if known else NO_WORDS
    added = list(lines(folder / layout.WORDS, published.seals[layout.WORDS], start))
    return vocabulary.with_words(added) if added else vocabulary


def _packed(
    folder: Path, published: Manifest, name: str, known: PackedVectors | None
) -> PackedVectors:
    table = mapped(folder / name, published.seals[name], "i1", DIMENSIONS)
    return vectors.opened(table, known)


def _thesaurus(folder: Path, published: Manifest, known: State | None) -> Thesaurus:
    held = known.thesaurus if known else None
    packed = _packed(folder, published, layout.WORD_VECTORS, held.vectors if held else None)
    if held:
        return Thesaurus(packed, held.table)
    seals = published.seals
    table = Table(
        mapped(folder / layout.NEAR_STARTS, seals[layout.NEAR_STARTS], "i8"),
        mapped(folder / layout.NEAR_WORDS, seals[layout.NEAR_WORDS], "i4"),
        mapped(folder / layout.NEAR_COSINES, seals[layout.NEAR_COSINES], "f2"),
    )
    return Thesaurus(packed, table)


def _starts(counts: list[int]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64)


def _pieces(
    folder: Path, published: Manifest, name: str, rows: tuple[Row, ...], known: State | None
) -> Pieces:
    is_whole = name == layout.WHOLE_VECTORS
    held = (known.wholes if is_whole else known.passages).vectors if known else None
    extents = [row.extent.wholes if is_whole else row.extent.passages for row in rows]
    return Pieces(_packed(folder, published, name, held), _starts(extents))


def _tokens(
    folder: Path, published: Manifest, rows: tuple[Row, ...], alive: Mask, known_words: int
) -> Tokens:
    words: NDArray[Any] = mapped(folder / layout.TOKENS, published.seals[layout.TOKENS], "i4")
    counts = mapped(folder / layout.COUNTS, published.seals[layout.COUNTS], "u1")
    extents = np.array([row.extent.words for row in rows], np.int64)
    lengths = np.array([row.extent.length for row in rows], np.float32)
    living = words[np.repeat(alive, extents)]
    return Tokens(
        words=words,
        counts=counts,
        starts=_starts(extents.tolist()),
        lengths=lengths,
        mean_length=float(lengths[alive].mean()) if alive.any() else 1.0,
        frequency=np.bincount(living, minlength=known_words),
    )
