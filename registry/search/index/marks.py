"""What an entry is filtered, counted and ordered by: facet values and a few whole numbers.

They are kept in columns and not with the rows: a hundred thousand entries with a dictionary each
would take more memory than everything they say.
"""

from dataclasses import asdict, dataclass
from typing import Any, Final

from registry.search.index.entries import UNKNOWN, IndexedEntry
from registry.search.index.words import bare

FACETS: Final = (
    "category",
    "licence_family",
    "licence",
    "status",
    "maintenance",
    "reused",
    "reuses",
    "readiness",
    "publisher",
    "publisher_kind",
    "country",
    "interface_language",
    "platform",
    "base_software",
    "year",
)

WITH_INVENTED: Final = {
    "reused": "reused_with_demonstration",
    "reuses": "reuses_with_demonstration",
}
"""What stands in the place of a facet for who asks to see what is invented too."""

COLUMNS: Final = (*FACETS, *WITH_INVENTED.values())

REUSERS, RATIO, RELEASED = "reusers", "ratio", "released"
REUSERS_SHOWN, RATIO_SHOWN = "reusers_with_demonstration", "ratio_with_demonstration"
FIGURES: Final = (REUSERS, REUSERS_SHOWN, RATIO, RATIO_SHOWN, RELEASED)

NOT_KNOWN: Final = -1
"""Stands in a column of numbers where nobody knows one."""

NOT_ASSESSED: Final = "not_assessed"
NONE, ONE, FEW, MANY = "0", "1", "2-4", "5-or-more"
_MANY_FROM: Final = 5


@dataclass(frozen=True, slots=True)
class Marks:
    """The facet values of one entry, what some of them are called, and its numbers.

    A label is written down only by an entry that anyone may see, and so tells of no other.
    """

    facets: dict[str, tuple[str, ...]]
    labels: dict[str, dict[str, str]]
    figures: dict[str, int]

    def as_record(self) -> dict[str, Any]:
        """Return the marks as they are written down."""
        return asdict(self)


def marks_of(entry: IndexedEntry) -> Marks:
    """Return the marks of an entry."""
    reusers, shown = entry.reusers, max(entry.reusers, entry.reusers_with_invented)
    is_reused = entry.has_been_reused or reusers > 0
    under = {bare(name): name for name in entry.base_software if bare(name)}
    return Marks(
        facets={
            "category": entry.categories,
            "licence_family": (entry.licence_family,),
            "licence": (entry.licence or UNKNOWN,),
            "status": (entry.status,),
            "maintenance": (entry.maintenance,),
            "reused": (_flag(is_set=is_reused),),
            "reused_with_demonstration": (
                _flag(is_set=is_reused or shown > 0 or entry.has_been_reused_by_invented),
            ),
            "reuses": (_how_many(reusers),),
            "reuses_with_demonstration": (_how_many(shown),),
            "readiness": (str(entry.readiness or NOT_ASSESSED),),
            "publisher": (entry.publisher,) if entry.publisher else (),
            "publisher_kind": (entry.publisher_kind,),
            "country": (entry.country,),
            "interface_language": entry.interface_languages,
            "platform": entry.platforms,
            "base_software": tuple(under),
            "year": ((entry.released_on or "")[:4] or UNKNOWN,),
        },
        labels={
            "publisher": {entry.publisher: entry.publisher_name} if entry.publisher else {},
            "base_software": under if entry.visibility == "public" else {},
        },
        figures={
            REUSERS: reusers,
            REUSERS_SHOWN: shown,
            RATIO: NOT_KNOWN if entry.ratio is None else entry.ratio,
            RATIO_SHOWN: NOT_KNOWN
            if entry.ratio_with_invented is None
            else entry.ratio_with_invented,
            RELEASED: _day_number(entry.released_on),
        },
    )


def read_marks(record: dict[str, Any]) -> Marks:
    """Return marks as they were written down."""
    facets = {name: tuple(values) for name, values in record["facets"].items()}
    return Marks(facets, record["labels"], record["figures"])


def _flag(*, is_set: bool) -> str:
    return "true" if is_set else "false"


def _how_many(count: int) -> str:
    if count >= _MANY_FROM:
        return MANY
    return FEW if count > 1 else (ONE if count else NONE)


def _day_number(day: str | None) -> int:
    """Return a year, a month or a day as a number that orders as time does (20260130, 20260100)."""
    if day is None:
        return NOT_KNOWN
    return int(day.replace("-", "").ljust(8, "0"))
