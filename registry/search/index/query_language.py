"""Which language a question is written in, among those that entries are written in."""

from functools import lru_cache
from math import exp
from typing import Final

import numpy as np
from py3langid.langid import (  # type: ignore[import-untyped]  # it has no types
    MODEL_DIR,
    MODEL_FILE,
    LanguageIdentifier,
)
from py3langid.modelio import load_model  # type: ignore[import-untyped]  # it has no types

from registry.search.index.language_machine import latin_part

QUERY_LANGUAGES: Final = ("es", "pt", "en", "fr", "it", "de")
CERTAIN: Final = 0.90
"""The probability from which another language than the reader's is believed."""

READERS_OWN: Final = 0.02
"""The probability from which the reader's own is: it is by far the likeliest beforehand."""

_LONGEST: Final = 500


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    # only our languages' part of the model is kept: the others take 60 MB
    by_feature, weights, languages, *machine = load_model(MODEL_DIR / MODEL_FILE)
    kept = [languages.index(language) for language in QUERY_LANGUAGES]
    following, rows, output = latin_part(*machine)
    return LanguageIdentifier(
        np.asarray(by_feature)[:, kept],
        np.asarray(weights)[kept],
        list(QUERY_LANGUAGES),
        following,
        output,
        tk_row=rows,
    )


def warm_up() -> None:
    """Load the model now, so that the first reader does not wait for it."""
    _identifier()


def detect(text: str, reader: str | None = None) -> str | None:
    """Return the language of a question, told by a reader who reads in another one maybe.

    A word or two are seldom enough to tell languages of one family apart, nor are words without
    their accents: it is then the reader's own. None where there is no Latin letter to tell by, or
    too few of them and no reader's language.
    """
    letters = text[:_LONGEST].lower()
    if not any("a" <= letter <= "z" for letter in letters):
        return None
    likely = _probabilities(letters)
    best = max(likely, key=likely.__getitem__)
    if reader in likely and likely[reader] >= READERS_OWN:
        return reader
    if likely[best] >= CERTAIN:
        return best
    return reader if reader in likely else None


def _probabilities(text: str) -> dict[str, float]:
    ranked = _identifier().rank(text)
    most = max(float(score) for _, score in ranked)
    weights = {str(language): exp(float(score) - most) for language, score in ranked}
    total = sum(weights.values())
    return {language: weight / total for language, weight in weights.items()}
