"""Which passage of a software comes nearest to each requirement of a need."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple
from uuid import UUID

import numpy as np

from registry.catalogue.entry import Entry
from registry.matching import rules
from registry.matching.rules import Nearest
from registry.matching.vocabulary import Strength
from registry.needs.models import Requirement
from registry.search.gathering import localised
from registry.search.index.encoder import Vectors, encode
from registry.search.index.entries import IndexedEntry
from registry.search.index.inflections import forms_among
from registry.search.index.passages import Passage, passages_of
from registry.search.index.store import VectorStore, vectors_of

AS_NEAR: Final = 0.85
"""How much of the nearest passage's likeness one needs that is in the reader's language."""

DOCUMENTED: Final = frozenset({"feature", "short_description", "long_description"})
"""Where an entry says what its software does; what it is called tells nothing of that."""

_SHARED_LETTERS: Final = 3
"""With how many letters two forms of one word begin alike, at the least."""


@dataclass(frozen=True)
class Met:
    """A requirement and the passage that comes nearest to it, where one comes near at all."""

    requirement: Requirement
    nearest: Nearest | None

    @property
    def strength(self) -> Strength:
        """How far the entry meets it, as far as it says."""
        return self.nearest.strength if self.nearest else Strength.NOT_FOUND

    @property
    def is_found(self) -> bool:
        """Whether a passage may meet it."""
        return self.strength is not Strength.NOT_FOUND

    @property
    def support(self) -> Nearest | None:
        """Return the passage that may meet it; one that does not come near supports nothing."""
        return self.nearest if self.is_found else None


def met_by(
    entries: Sequence[Entry],
    requirements: Sequence[Requirement],
    store: VectorStore,
    language: str | None,
) -> dict[UUID, list[Met]]:
    """Compare each requirement with each passage, by meaning across languages and by words."""
    said = {entry.software.id: _said_by(entry) for entry in entries}
    if not requirements:
        return {software_id: [] for software_id in said}
    shelf = _Shelf(list({one.text: one for some in said.values() for one in some}.values()))
    vectors = vectors_of(shelf.texts, store)
    found: dict[UUID, list[Met]] = {software_id: [] for software_id in said}
    rows = {software_id: shelf.by_language(some) for software_id, some in said.items()}
    for requirement in requirements:
        likeness = (vectors @ _vector_of(requirement.text)).tolist()
        shares = shelf.shares(rules.words_asked(requirement.text))
        for software_id, some in said.items():
            every = [
                _near(some[at], likeness[row], shares.get(row, NOTHING))
                for at, row in _telling(rows[software_id], likeness, shares)
            ]
            found[software_id].append(Met(requirement, _nearest(every, language)))
    return found


def _said_by(entry: Entry) -> list[Passage]:
    """Return what a software says that it does, cut as the index cuts it: its vectors are kept already."""
    indexed = IndexedEntry(
        id=str(entry.software.id),
        slug=entry.software.slug,
        name=entry.software.name,
        texts={text.language: localised(text) for text in entry.texts},
    )
    return [passage for passage in passages_of(indexed) if passage.field in DOCUMENTED]


class Words(NamedTuple):
    """What a passage has of a requirement's words: see `rules.Nearest`."""

    said: float = 0.0
    shared: float = 0.0
    is_asked: bool = False

    @property
    def tells(self) -> bool:
        """Whether the passage may be the nearest by its words."""
        return self.shared >= rules.MOST_SAID or self.is_asked


NOTHING: Final = Words()

_Rows = dict[str, list[tuple[int, int]]]
"""By language, the passages of one software: their places in it, and on the shelf."""


class _Shelf:
    """All passages that are compared, each text once, and which of them hold a word."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.texts = [passage.text for passage in passages]
        self._place = {text: row for row, text in enumerate(self.texts)}
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._beginning: dict[str, list[str]] = defaultdict(list)
        self._words = [frozenset(passage.words.split()) for passage in passages]
        for row, words in enumerate(self._words):
            for word in words:
                self._holding[word].append(row)
        for word in self._holding:
            self._beginning[word[:_SHARED_LETTERS]].append(word)

    def by_language(self, passages: Iterable[Passage]) -> _Rows:
        """Return where the passages of one software stand, by language."""
        rows: _Rows = defaultdict(list)
        for at, passage in enumerate(passages):
            rows[passage.language].append((at, self._place[passage.text]))
        return rows

    def shares(self, asked: list[str]) -> dict[int, Words]:
        """Return what each passage has of a requirement's words, where it has any."""
        if not asked:
            return {}
        forms = [self._forms_of(word) for word in asked]
        holding = [{row for form in some for row in self._holding[form]} for some in forms]
        every_form = {form for some in forms for form in some}
        return {
            row: Words(
                said=self._share(row, holding, asked) if row in holding[0] else 0.0,
                shared=self._share(row, holding, asked),
                is_asked=self._words[row] <= every_form,
            )
            for row in set().union(*holding)
        }

    @staticmethod
    def _share(row: int, holding: Sequence[set[int]], asked: list[str]) -> float:
        return rules.share_said(sum(row in rows for rows in holding), asked)

    def _forms_of(self, word: str) -> list[str]:
        return forms_among(word, self._beginning.get(word[:_SHARED_LETTERS], ()))


def _telling(
    rows: _Rows, likeness: Sequence[float], shares: Mapping[int, Words]
) -> Iterable[tuple[int, int]]:
    """Yield the passages of which one is nearest: of each language the nearest by meaning, and by words."""
    for some in rows.values():
        yield max(some, key=lambda each: likeness[each[1]])
        yield from (each for each in some if shares.get(each[1], NOTHING).tells)


def _near(passage: Passage, likeness: float, words: Words) -> Nearest:
    return Nearest(
        passage.text,
        passage.language,
        likeness,
        words.said,
        passage.field,
        words.shared,
        is_asked=words.is_asked and passage.field == "feature",
    )


def _nearest(every: Sequence[Nearest], language: str | None) -> Nearest | None:
    """Return what comes nearest; of what comes as near, what its reader can read."""
    if not every:
        return None
    best = max(every, key=_rank)
    own = [
        one
        for one in every
        if one.language.partition("-")[0] == language
        and one.strength is best.strength
        and one.likeness >= AS_NEAR * best.likeness
    ]
    return max(own, key=_rank) if own else best


def _rank(nearest: Nearest) -> tuple[float, float, float]:
    return nearest.nearness, nearest.said, nearest.likeness


@lru_cache(maxsize=4096)
def _vector_of(text: str) -> Vectors:
    """Return a requirement's vector; a page shows the same ones again and again."""
    vector: Vectors = encode([text])[0].astype(np.float32)
    return vector
