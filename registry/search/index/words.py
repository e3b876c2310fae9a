"""How a text becomes words: accents and case folded away, the stop words of six languages dropped.

The same cut is made of entries and of queries, so `Gestión` asked finds `GESTION` written.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from stop_words import get_stop_words  # type: ignore[import-untyped]  # it has no types

PREFIX_LENGTH: Final = 5
"""Only words that share so many letters are looked at as forms of one another."""

LONGEST_WORD: Final = 40
"""Longer runs of letters are keys, hashes or vandalism: they are cut, so the vocabulary is not."""

LONGEST_ACRONYM: Final = 6

_ACCENTS = re.compile(r"[\u0300-\u036f]")
WORD: Final = re.compile(r"[^\W_]+")

# The package's English list holds 1,300 words, "computer", "page" and "system" among them.
_ENGLISH_STOP_WORDS: Final = """
a about above after again against all also am an and any are as at be because been before being
below between both but by can cannot could did do does doing down during each either etc few for
from further had has have having he her here hers herself him himself his how i if in into is it
its itself just let like made make makes may me might more most much must my myself neither no nor
not now of off on once one only or other our ours ourselves out over own per same shall she should
so some such than that the their theirs them themselves then there these they this those through
to too under until up upon us use used user uses using very via was we were what when where which
while who whom whose why will with within without would you your yours yourself yourselves based
allows allow provides provide
"""

# Words that the lists drop and a public body searches for.
_KEPT: Final = frozenset(
    {
        *(
            "estado",
            "estados",
            "etat",
            "gente",
            "hora",
            "horas",
            "lavoro",
            "nombre",
            "nome",
            "nom",
        ),
        *(
            "persona",
            "personas",
            "personne",
            "personnes",
            "trabajo",
            "trabalho",
            "valor",
            "valore",
        ),
    }
)


class WordAt(NamedTuple):
    """A folded word and where it stands in the text it was cut from."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=131_072)
def fold(token: str) -> str:
    """Return a token in lower case without its accents."""
    if token.isascii():
        return token.lower()
    decomposed = unicodedata.normalize("NFKD", token.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _stop_words() -> frozenset[str]:
    listed = {
        fold(part)
        for language in ("es", "pt", "it", "fr", "de")
        for entry in get_stop_words(language)
        for part in WORD.findall(entry)
    }
    return frozenset(listed | set(_ENGLISH_STOP_WORDS.split())) - _KEPT


STOP_WORDS: Final = _stop_words()


def composed(text: str) -> str:
    """Return a text with letters and their accents as one character, so that words hold together.

    What is no character (NUL, half of a pair) does not reach the encoder, which would break on it.
    """
    whole = text.encode(errors="replace").decode().replace("\0", " ")
    return unicodedata.normalize("NFC", whole)


def words_at(text: str) -> list[WordAt]:
    """Return the words of a composed text that carry meaning, with their places."""
    found = []
    for token in WORD.finditer(text):
        word = fold(token.group())[:LONGEST_WORD]
        if word and word not in STOP_WORDS:
            found.append(WordAt(word, token.start(), token.end()))
    return found


def words_of(text: str) -> list[str]:
    """Return the words of a composed text that carry meaning, in their order."""
    folded = (fold(token)[:LONGEST_WORD] for token in WORD.findall(text))
    return [word for word in folded if word and word not in STOP_WORDS]


def folded(text: str) -> str:
    """Return a whole text in lower case without accents."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return text.lower()


def bare(text: str) -> str:
    """Return a name as it is compared with another: its words alone, stop words included."""
    return " ".join(fold(token) for token in WORD.findall(composed(text)))


def prefix_of(word: str) -> str:
    """Return the beginning of a word that its other forms share."""
    return word[:PREFIX_LENGTH]


def is_meaningful(word: str) -> bool:
    """Tell whether a word is long enough to have neighbours in meaning (a number has none)."""
    return len(word) >= 3 and not word.isdigit()  # noqa: PLR2004  three letters, measured


def is_proper(written: str) -> bool:
    """Tell whether a word as it is written is a name: an acronym, or capitals within (WildFly).

    A long word in capitals is one that someone shouts.
    """
    has_capitals = written[1:].lower() != written[1:]
    return has_capitals and (len(written) <= LONGEST_ACRONYM or not written.isupper())
