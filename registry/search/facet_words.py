"""What the values of the facets are called: the same by every door, in the reader's language."""

from collections.abc import Callable, Mapping
from typing import Final

from registry.agencies.vocabulary import AGENCY_KINDS
from registry.catalogue.category_words import category_name
from registry.catalogue.vocabulary import DevelopmentStatus, LicenceFamily, MaintenanceStatus
from registry.language.catalogue import translate
from registry.language.formats import READ
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.reuse_readiness.vocabulary import HIGHEST, LOWEST
from registry.search.index.entries import UNKNOWN
from registry.search.index.facets import FacetValue
from registry.search.index.marks import FEW, MANY, NONE, NOT_ASSESSED, ONE

STATUSES: Mapping[DevelopmentStatus, str] = {
    DevelopmentStatus.CONCEPT: N_("Concept"),
    DevelopmentStatus.DEVELOPMENT: N_("In development"),
    DevelopmentStatus.BETA: N_("Beta"),
    DevelopmentStatus.STABLE: N_("Stable"),
    DevelopmentStatus.OBSOLETE: N_("Discontinued"),
}
"""What a state of development is called, in a facet as on a software's row."""

MAINTENANCE: Mapping[MaintenanceStatus, str] = {
    MaintenanceStatus.ACTIVE: N_("Active"),
    MaintenanceStatus.MAINTENANCE_ONLY: N_("Maintenance only"),
    MaintenanceStatus.DISCONTINUED: N_("Discontinued"),
    MaintenanceStatus.ATTIC: N_("In the attic (archived)"),
}
"""What a state of maintenance is called."""

FAMILIES: Mapping[LicenceFamily, str] = {
    LicenceFamily.PERMISSIVE: N_("Permissive"),
    LicenceFamily.WEAK_COPYLEFT: N_("Weak copyleft"),
    LicenceFamily.STRONG_COPYLEFT: N_("Strong copyleft"),
    LicenceFamily.NETWORK_COPYLEFT: N_("Network copyleft"),
    LicenceFamily.NOT_OPEN: N_("Not known to be open"),
    LicenceFamily.UNKNOWN: N_("Licence not known"),
}
"""What a family of licences is called."""

PLATFORMS: Mapping[str, str] = {
    "web": "Web",
    "windows": "Windows",
    "mac": "macOS",
    "linux": "Linux",
    "ios": "iOS",
    "android": "Android",
}
"""What the platforms of publiccode.yml are called, in any language."""

_WORDS: Final[Mapping[tuple[str, str], str]] = {
    **{("status", status.value): words for status, words in STATUSES.items()},
    ("status", UNKNOWN): N_("State not known"),
    **{("maintenance", status.value): words for status, words in MAINTENANCE.items()},
    ("maintenance", UNKNOWN): N_("Maintenance not known"),
    ("licence", UNKNOWN): N_("Licence not known"),
    **{("licence_family", family.value): words for family, words in FAMILIES.items()},
    **{("publisher_kind", kind.value): words for kind, words in AGENCY_KINDS.items()},
    ("publisher_kind", UNKNOWN): N_("No agency of the registry"),
    ("country", UNKNOWN): N_("Country not known"),
    ("year", UNKNOWN): N_("Year not known"),
    ("readiness", NOT_ASSESSED): N_("Not assessed"),
    ("reused", "true"): N_("Has been reused"),
    ("reused", "false"): N_("Not reused yet"),
    ("reuses", NONE): N_("Nobody reuses it yet"),
    ("reuses", ONE): N_("1 agency"),
    ("reuses", FEW): N_("2 to 4 agencies"),
    ("reuses", MANY): N_("5 agencies or more"),
}
_LEVELS: Final = frozenset(str(level) for level in range(LOWEST, HIGHEST + 1))


def label_of(facet: str, one: FacetValue, language: Language) -> str:
    """Return what a value of a facet is called; a licence and a name stand for themselves."""
    words = _WORDS.get((facet, one.value))
    if words:
        return translate(language, words)
    name = _NAMED.get(facet)
    return name(one.value, language) if name else one.label or one.value


def _level(level: str, language: Language) -> str:
    said = translate(language, N_("Level %(level)s")) % {"level": level}
    return said if level in _LEVELS else level


def _country(code: str, language: Language) -> str:
    name: str = READ[language].territories.get(code, code)
    return name


def _platform(name: str, _: Language) -> str:
    return PLATFORMS.get(name, name)


def _of_language(code: str, language: Language) -> str:
    name: str = READ[language].languages.get(code, code)
    return name[:1].upper() + name[1:]


_NAMED: Final[Mapping[str, Callable[[str, Language], str]]] = {
    "category": category_name,
    "country": _country,
    "interface_language": _of_language,
    "platform": _platform,
    "readiness": _level,
}
