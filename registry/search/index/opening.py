"""How a published state is opened, while others may be publishing the next one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from registry.search.index import layout, manifest, vectors
from registry.search.index.access import Mask, access_of
from registry.search.index.encoder import DIMENSIONS
from registry.search.index.facets import NO_COLUMNS, columns_of
from registry.search.index.faults import Damage, IndexUnusableError
from registry.search.index.files import array_of, check, lines, records
from registry.search.index.lexical import Words
from registry.search.index.manifest import Manifest
from registry.search.index.marks import Marks, read_marks
from registry.search.index.rows import Row, read_row
from registry.search.index.segments import check_segments
from registry.search.index.sorting import NO_FIGURES, figures_of
from registry.search.index.state import Pieces, State, Tokens
from registry.search.index.thesaurus import Table, Thesaurus
from registry.search.index.vectors import PackedVectors
from registry.search.index.vocabulary import NO_WORDS, Vocabulary

_TRIES: Final = 50


def open_state(root: Path, known: State | None = None) -> State:
    """Return the published state, taking over what is unchanged from one that is known.

    The words may be one change ahead of the manifest, never two: so the manifest is looked at
    again once they are open, and only then is the rest read, which nobody changes. Files are
    verified where nothing of theirs is known yet. Raises IndexUnusableError.
    """
    for _ in range(_TRIES):
        published = manifest.read(root)
        folder = root / published.folder
        before = known if known and known.manifest.folder == published.folder else None
        try:
            if before is None:
                verify(folder, published)
            words = Words(folder / layout.LEXICAL)
            if manifest.read(root) == published:
                return _read(folder, published, words, before)
        except IndexUnusableError:
            if manifest.read(root) == published:  # else its folder was replaced meanwhile
                raise
        except (OSError, ValueError, KeyError, TypeError) as error:
            if manifest.read(root) == published:
                raise IndexUnusableError(Damage.PARTS, str(error)) from error
    raise IndexUnusableError(Damage.RESTLESS)


def verify(folder: Path, published: Manifest) -> None:
    """Raise IndexUnusableError unless all files of a state are as they were written."""
    for name, seal in published.seals.items():
        check(folder / name, seal)
    check_segments(folder / layout.LEXICAL)


def _read(folder: Path, published: Manifest, words: Words, known: State | None) -> State:
    rows, numbers, marks = _rows(folder, published, known)
    alive = np.zeros(len(rows), bool)
    alive[list(numbers.values())] = True
    if len(rows) != published.rows or len(numbers) != published.entries:
        raise IndexUnusableError(Damage.PARTS)
    vocabulary = _vocabulary(folder, published, known)
    access = access_of(rows)
    return State(
        manifest=published,
        rows=rows,
        alive=alive,
        numbers=numbers,
        names=_by_name((row, rows[row].bare_names) for row in numbers.values()),
        organisations=_by_name((row, rows[row].organisations) for row in numbers.values()),
        slug_order=_places([row.slug for row in rows]),
        name_order=_places([f"{row.bare_names[0]} {row.slug}" for row in rows]),
        access=access,
        facets=columns_of(marks, known.facets if known else NO_COLUMNS),
        figures=figures_of(marks, known.figures if known else NO_FIGURES),
        vocabulary=vocabulary,
        thesaurus=_thesaurus(folder, published, known),
        passages=_pieces(folder, published, layout.PASSAGE_VECTORS, rows, known),
        wholes=_pieces(folder, published, layout.WHOLE_VECTORS, rows, known),
        tokens=_tokens(
            folder, published, rows, alive & access.is_public, len(vocabulary.words)
        ),
        words=words,
    )


def _rows(
    folder: Path, published: Manifest, known: State | None
) -> tuple[tuple[Row, ...], dict[str, int], list[Marks]]:
    """Return all rows, the living ones' numbers by their ids, and the marks of the new rows."""
    marks = []
    rows = list(known.rows) if known else []
    numbers = dict(known.numbers) if known else {}
    start = known.manifest.seals[layout.ROWS].size if known else 0
    for record in records(folder / layout.ROWS, published.seals[layout.ROWS], start):
        if "gone" in record:
            numbers.pop(record["gone"], None)
            continue
        marks.append(read_marks(record.pop("marks")))
        row = read_row(record)
        numbers[row.id] = len(rows)
        rows.append(row)
    return tuple(rows), numbers, marks


def _by_name(named: Iterable[tuple[int, tuple[str, ...]]]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, names in named:
        for name in names:
            rows.setdefault(name, []).append(row)
    return rows


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
    table = array_of(folder / name, published.seals[name], "i1", DIMENSIONS)
    return vectors.opened(table, known)


def _thesaurus(folder: Path, published: Manifest, known: State | None) -> Thesaurus:
    held = known.thesaurus if known else None
    packed = _packed(folder, published, layout.WORD_VECTORS, held.vectors if held else None)
    if held:
        return Thesaurus(packed, held.table)
    seals = published.seals
    table = Table(
        array_of(folder / layout.NEAR_STARTS, seals[layout.NEAR_STARTS], "i8"),
        array_of(folder / layout.NEAR_WORDS, seals[layout.NEAR_WORDS], "i4"),
        array_of(folder / layout.NEAR_COSINES, seals[layout.NEAR_COSINES], "f2"),
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
    folder: Path, published: Manifest, rows: tuple[Row, ...], told: Mask, known_words: int
) -> Tokens:
    words: NDArray[Any] = array_of(folder / layout.TOKENS, published.seals[layout.TOKENS], "i4")
    counts = array_of(folder / layout.COUNTS, published.seals[layout.COUNTS], "u1")
    extents = np.array([row.extent.words for row in rows], np.int64)
    lengths = np.array([row.extent.length for row in rows], np.float32)
    known = words[np.repeat(told, extents)]
    return Tokens(
        words=words,
        counts=counts,
        starts=_starts(extents.tolist()),
        lengths=lengths,
        entries=int(told.sum()),
        mean_length=float(lengths[told].mean()) if told.any() else 1.0,
        frequency=np.bincount(known, minlength=known_words),
    )
