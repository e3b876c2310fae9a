"""One form for the rows of every kind of list: what one says, and what is to be said of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from registry.catalogue.bulk.remarks import AT_ONCE
from registry.catalogue.publiccode.findings import START, Finding, Place, Remark, shown
from registry.catalogue.vocabulary import SourceKind

Values = dict[str, Any]  # Any: what a draft's fields take
Where = Callable[[str], Place]
"""Tells where the value of a key, or of a field of the catalogue, stands, or what is nearest to it."""


def at_the_start(_key: str) -> Place:
    """Return where a file begins: of what has no lines."""
    return START


@dataclass(frozen=True)
class Row:
    """What one line of a list says of one software; `publisher` is who publishes, as it is named there.

    `where` tells where in the file the values of its fields stand.
    """

    number: int
    values: Values
    publisher: str | None = None
    findings: tuple[Finding, ...] = ()
    where: Where = at_the_start


@dataclass(frozen=True)
class Bulk:
    """A list as it was read: its rows come one by one, so that a long one is never held whole.

    `source` tells this list from others, so that reading it again is known. Without rows its
    findings say why.
    """

    kind: SourceKind
    source: str
    rows: Iterable[Row]
    total: int | None = None
    findings: tuple[Finding, ...] = ()


@dataclass
class Said:
    """What is to be said of one row, as it is read."""

    where: Where
    prefix: str = ""
    made: list[Finding] = field(default_factory=list)

    def add(
        self, remark: Remark, key: str, /, column: int | None = None, **params: object
    ) -> None:
        """Note that something is wrong with a key."""
        if len(self.made) < AT_ONCE:
            place = self.where(key)
            place = place if column is None else Place(place.line, column)
            self.made.append(finding_of(remark, self.prefix + key, place, **params))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what was noted."""
        return tuple(self.made)


def finding_of(remark: Remark, key: str, place: Place, /, **params: object) -> Finding:
    """Return a finding of some kind at a place."""
    sayable = {name: shown(value) for name, value in params.items()}
    return Finding(
        remark.severity,
        key,
        place.line,
        place.column,
        remark.code,
        remark.message_id,
        remark.hint_id,
        sayable,
    )
