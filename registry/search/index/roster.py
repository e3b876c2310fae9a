"""What a state keeps in memory of all its rows, in columns, and how a change is added to them.

Nothing of the rows that were there before is read again: what a change costs grows with the change,
but for the copies of columns, which take a thousandth of a second for a million rows.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from registry.search.index.access import Access, Mask, access_of
from registry.search.index.facets import NO_COLUMNS, Column, columns_of
from registry.search.index.files import Record
from registry.search.index.keeping import Rows
from registry.search.index.layers import Layered
from registry.search.index.marks import Marks, read_marks
from registry.search.index.rows import Row, read_row
from registry.search.index.sorting import NO_FIGURES, Figures, figures_of

_AT_ONCE: Final = 20_000
"""Rows that are read before they are put into columns: as objects a million would take gigabytes."""

_FEW: Final = 16
"""Where so many times more rows are known than came, the new ones are put in their places one by one."""

Names = Layered[list[int]]
Extents = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Roster:
    """All rows of a state in columns, the outdated ones among them."""

    rows: Rows
    alive: Mask
    is_discontinued: Mask
    numbers: Layered[int]  # an entry's id → its living row
    names: Names  # a bare name, alias or slug → living rows
    organisations: Names  # the bare name of a publisher or holder → living rows
    slug_order: NDArray[np.int64]  # each row's place when all are ordered by slug
    name_order: NDArray[np.int64]
    access: Access
    facets: dict[str, Column]
    figures: Figures
    extents: Extents  # of each row: passages, whole texts, words, and words with repetitions

    def continued(self, records: Iterable[Record]) -> "Roster":
        """Return this roster and the rows that some records tell of, without those they say are gone."""
        roster, remaining = self, iter(records)
        while some := list(islice(remaining, _AT_ONCE)):
            roster = roster._with(some)
        return replace(
            roster,
            slug_order=_places(self.slug_order, roster.rows, _slug),
            name_order=_places(self.name_order, roster.rows, _name),
        )

    def _with(self, records: Sequence[Record]) -> "Roster":
        rows: list[Row] = []
        marks: list[Marks] = []
        changes: dict[str, int | None] = {}
        outdated: list[int] = []
        for record in records:
            id_, number = record.get("gone"), None
            if id_ is None:
                marks.append(read_marks(record.pop("marks")))
                rows.append(read_row(record))
                id_, number = rows[-1].id, len(self.rows) + len(rows) - 1
            before = changes[id_] if id_ in changes else self.numbers.get(id_)
            if before is not None:
                outdated.append(before)
            changes[id_] = number
        kept = self.rows.with_rows(rows)
        alive = np.concatenate([self.alive, np.ones(len(rows), bool)])
        alive[outdated] = False
        came = [row for row in range(len(self.rows), len(kept)) if alive[row]]
        left = [(row, kept[row]) for row in outdated if row < len(self.rows)]
        living = [(row, rows[row - len(self.rows)]) for row in came]
        return replace(
            self,
            rows=kept,
            alive=alive,
            numbers=self.numbers.changed(changes),
            is_discontinued=np.concatenate(
                [self.is_discontinued, np.array([row.is_discontinued for row in rows], bool)]
            ),
            names=_renamed(self.names, left, living, _names),
            organisations=_renamed(self.organisations, left, living, _organisations),
            access=access_of(rows, self.access),
            facets=columns_of(marks, self.facets),
            figures=figures_of(marks, self.figures),
            extents=np.concatenate([self.extents, _extents(rows)]),
        )


def no_rows() -> Roster:
    """Return the roster of a state that is yet to be read."""
    none = np.empty(0, bool)
    order = np.empty(0, np.int64)
    return Roster(
        rows=Rows(),
        alive=none,
        is_discontinued=none,
        numbers=Layered(),
        names=Layered(),
        organisations=Layered(),
        slug_order=order,
        name_order=order,
        access=access_of([]),
        facets=NO_COLUMNS,
        figures=NO_FIGURES,
        extents=_extents([]),
    )


def _extents(rows: Sequence[Row]) -> Extents:
    told = [
        (row.extent.passages, row.extent.wholes, row.extent.words, row.extent.length)
        for row in rows
    ]
    return np.array(told, np.int32).reshape(len(rows), 4)


def _names(row: Row) -> tuple[str, ...]:
    return row.bare_names


def _organisations(row: Row) -> tuple[str, ...]:
    return row.organisations


def _renamed(
    known: Names,
    left: Sequence[tuple[int, Row]],
    came: Sequence[tuple[int, Row]],
    names_of: Callable[[Row], tuple[str, ...]],
) -> Names:
    """Return which living rows bear which name, after some left and others came."""
    changes: dict[str, list[int]] = {}

    def own(name: str) -> list[int]:
        if name not in changes:  # the lists that stand there belong to an older state too
            changes[name] = list(known.get(name, ()))
        return changes[name]

    for row, held in left:
        for name in names_of(held):
            own(name).remove(row)
    for row, held in came:
        for name in names_of(held):
            own(name).append(row)
    return known.changed({name: rows or None for name, rows in changes.items()})


def _slug(row: Row) -> str:
    return row.slug


def _name(row: Row) -> str:
    return f"{row.bare_names[0]} {row.slug}"


def _places(
    known: NDArray[np.int64], rows: Rows, key_of: Callable[[Row], str]
) -> NDArray[np.int64]:
    """Return the place of each row when all are ordered by a key, which is known of the first ones."""
    count = len(known)
    added = [key_of(rows[row]) for row in range(count, len(rows))]
    if not added:
        return known
    order = np.empty(count, np.int64)
    order[known] = np.arange(count)
    if len(added) * _FEW > count:
        keys = [key_of(rows[row]) for row in range(count)] + added
        return _ranks(np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64))
    turn = sorted(range(len(added)), key=added.__getitem__)
    before = np.array([_before(added[one], order, rows, key_of) for one in turn], np.int64)
    return _ranks(np.insert(order, before, count + np.array(turn, np.int64)))


def _before(
    key: str, order: NDArray[np.int64], rows: Rows, key_of: Callable[[Row], str]
) -> int:
    """Return how many of the rows in order come before a key, or have the same one."""
    low, high = 0, len(order)
    while low < high:
        middle = (low + high) // 2
        if key_of(rows[int(order[middle])]) <= key:
            low = middle + 1
        else:
            high = middle
    return low


def _ranks(order: NDArray[np.int64]) -> NDArray[np.int64]:
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return places
