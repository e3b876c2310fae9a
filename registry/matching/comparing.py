"""Which feature of a software comes nearest to each requirement of a need."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

import numpy as np

from registry.catalogue.entry import Entry
from registry.matching import rules
from registry.matching.rules import Nearest
from registry.needs.models import Requirement
from registry.search.index.encoder import Vectors, encode
from registry.search.index.store import VectorStore, vectors_of
from registry.search.index.words import composed, words_of

AS_NEAR = 0.85
"""How much of the nearest feature's likeness one needs that is in the reader's language."""


class _Line(NamedTuple):
    """What one requirement means, and the words that say it."""

    vector: Vectors
    words: list[str]


class _Feature(NamedTuple):
    """What a software says it does, in one language."""

    text: str
    language: str
    vector: Vectors
    words: list[str]


@dataclass(frozen=True)
class Met:
    """A requirement and the feature that comes nearest to it, where one comes near at all."""

    requirement: Requirement
    nearest: Nearest | None

    @property
    def is_found(self) -> bool:
        """Whether a feature may meet it."""
        return self.nearest is not None and self.nearest.is_possible


def met_by(
    entries: Sequence[Entry],
    requirements: Sequence[Requirement],
    store: VectorStore,
    language: str | None,
) -> dict[UUID, list[Met]]:
    """Compare each requirement with each feature, by meaning across languages and by words."""
    features = {entry.software.id: _features_of(entry) for entry in entries}
    texts = list(dict.fromkeys(text for some in features.values() for text, _ in some))
    vectors = dict(zip(texts, vectors_of(texts, store), strict=True))
    words = {text: words_of(composed(text)) for text in texts}
    asked = {
        row.id: _Line(_vector_of(row.text), rules.words_asked(row.text)) for row in requirements
    }
    said = {
        software_id: [_Feature(text, own, vectors[text], words[text]) for text, own in some]
        for software_id, some in features.items()
    }
    return {
        software_id: [Met(row, _nearest(asked[row.id], some, language)) for row in requirements]
        for software_id, some in said.items()
    }


def _features_of(entry: Entry) -> list[tuple[str, str]]:
    """Return what a software says it does, with the language: its features, and its short descriptions."""
    return [
        (text, row.language)
        for row in entry.texts
        for text in (*row.features, row.short_description)
        if text
    ]


def _nearest(
    asked: _Line, features: Sequence[_Feature], language: str | None
) -> Nearest | None:
    """Return what comes nearest; of what comes as near, what its reader can read."""
    if not features:
        return None
    likeness = (np.stack([one.vector for one in features]) @ asked.vector).tolist()
    every = [
        Nearest(one.text, one.language, value, rules.said_of(asked.words, one.words))
        for one, value in zip(features, likeness, strict=True)
    ]
    best = max(every, key=_rank)
    own = [
        one
        for one in every
        if one.language.partition("-")[0] == language
        and (one.is_likely, one.is_possible) == (best.is_likely, best.is_possible)
        and one.likeness >= AS_NEAR * best.likeness
    ]
    return max(own, key=_rank) if own else best


def _rank(nearest: Nearest) -> tuple[float, float, float]:
    return nearest.strength, nearest.said, nearest.likeness


@lru_cache(maxsize=4096)
def _vector_of(text: str) -> Vectors:
    """Return a requirement's vector; a page shows the same ones again and again."""
    vector: Vectors = encode([text])[0].astype(np.float32)
    return vector
