"""What agencies write freely, in whatever language they wrote it, said to be so to readers of another."""

import re
from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.search.index.query_language import detect, is_ready

IN: Mapping[str, str] = {
    "es": N_("in Spanish"),
    "pt": N_("in Portuguese"),
    "en": N_("in English"),
    "it": N_("in Italian"),
    "fr": N_("in French"),
    "de": N_("in German"),
}

_ADDRESS = re.compile(r"\S*\w[./@:]\w\S*")  # of a page or a file: it is in no language


_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_WORDS = 4  # names and codes alone tell no language


@lru_cache(maxsize=4096)
def _language_of(text: str) -> str | None:
    sentence = _ADDRESS.sub(" ", text)
    return detect(sentence) if len(_WORD.findall(sentence)) >= _LEAST_WORDS else None


def as_written(text: str, language: Language) -> Markup:
    """Return a text marked with the language it is in, which is named where it is not the reader's.

    Which language that is nobody has said: it is told by the words, and not told where they leave
    it open, nor in a server's first seconds: no page waits until the means to tell it are loaded.
    """
    told = _language_of(text) if is_ready() else None
    if told is None:
        return Markup("{}").format(text)
    marked = Markup('<span lang="{}">{}</span>').format(told, text)
    if told == language.value:
        return marked
    gloss = Markup(' <span class="acv-note">({})</span>').format(translate(language, IN[told]))
    return marked + gloss
