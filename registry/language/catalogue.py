"""What each sentence is called in each language, read from the catalogue files once."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from registry.language.vocabulary import Language

LOCALE = Path(__file__).parent / "locale"


@cache
def translations(language: Language) -> NullTranslations:
    """Return the translations into a language; English needs none, being the ids."""
    if language is Language.EN:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def catalogue(language: Language) -> Catalog:
    """Read the catalogue file of a language."""
    path = LOCALE / language / "LC_MESSAGES" / "acervo.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def translate(language: Language, message_id: str, /, **params: object) -> str:
    """Say a sentence in a language, with its parameters filled in.

    Without parameters nothing is filled in, so a percent sign may stand as it is.
    """
    sentence = translations(language).gettext(message_id) if message_id else ""
    return sentence % params if params else sentence
