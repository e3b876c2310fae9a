"""The languages that Acervo speaks."""

from enum import StrEnum


class Language(StrEnum):
    """A language of the reader; the sentences in the code are written in English."""

    ES = "es"
    PT = "pt"
    EN = "en"

    @property
    def own_name(self) -> str:
        """What the language calls itself."""
        return OWN_NAMES[self]

    @property
    def locale(self) -> str:
        """The locale whose customs for numbers and dates go with the language."""
        return LOCALES[self]


DEFAULT = Language.ES
OWN_NAMES = {Language.ES: "Español", Language.PT: "Português", Language.EN: "English"}
LOCALES = {Language.ES: "es_UY", Language.PT: "pt_BR", Language.EN: "en_GB"}
