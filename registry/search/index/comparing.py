"""Whether the index holds of an entry what it would write of it today: its row, marks, texts, words, vectors."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from registry.search.index import vectors
from registry.search.index.encoder import DIMENSIONS
from registry.search.index.facets import Column
from registry.search.index.passages import Passage
from registry.search.index.preparing import Prepared
from registry.search.index.rows import Row
from registry.search.index.state import Pieces, State
from registry.search.index.store import content_hash
from registry.search.index.vectors import PackedVectors
from registry.search.index.writing import MOST_COUNTED

Kept = Mapping[str, bytes]
"""Vectors by the content hash of their text, as the database keeps them."""


def texts_of(one: Prepared) -> list[str]:
    """Return all texts of an entry of which the index holds a vector."""
    return [*(passage.text for passage in one.passages), *one.wholes]


def differing(
    one: Prepared, number: int, shown: Sequence[Passage], kept: Kept, state: State
) -> list[str]:
    """Return in what the index's row of an entry is not what the entry says.

    `number` is the row, `shown` the passages that stand in the words for it. A vector that the
    database does not keep cannot be compared: it has to be there.
    """
    row = state.rows[number]
    found = [*_of_row(one.row, row), *_of_marks(one, number, state)]
    if [*one.passages, *one.labels] != list(shown):
        found.append("texts")
    if one.row.extent != row.extent:
        return [*found, "extent"]  # nothing behind it is where it would be looked for
    if not _has_words(one, number, state):
        found.append("words")
    passages = [passage.text for passage in one.passages]
    for what, texts, pieces in (
        ("passage vectors", passages, state.passages),
        ("whole vectors", one.wholes, state.wholes),
    ):
        if not _has_vectors(texts, number, pieces, kept):
            found.append(what)
    return found


def _of_row(expected: Row, row: Row) -> Iterator[str]:
    there = row.as_record()
    for name, value in expected.as_record().items():
        if name != "extent" and there[name] != value:
            yield name


def _of_marks(one: Prepared, number: int, state: State) -> Iterator[str]:
    for name, values in one.marks.facets.items():
        column = state.facets[name]
        if _values_at(column, number) != set(values):
            yield name
        labels = one.marks.labels.get(name, {})
        if any(column.labels.get(value) != label for value, label in labels.items()):
            yield f"{name} label"
    for name, figure in one.marks.figures.items():
        if int(state.figures[name][number]) != figure:
            yield name


def _values_at(column: Column, number: int) -> set[str]:
    if column.starts is None:
        return {column.values[column.codes[number]]}
    codes = column.codes[column.starts[number] : column.starts[number + 1]]
    return {column.values[code] for code in codes}


def _has_words(one: Prepared, number: int, state: State) -> bool:
    start, end = (int(each) for each in state.tokens.starts[number : number + 2])
    numbers = state.tokens.words[start:end].tolist()
    counts = state.tokens.counts[start:end].tolist()
    words = state.vocabulary.words
    there = {words[word]: count for word, count in zip(numbers, counts, strict=True)}
    expected = Counter(one.words)
    return there == {word: min(count, MOST_COUNTED) for word, count in expected.items()}


def _has_vectors(texts: Sequence[str], number: int, pieces: Pieces, kept: Kept) -> bool:
    start, end = (int(each) for each in pieces.starts[number : number + 2])
    return end - start == len(texts) and all(
        _is_vector_of(text, pieces.vectors, place, kept)
        for place, text in enumerate(texts, start)
    )


def _is_vector_of(text: str, held: PackedVectors, place: int, kept: Kept) -> bool:
    vector = held.table[place]
    known = kept.get(content_hash(text))
    if known is None:
        return bool(vector.any())
    wanted = np.frombuffer(known, np.float16).astype(np.float32).reshape(1, DIMENSIONS)
    return bool(vector.tobytes() == vectors.packed(wanted))
