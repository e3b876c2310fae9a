"""What the index keeps in memory of each entry: its names, its facets, and who may see it."""

from dataclasses import asdict, dataclass
from typing import Any, Final

from registry.search.index.entries import IndexedEntry
from registry.search.index.passages import organisations_of
from registry.search.index.words import bare

FACETS: Final = ("category", "licence", "status", "maintenance", "publisher", "reused")

SHOWN_REUSED: Final = "reused_with_demonstration"
"""Stands in the place of "reused" for who asks to see what is invented too."""

COLUMNS: Final = (*FACETS, SHOWN_REUSED)

UNKNOWN_LICENCE: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of the growing files belongs to a row."""

    passages: int
    wholes: int
    words: int
    length: int  # words counted with their repetitions


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as it was at one moment; a changed entry gets a new row and loses the old one."""

    id: str
    slug: str
    name: str
    aliases: tuple[str, ...]
    bare_names: tuple[
        str, ...
    ]  # its name, slug and aliases as a question is compared with them
    organisations: tuple[str, ...]  # who publishes or holds it, whole and bare
    facets: dict[str, tuple[str, ...]]
    publisher_name: str
    agency: str | None
    visibility: str
    restricted_to: tuple[str, ...]
    is_demonstration: bool
    is_discontinued: bool
    successor_id: str | None
    extent: Extent

    def as_record(self) -> dict[str, Any]:
        """Return the row as it is written down."""
        return asdict(self)


def row_of(entry: IndexedEntry, extent: Extent) -> Row:
    """Return the row of an entry."""
    return Row(
        id=entry.id,
        slug=entry.slug,
        name=entry.name,
        aliases=entry.aliases,
        bare_names=tuple(
            dict.fromkeys(bare(name) for name in (entry.name, entry.slug, *entry.aliases))
        ),
        organisations=tuple(dict.fromkeys(bare(name) for _, name in organisations_of(entry))),
        facets={
            "category": entry.categories,
            "licence": (entry.licence or UNKNOWN_LICENCE,),
            "status": (entry.status,),
            "maintenance": (entry.maintenance,),
            "publisher": (entry.publisher,) if entry.publisher else (),
            "reused": (_flag(is_set=entry.has_been_reused),),
            SHOWN_REUSED: (
                _flag(is_set=entry.has_been_reused or entry.has_been_reused_by_invented),
            ),
        },
        publisher_name=entry.publisher_name,
        agency=entry.agency,
        visibility=entry.visibility,
        restricted_to=entry.restricted_to,
        is_demonstration=entry.is_demonstration,
        is_discontinued=entry.is_discontinued,
        successor_id=entry.successor_id,
        extent=extent,
    )


def _flag(*, is_set: bool) -> str:
    return "true" if is_set else "false"


def read_row(record: dict[str, Any]) -> Row:
    """Return a row as it was written down."""
    record["facets"] = {name: tuple(values) for name, values in record["facets"].items()}
    record["extent"] = Extent(**record["extent"])
    for name in ("aliases", "bare_names", "organisations", "restricted_to"):
        record[name] = tuple(record[name])
    return Row(**record)
