"""What the index needs to know of one software, without knowing the catalogue's tables."""

from dataclasses import dataclass, field
from typing import Literal

Visibility = Literal["public", "government", "restricted"]


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
    agency: str | None = None  # the code of the agency that owns it: it always sees its own
    licence: str | None = None  # None is unknown, which is not free
    status: str = "unknown"
    has_been_reused: bool = False
    visibility: Visibility = "public"
    restricted_to: tuple[str, ...] = field(default=())
    is_demonstration: bool = False
    is_discontinued: bool = False
    successor_id: str | None = None
