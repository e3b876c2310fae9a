"""What the values of facets are called in the reader's language."""

from collections.abc import Mapping

from registry.catalogue.category_words import category_name
from registry.catalogue.vocabulary import DevelopmentStatus
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.search.gathering import UNKNOWN
from registry.search.index.facets import FacetValue
from registry.search.index.rows import UNKNOWN_LICENCE

_WORDS: Mapping[tuple[str, str], str] = {
    ("status", DevelopmentStatus.CONCEPT): N_("Concept"),
    ("status", DevelopmentStatus.DEVELOPMENT): N_("In development"),
    ("status", DevelopmentStatus.BETA): N_("Beta"),
    ("status", DevelopmentStatus.STABLE): N_("Stable"),
    ("status", DevelopmentStatus.OBSOLETE): N_("Discontinued"),
    ("status", UNKNOWN): N_("State not known"),
    ("licence", UNKNOWN_LICENCE): N_("Licence not known"),
    ("reused", "true"): N_("Has been reused"),
    ("reused", "false"): N_("Not reused yet"),
}


def label_of(facet: str, one: FacetValue, language: Language) -> str:
    """Return what a value of a facet is called; a licence and a name stand for themselves."""
    if facet == "category":
        return category_name(one.value, language)
    words = _WORDS.get((facet, one.value))
    return translate(language, words) if words else one.label or one.value
