"""Which language a question is written in, among those that entries are written in."""

from functools import lru_cache
from math import exp
from threading import Lock
from time import monotonic
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

CERTAIN_OF_RARE: Final = 0.97
"""The same of a language that pages are not shown in, and few ask in."""

READERS_OWN: Final = 0.02
"""The probability from which the reader's own is: it is by far the likeliest beforehand."""

_USUAL: Final = frozenset({"es", "pt", "en"})
_LONGEST: Final = 500
_PAUSE_SECONDS: Final = 10
_loading = Lock()
_WHY_NOT: Final = "The language model could not be loaded a moment ago."


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


class _Tried:
    """When the model could last not be loaded: a full disk is not asked again by every reader."""

    failed_at: float | None = None


def _ready_identifier() -> LanguageIdentifier:
    with _loading:  # who comes meanwhile waits, and does not load it a second time
        return _loaded_identifier()


def _loaded_identifier() -> LanguageIdentifier:
    if _Tried.failed_at is not None and monotonic() - _Tried.failed_at < _PAUSE_SECONDS:
        raise OSError(_WHY_NOT)
    try:
        identifier = _identifier()
    except OSError:  # it is unpacked into a temporary file
        _Tried.failed_at = monotonic()
        raise
    _Tried.failed_at = None
    return identifier


def warm_up() -> None:
    """Load the model now, so that the first reader does not wait for it. Raises OSError."""
    _ready_identifier()


def is_ready() -> bool:
    """Tell whether the model is loaded, so that nobody who asks has to wait for it."""
    return bool(_identifier.cache_info().currsize)


def detect(text: str, reader: str | None = None) -> str | None:
    """Return the language of a question, told by a reader who reads in another one maybe.

    A word or two are seldom enough to tell languages of one family apart, nor are words without
    their accents: it is then the reader's own. None where there is no Latin letter to tell by, or
    too few of them and no reader's language; where the model cannot be loaded, the reader's own.
    """
    letters = text[:_LONGEST].lower()
    if not any("a" <= letter <= "z" for letter in letters):
        return None
    try:
        likely = _probabilities(letters)
    except OSError:
        return reader if reader in QUERY_LANGUAGES else None
    best = max(likely, key=likely.__getitem__)
    if reader in likely and likely[reader] >= READERS_OWN:
        return reader
    if likely[best] >= (CERTAIN if best in _USUAL else CERTAIN_OF_RARE):
        return best
    return reader if reader in likely else None


def _probabilities(text: str) -> dict[str, float]:
    ranked = _ready_identifier().rank(text)
    most = max(float(score) for _, score in ranked)
    weights = {str(language): exp(float(score) - most) for language, score in ranked}
    total = sum(weights.values())
    return {language: weight / total for language, weight in weights.items()}
