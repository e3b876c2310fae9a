"""What the index needs to know of one software, without knowing the catalogue's tables."""

from dataclasses import dataclass, field
from typing import Literal

Visibility = Literal["public", "government", "restricted"]
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LocalisedTexts:
    """What one software says of itself in one language."""

    name: str = ""
    generic_name: str = ""
    short_description: str = ""
    long_description: str = ""
    features: tuple[str, ...] = ()
    alternative_descriptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyNames:
    """What an agency is called: its short names are words, its name is found as a whole.

    Half the words of a long name ("government", "information", "electronic") are what others ask
    for; as words of every entry it publishes they would find what has nothing to do with them.
    """

    name: str
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexedEntry:
    """One software as it is searched for: its texts, its facets, and who may see it."""

    id: str
    slug: str
    name: str
    texts: dict[str, LocalisedTexts]
    aliases: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    category_words: tuple[str, ...] = ()  # the categories' labels in every language of ours
    publisher: str = ""  # the publisher's slug
    publisher_name: str = ""
    publisher_names: tuple[AgencyNames, ...] = ()  # of the agency that the publisher is tied to
    holder_name: str = ""  # as it is written where no agency of ours holds the rights
    holder_names: tuple[
        AgencyNames, ...
    ] = ()  # of who holds the rights, and who looks after it
    base_software: tuple[str, ...] = ()  # what it needs under it
    agency: str | None = None  # the code of the agency that owns it: it always sees its own
    licence: str | None = None  # None is unknown, which is not free
    licence_family: str = UNKNOWN
    status: str = UNKNOWN
    maintenance: str = UNKNOWN
    has_been_reused: bool = False  # by a real agency
    has_been_reused_by_invented: bool = False  # or by a real one too
    reusers: int = 0  # real agencies
    reusers_with_invented: int = 0
    ratio: int | None = None  # of its reuses' months to the original's, in millionths
    ratio_with_invented: int | None = None
    readiness: int | None = None  # the overall level of the version assessed last
    publisher_kind: str = UNKNOWN
    country: str = UNKNOWN  # ISO 3166, in capitals
    interface_languages: tuple[str, ...] = ()  # ISO 639: no country, no script
    platforms: tuple[str, ...] = ()
    released_on: str | None = None  # its last version: a year, a month or a day
    visibility: Visibility = "public"
    restricted_to: tuple[str, ...] = field(default=())
    is_demonstration: bool = False
    is_discontinued: bool = False
    successor_id: str | None = None
