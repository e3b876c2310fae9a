"""The words of every entry in Tantivy: which entries hold the words asked for, or their kin.

Queries are built from objects, never by a parser from what a reader typed. Rows of entries that
changed since stay in the words for one change more, so that a reader who still holds the state
before finds them; each reader leaves out what is not alive in its own state.

Tantivy maps its files, and a process that reads on in a mapped file that someone cut off is killed.
So a reader takes copies of its own, without a name and checked on the way, of what it has not copied
for an earlier state: nothing that happens to the index's files reaches it.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import tantivy
from numpy.typing import NDArray

from registry.search.index.faults import Damage, IndexUnusableError, is_panic
from registry.search.index.passages import Passage
from registry.search.index.segments import OwnFiles, check_segments, copy_segments

_WRITER_MEMORY: Final = 32_000_000
_LAST_ROW: Final = 2**62
_SPACES: Final = "spaces"
MOST_FOUND: Final = 10_000
"""Rows that are found by their words. Beyond so many, what the weakest hold of a question is too
little to be told, and each one costs: all of a million would take seconds."""

REWRITTEN: Final = frozenset({"meta.json"})
"""What Tantivy writes anew at each change; its other files stay as they are, but for hidden ones."""

WORDS, NAME_WORDS, FEATURE_WORDS = "words", "name_words", "feature_words"


@dataclass(frozen=True, slots=True)
class Held:
    """What the words keep of one row: the words themselves, and what is shown as a reason."""

    row: int
    words: Sequence[str]
    passages: Sequence[Passage]
    name_words: Sequence[str]
    feature_words: Sequence[str]
    is_open: bool  # anyone may see it, and it is not invented: it may be suggested from


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word asked for, as it is looked up: itself, and its kin with a weight."""

    word: str
    neighbours: Sequence[tuple[str, float]]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", indexed=True, fast=True)
    builder.add_text_field(WORDS, tokenizer_name=_SPACES, index_option="freq")
    builder.add_text_field(NAME_WORDS, tokenizer_name=_SPACES, index_option="basic")
    builder.add_text_field(FEATURE_WORDS, tokenizer_name=_SPACES, index_option="basic")
    builder.add_unsigned_field("is_open", indexed=True)
    builder.add_bytes_field("shown", stored=True)
    return builder.build()


_SCHEMA: Final = _schema()


@contextmanager
def _unusable_if_broken() -> Iterator[None]:
    try:
        with _unusable_if_it_panics():
            yield
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise IndexUnusableError(Damage.WORDS) from error


@contextmanager
def _unusable_if_it_panics() -> Iterator[None]:
    try:
        yield
    except BaseException as fault:
        if not is_panic(fault):
            raise
        raise IndexUnusableError(Damage.WORDS) from fault


def _opened(folder: Path, *, is_new: bool = False) -> tantivy.Index:
    if is_new:
        folder.mkdir(parents=True, exist_ok=True)
    with _unusable_if_broken():
        index = (
            tantivy.Index(_SCHEMA, str(folder)) if is_new else tantivy.Index.open(str(folder))
        )
    blank = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_SPACES, blank)
    return index


def write(folder: Path, held: Iterable[Held], *, first: int, outdated: Iterable[int]) -> None:
    """Add rows from a number on; take out outdated ones, and what a killed writer left from there."""
    index = _opened(folder, is_new=not folder.exists())
    with _unusable_if_it_panics():
        _write(index, held, first, outdated)


def _write(
    index: tantivy.Index, held: Iterable[Held], first: int, outdated: Iterable[int]
) -> None:
    writer = index.writer(_WRITER_MEMORY, 1)
    left_over = tantivy.Query.range_query(
        _SCHEMA, "row", tantivy.FieldType.Unsigned, first, _LAST_ROW
    )
    writer.delete_documents_by_query(left_over)
    for row in outdated:
        writer.delete_documents_by_term("row", row)
    for one in held:
        writer.add_document(_document(one))
    writer.commit()
    writer.wait_merging_threads()


def _document(held: Held) -> tantivy.Document:
    fields: dict[str, Any] = {  # Any: tantivy's own signature
        "row": held.row,
        WORDS: " ".join(held.words),
        NAME_WORDS: " ".join(held.name_words),
        FEATURE_WORDS: " ".join(held.feature_words),
        "is_open": int(held.is_open),
        "shown": json.dumps(held.passages).encode(),
    }
    return tantivy.Document.from_dict(fields, _SCHEMA)


def _searcher_of_its_own(
    folder: Path, known: OwnFiles | None
) -> tuple[tantivy.Searcher, OwnFiles | None]:
    try:
        own = copy_segments(folder, known)
        with tempfile.TemporaryDirectory(prefix="acervo-words-") as names:
            own.named_in(Path(names))
            return _opened(Path(names)).searcher(), own
    except OSError:  # no room for a copy: then from the files themselves
        check_segments(folder)
        return _opened(folder).searcher(), None


class Words:
    """One state of the words, to be asked; raises IndexUnusableError where it turns out damaged."""

    def __init__(self, folder: Path, known: "Words | None" = None) -> None:
        self.own: OwnFiles | None
        self._searcher, self.own = _searcher_of_its_own(folder, known.own if known else None)

    def find(
        self, wanted: Sequence[Wanted], limit: int = MOST_FOUND
    ) -> tuple[NDArray[np.int64], Any]:
        """Return the rows that hold any word asked for, with the sum of BM25 of the best kin a word."""
        parts = [(tantivy.Occur.Should, _any_kin(one)) for one in wanted]
        with _unusable_if_broken():
            hits = self._searcher.search(
                tantivy.Query.boolean_query(parts), limit=limit, count=False
            ).hits
            rows = self._searcher.fast_field_values("row", [address for _, address in hits])
        scores = np.array([score for score, _ in hits], np.float32)
        return np.array(rows, np.int64), scores

    def beginning(
        self, field: str, prefix: str, beside: Sequence[str], limit: int
    ) -> list[str]:
        """Return the words of a field that begin so, in open entries that hold others beside.

        The most frequent come first; what is not open is not even counted.
        """
        with _unusable_if_broken():
            found = self._searcher.terms_with_prefix(
                field, prefix, filter_query=_open_with(field, beside), limit=limit
            )
        return [word for word, count in found if count]

    def open_rows(
        self, field: str, beside: Sequence[str], any_of: Sequence[str], limit: int
    ) -> list[int]:
        """Return open rows that hold some words and any of others, in no order that tells of the rest."""
        endings = tantivy.Query.term_set_query(_SCHEMA, field, list(any_of))
        wanted = [(tantivy.Occur.Must, query) for query in (_open_with(field, beside), endings)]
        query = tantivy.Query.const_score_query(tantivy.Query.boolean_query(wanted), 1.0)
        with _unusable_if_broken():
            hits = self._searcher.search(query, limit=limit, count=False).hits
            rows = self._searcher.fast_field_values("row", [address for _, address in hits])
        return [int(row or 0) for row in rows]

    def passages(self, rows: Sequence[int]) -> dict[int, list[Passage]]:
        """Return the passages of some rows."""
        if not rows:
            return {}
        some = tantivy.Query.term_set_query(_SCHEMA, "row", rows)
        with _unusable_if_broken():
            hits = self._searcher.search(some, limit=len(rows), count=False).hits
            addresses = [address for _, address in hits]
            numbers = self._searcher.fast_field_values("row", addresses)
            return {
                int(number or 0): self._shown(address)
                for number, address in zip(numbers, addresses, strict=True)
            }

    def _shown(self, address: tantivy.DocAddress) -> list[Passage]:
        return [
            Passage(*parts) for parts in json.loads(self._searcher.doc(address)["shown"][0])
        ]


def _open_with(field: str, words: Sequence[str]) -> tantivy.Query:
    terms = [tantivy.Query.term_query(_SCHEMA, "is_open", 1)]
    terms += [tantivy.Query.term_query(_SCHEMA, field, word, "basic") for word in words]
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, term) for term in terms])


def _any_kin(wanted: Wanted) -> tantivy.Query:
    terms = [
        _term(wanted.word, 1.0),
        *(_term(word, weight) for word, weight in wanted.neighbours),
    ]
    return tantivy.Query.disjunction_max_query(terms)


def _term(word: str, weight: float) -> tantivy.Query:
    return tantivy.Query.boost_query(
        tantivy.Query.term_query(_SCHEMA, "words", word, "freq"), weight
    )
