"""What is asked, and the words of it with their kin among the words that are known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import numpy as np

from registry.search.index.access import Mask
from registry.search.index.encoder import Vectors, encode
from registry.search.index.facets import Filters
from registry.search.index.inflections import forms_among, plurals
from registry.search.index.state import State
from registry.search.index.thesaurus import NONE_NEAR, Neighbours
from registry.search.index.vectors import Scores
from registry.search.index.vocabulary import Vocabulary, WordNumbers
from registry.search.index.words import composed, folded, is_meaningful, words_of

MOST_WORDS: Final = 24
"""Distinct words of a question that are looked up; a longer one is told by its meaning."""

LONGEST_ENCODED: Final = 320
"""Characters of a question that are encoded: the cost grows with them (600 take about 15 ms)."""

_LONGEST_READ: Final = 20_000

FORM_STRENGTH: Final = 0.60
"""The least that another form of a word counts (measured): its plural, its verb."""

DEFAULT_LIMIT: Final = 50
LARGEST_LIMIT: Final = 100


Synonyms = Mapping[str, Mapping[str, float]]
"""A word asked for → other words that people say stand for it, each with its strength (0 to 1)."""

NO_SYNONYMS: Final[Synonyms] = {}


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What a reader asks for: words, chosen facet values, and which part of the answer."""

    text: str
    filters: Filters = field(default_factory=dict)
    limit: int = DEFAULT_LIMIT
    offset: int = 0
    query_language: str | None = None  # detected where it is not given
    reader_language: str | None = None  # what the reader would rather read reasons in
    synonyms: Synonyms = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kin:
    """One word asked for and the known words that answer it, each with its strength (0 to 1)."""

    word: str
    relatives: WordNumbers
    squares: Scores  # strengths for the sum of BM25
    cubes: Scores  # strengths for the coverage, which asks for more likeness
    is_form: Mask  # which of them are the word itself, in this form or another


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood: its vector, its words, and their kin."""

    vector: Vectors  # one row
    kin: tuple[Kin, ...]


def understand(text: str, state: State, synonyms: Synonyms = NO_SYNONYMS) -> Question:
    """Return a question's vector and its words' kin; one call of the encoder does both.

    The encoder reads the question without case and accents: it understands it as well (measured),
    and readers who leave them out find the same.
    """
    text = composed(text)
    words = list(islice(dict.fromkeys(words_of(text[:_LONGEST_READ])), MOST_WORDS))
    numbers = state.vocabulary.numbers
    known = [word for word in words if word in numbers and is_meaningful(word)]
    unknown = [word for word in words if word not in numbers and is_meaningful(word)]
    encoded = encode([folded(text[:LONGEST_ENCODED]), *unknown])
    near = [
        *state.thesaurus.near_known([numbers[word] for word in known]),
        *state.thesaurus.near_unknown(encoded[1:]),
    ]
    near_of = dict(zip([*known, *unknown], near, strict=True))
    kin = tuple(
        _kin(
            word,
            with_synonyms(near_of.get(word, NONE_NEAR), synonyms.get(word, {}), state),
            state,
        )
        for word in words
    )
    return Question(encoded[:1], kin)


def with_synonyms(near: Neighbours, said: Mapping[str, float], state: State) -> Neighbours:
    """Return the words near to one, and those that people say stand for it, in every known form."""
    if not said:
        return near
    strengths = dict(zip(near.words.tolist(), near.cosines.tolist(), strict=True))
    for word, strength in said.items():
        for number in _forms(word, state.vocabulary).tolist():
            strengths[number] = max(strength, strengths.get(number, 0.0))
    return Neighbours(
        np.array(list(strengths), np.int64), np.array(list(strengths.values()), np.float32)
    )


def _kin(word: str, near: Neighbours, state: State) -> Kin:
    vocabulary = state.vocabulary
    forms = _forms(word, vocabulary)
    relatives = np.union1d(forms, near.words)
    strength = np.zeros(len(relatives), np.float32)
    strength[np.searchsorted(relatives, near.words)] = np.minimum(near.cosines, 1)
    own = vocabulary.numbers.get(word)
    if own is not None:
        strength[np.searchsorted(relatives, own)] = 1
    is_form = np.isin(relatives, forms)
    least = np.where(is_form, FORM_STRENGTH, 0).astype(np.float32)
    squares, cubes = np.maximum(strength**2, least), np.maximum(strength**3, least)
    return Kin(word, relatives, squares, cubes, is_form)


def _forms(word: str, vocabulary: Vocabulary) -> WordNumbers:
    """Return the known words that are a form of this one, itself among them when known."""
    numbers = vocabulary.numbers
    alike = [vocabulary.words[number] for number in vocabulary.relatives(word).tolist()]
    known = {word, *plurals(word)} & numbers.keys()
    return np.array(
        sorted(numbers[each] for each in known.union(forms_among(word, alike))), np.int64
    )
