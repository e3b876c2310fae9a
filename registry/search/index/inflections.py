"""Which words are forms of one word: reserva, reservas, reservar; mapa and mapas; book and booking.

Words that only begin alike are not (control, contrataciones), and must not be told as found. A
question's language is a guess and a word's is not known, so two words are forms of one where the
stemmer of any of our languages says so.
"""

from collections.abc import Iterable
from functools import lru_cache
from operator import eq
from typing import Final

import tantivy

SHORTEST_STEM: Final = 5
"""Shorter stems join what has nothing in common: caso and casa, puesto and puesta."""

_LANGUAGES: Final = ("spanish", "portuguese", "english", "french", "italian", "german")
_PLURALS: Final = ("s", "es")


def _stemmer(language: str) -> tantivy.TextAnalyzer:
    whole = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
    return whole.filter(tantivy.Filter.stemmer(language)).build()


_STEMMERS: Final = tuple(_stemmer(language) for language in _LANGUAGES)


@lru_cache(maxsize=65_536)
def _stems(word: str) -> tuple[str, ...]:
    return tuple(stemmer.analyze(word)[0] for stemmer in _STEMMERS)


def plurals(word: str) -> list[str]:
    """Return what a word may be in the plural, and what it may be the plural of."""
    return [
        *(word + ending for ending in _PLURALS),
        *(word.removesuffix(ending) for ending in _PLURALS if word.endswith(ending)),
    ]


def forms_among(word: str, others: Iterable[str]) -> list[str]:
    """Return those of some folded words that are forms of one word."""
    alike = {word, *plurals(word)}
    stems = [stem if len(stem) >= SHORTEST_STEM else None for stem in _stems(word)]
    return [other for other in others if other in alike or any(map(eq, stems, _stems(other)))]
