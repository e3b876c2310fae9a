"""Which language a question is written in, among those that entries are written in."""

from functools import lru_cache
from typing import Final

from py3langid.langid import (  # type: ignore[import-untyped]  # it has no types
    MODEL_FILE,
    LanguageIdentifier,
)

QUERY_LANGUAGES: Final = ("es", "pt", "en", "fr", "it", "de")
_LONGEST: Final = 500


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(QUERY_LANGUAGES)
    return identifier


def detect(text: str) -> str | None:
    """Return the likeliest language of a question; None where it has no Latin letter to tell by."""
    if not any("a" <= letter <= "z" for letter in text.lower()):
        return None
    language, _ = _identifier().classify(text[:_LONGEST])
    return str(language)
