"""Which language a question is written in, among those that entries are written in."""

from functools import lru_cache
from typing import Final

import numpy as np
from py3langid.langid import (  # type: ignore[import-untyped]  # it has no types
    MODEL_DIR,
    MODEL_FILE,
    LanguageIdentifier,
)
from py3langid.modelio import load_model  # type: ignore[import-untyped]  # it has no types

QUERY_LANGUAGES: Final = ("es", "pt", "en", "fr", "it", "de")
_LONGEST: Final = 500


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    # only our languages' part of the model is kept: the others take 30 MB
    by_feature, weights, languages, *machine = load_model(MODEL_DIR / MODEL_FILE)
    kept = [languages.index(language) for language in QUERY_LANGUAGES]
    following, rows, output = machine
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


def detect(text: str) -> str | None:
    """Return the likeliest language of a question; None where it has no Latin letter to tell by."""
    if not any("a" <= letter <= "z" for letter in text[:_LONGEST].lower()):
        return None
    language, _ = _identifier().classify(text[:_LONGEST])
    return str(language)
