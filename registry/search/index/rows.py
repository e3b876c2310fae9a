"""What the index keeps in memory of each entry: its names, and who may see it."""

from dataclasses import asdict, dataclass
from typing import Any

from registry.search.index.entries import IndexedEntry
from registry.search.index.names import called
from registry.search.index.passages import organisations_of
from registry.search.index.words import bare


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
    ]  # its name, slug, aliases and acronyms as a question is compared with them
    organisations: tuple[str, ...]  # who publishes or holds it, whole and bare
    agency: str | None
    visibility: str
    restricted_to: tuple[str, ...]
    is_demonstration: bool
    is_discontinued: bool
    successor_id: str | None
    extent: Extent

    @property
    def is_open(self) -> bool:
        """Whether anyone may see it without asking for what is invented."""
        return self.visibility == "public" and not self.is_demonstration

    def as_record(self) -> dict[str, Any]:
        """Return the row as it is written down."""
        return asdict(self)


def row_of(entry: IndexedEntry, extent: Extent) -> Row:
    """Return the row of an entry."""
    localised = (texts.name for _, texts in sorted(entry.texts.items()))
    return Row(
        id=entry.id,
        slug=entry.slug,
        name=entry.name,
        aliases=entry.aliases,
        bare_names=called(entry.name, (entry.slug, *entry.aliases, *localised)),
        organisations=tuple(dict.fromkeys(bare(name) for _, name in organisations_of(entry))),
        agency=entry.agency,
        visibility=entry.visibility,
        restricted_to=entry.restricted_to,
        is_demonstration=entry.is_demonstration,
        is_discontinued=entry.is_discontinued,
        successor_id=entry.successor_id,
        extent=extent,
    )


def read_row(record: dict[str, Any]) -> Row:
    """Return a row as it was written down."""
    record["extent"] = Extent(**record["extent"])
    for name in ("aliases", "bare_names", "organisations", "restricted_to"):
        record[name] = tuple(record[name])
    return Row(**record)
