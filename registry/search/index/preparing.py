"""What is worked out from an entry before anything is written: its pieces and its words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from registry.search.index.entries import IndexedEntry
from registry.search.index.marks import Marks, marks_of
from registry.search.index.passages import (
    Passage,
    labels_of,
    passages_of,
    searchable_text,
    wholes_of,
)
from registry.search.index.rows import Extent, Row, row_of
from registry.search.index.words import (
    composed,
    is_meaningful,
    is_proper,
    words_at,
    words_of,
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An entry cut into what the index keeps of it."""

    row: Row
    marks: Marks
    passages: list[Passage]
    labels: list[Passage]
    wholes: list[str]
    words: list[str]
    name_words: list[str]
    feature_words: list[str]
    written: Counter[tuple[str, str]]  # a word and how it is written, with its accents and case


def prepare(entry: IndexedEntry) -> Prepared:
    """Return an entry cut into what the index keeps of it."""
    text = searchable_text(entry)
    found = words_at(text)
    words = [one.word for one in found]
    written = Counter((one.word, text[one.start : one.end]) for one in found)
    passages, wholes = passages_of(entry), wholes_of(entry)
    extent = Extent(len(passages), len(wholes), len(set(words)), len(words))
    row, marks = row_of(entry, extent), marks_of(entry)
    return Prepared(
        row=row,
        marks=marks,
        passages=passages,
        labels=labels_of(entry),
        wholes=wholes,
        words=words,
        name_words=words_of(composed(" ".join((entry.name, *entry.aliases)))),
        feature_words=[
            word for one in passages if one.field == "feature" for word in one.words.split()
        ],
        written=written,
    )


def usual_spelling(prepared: Sequence[Prepared]) -> dict[str, str]:
    """Return how each word is most often written, which is what the encoder understands best.

    Names such as CKAN, BPS or WildFly are left out: they mean what they name, and the encoder, which
    has not met them, finds them like any other short run of letters (PGE like OPP: .81). How an entry
    that is not for all writes a word tells only where none of the others holds it.
    """
    spelling: dict[str, str] = {}
    for is_public in (True, False):
        totals: Counter[tuple[str, str]] = Counter()
        for one in prepared:
            if (one.row.visibility == "public") is is_public:
                totals.update(one.written)
        for (word, written), _ in totals.most_common():
            spelling.setdefault(word, written)
    return {
        word: written.lower()
        for word, written in spelling.items()
        if is_meaningful(word) and not is_proper(written)
    }
