"""What is asked, and the words of it with their kin among the words that are known."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import numpy as np

from registry.search.index.access import Mask
from registry.search.index.encoder import Vectors, encode
from registry.search.index.facets import Filters
from registry.search.index.inflections import forms_among, plurals
from registry.search.index.sorting import Sort
from registry.search.index.state import State
from registry.search.index.thesaurus import NONE_NEAR, Neighbours
from registry.search.index.vectors import Scores
from registry.search.index.vocabulary import Vocabulary, WordNumbers
from registry.search.index.words import (
    WORD,
    composed,
    fold,
    folded,
    is_meaningful,
    words_of,
)

MOST_WORDS: Final = 24
"""Distinct words of a question that are looked up; a longer one is told by its meaning."""

LONGEST_ENCODED: Final = 320
"""Characters of a question that are encoded: the cost grows with them (600 take about 15 ms)."""

_LONGEST_READ: Final = 20_000

SENTENCE: Final = 5
"""Words from which a question is encoded as it is written. The encoder understands sentences better
with their case and accents (KNOWN-ITEM by meaning alone .69, without .66); of a few words typed into
a box, those who leave them out shall find the same."""

FORM_STRENGTH: Final = 0.60
"""The least that another form of a word counts (measured): its plural, its verb."""

UNDERSTOOD: Final = 0.80
"""The cosine from which an unknown word is taken for one of another language, and not for mistyped."""

MISTYPED: Final[Mapping[int, float]] = {1: 0.8, 2: 0.65}
"""What a word counts that differs in so many letters from the one that was typed."""

MOST_PUT_RIGHT: Final = 8

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
    sort: Sort = Sort.RELEVANCE
    among: frozenset[str] | None = None  # ids: what else answers is measured by, and not shown
    synonyms: Synonyms = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meant:
    """The known words that a mistyped one may stand for, and what they count."""

    words: WordNumbers
    strength: float


@dataclass(frozen=True, slots=True)
class Kin:
    """One word asked for and the known words that answer it, each with its strength (0 to 1)."""

    word: str
    relatives: WordNumbers
    squares: Scores  # strengths for the sum of BM25
    cubes: Scores  # strengths for the coverage, which asks for more likeness
    is_form: Mask  # which of them are the word itself, in this form or another, or mistyped


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood: how it is read, its vector, its words, and their kin."""

    text: str  # what was mistyped is put right
    vector: Vectors  # one row
    kin: tuple[Kin, ...]


def understand(text: str, state: State, synonyms: Synonyms = NO_SYNONYMS) -> Question:
    """Return a question's vector and its words' kin; one call of the encoder does both.

    What was mistyped it would read as who knows what: it reads the question once more as it was
    meant.
    """
    text = composed(text)
    words = list(islice(dict.fromkeys(words_of(text[:_LONGEST_READ])), MOST_WORDS))
    numbers, frequency = state.vocabulary.numbers, state.tokens.frequency
    told = {word for word in words if word in numbers and frequency[numbers[word]]}
    known = [word for word in words if word in told and is_meaningful(word)]
    unknown = [word for word in words if word not in told and is_meaningful(word)]
    encoded = encode([_as_read(text), *unknown])
    near = [
        *state.thesaurus.near_known([numbers[word] for word in known]),
        *state.thesaurus.near_unknown(encoded[1:]),
    ]
    near_of = dict(zip([*known, *unknown], near, strict=True))
    near_of = {
        word: with_synonyms(near_of.get(word, NONE_NEAR), synonyms.get(word, {}), state)
        for word in words
    }
    meant = _meant(words, near_of, state)
    kin = tuple(_kin(word, near_of[word], meant.get(word), state) for word in words)
    if not meant:
        return Question(text, encoded[:1], kin)
    text = _put_right(text, meant, state.vocabulary)
    return Question(text, encode([_as_read(text)]), kin)


def _as_read(text: str) -> str:
    """Return a question as the encoder reads it; who shouts says no more than who does not."""
    text = text[:LONGEST_ENCODED]
    if len(text.split()) < SENTENCE:
        return folded(text)
    return text.lower() if text.isupper() else text


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


def _meant(
    words: Sequence[str], near_of: Mapping[str, Neighbours], state: State
) -> dict[str, Meant]:
    """Return what the words that nobody knows, in any form or language, may have been meant for."""
    vocabulary, frequency = state.vocabulary, state.tokens.frequency
    meant: dict[str, Meant] = {}
    for word in words:
        if len(meant) == MOST_PUT_RIGHT:
            break
        near = near_of[word]
        public = frequency[near.words] > 0
        if near.cosines[public].max(initial=0) >= UNDERSTOOD or _is_known(word, state):
            continue
        numbers, wrong = vocabulary.spellings.meant(word, vocabulary.words, frequency)
        if numbers:
            meant[word] = Meant(np.array(numbers, np.int64), MISTYPED[wrong])
    return meant


def _is_known(word: str, state: State) -> bool:
    return bool(state.tokens.frequency[_forms(word, state.vocabulary)].any())


def _put_right(text: str, meant: Mapping[str, Meant], vocabulary: Vocabulary) -> str:
    def right(token: re.Match[str]) -> str:
        found = meant.get(fold(token.group()))
        return vocabulary.words[found.words[0]] if found else token.group()

    return WORD.sub(right, text)


def _kin(word: str, near: Neighbours, meant: Meant | None, state: State) -> Kin:
    vocabulary = state.vocabulary
    forms, least = _forms(word, vocabulary), FORM_STRENGTH
    if meant is not None:
        forms, least = np.union1d(forms, meant.words), meant.strength
    relatives = np.union1d(forms, near.words)
    strength = np.zeros(len(relatives), np.float32)
    strength[np.searchsorted(relatives, near.words)] = np.minimum(near.cosines, 1)
    own = vocabulary.numbers.get(word)
    if own is not None:
        strength[np.searchsorted(relatives, own)] = 1
    is_form = np.isin(relatives, forms)
    floor = np.where(is_form, least, 0).astype(np.float32)
    squares, cubes = np.maximum(strength**2, floor), np.maximum(strength**3, floor)
    return Kin(word, relatives, squares, cubes, is_form)


def _forms(word: str, vocabulary: Vocabulary) -> WordNumbers:
    """Return the known words that are a form of this one, itself among them when known."""
    numbers = vocabulary.numbers
    alike = [vocabulary.words[number] for number in vocabulary.relatives(word).tolist()]
    known = {word, *plurals(word)} & numbers.keys()
    return np.array(
        sorted(numbers[each] for each in known.union(forms_among(word, alike))), np.int64
    )
