"""Facets: how many of what was found have each value, and keeping only those with some values.

They are counted over the rows' columns and not in Tantivy, because what was found is found by
meaning as well as by words. A facet's counts leave its own filter out, so that its other values
can still be chosen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from registry.search.index.access import Mask
from registry.search.index.marks import COLUMNS, FACETS, WITH_INVENTED, Marks

MOST_VALUES: Final = 100
"""Values of a facet that are told; a catalogue may have thousands of publishers."""

Filters = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet and how many of what was found have it."""

    value: str
    count: int
    label: str | None = None  # where the index knows one: a publisher's name


@dataclass(frozen=True, slots=True)
class Column:
    """The values of one facet by small numbers, row after row.

    `starts` says where each row's begin; it is None where every row has just one value, as of most
    facets it has: then a row's number is its place.
    """

    values: tuple[str, ...]
    labels: Mapping[str, str]
    codes: NDArray[Any]  # as wide as the number of values needs
    starts: NDArray[np.int32] | None

    @property
    def covered(self) -> int:
        """Return over how many rows it is."""
        return len(self.codes) if self.starts is None else len(self.starts) - 1

    def having(self, wanted: frozenset[str]) -> Mask:
        """Return the rows that have any of the wanted values."""
        is_wanted = np.array([value in wanted for value in self.values], bool)
        if not len(self.codes):
            return np.zeros(self.covered, bool)
        hits: Mask = is_wanted[self.codes]
        if self.starts is None:
            return hits
        before = np.concatenate([[0], np.cumsum(hits)])
        kept: Mask = before[self.starts[1:]] > before[self.starts[:-1]]
        return kept

    def counted(self, found: Mask, chosen: frozenset[str]) -> list[FacetValue]:
        """Return the values that occur most among what was found, and those that were chosen."""
        counts = np.bincount(self._codes_of(np.flatnonzero(found)), minlength=len(self.values))
        order = np.argsort(-counts, kind="stable")
        occurring = order[: np.count_nonzero(counts)]
        codes = [int(code) for code in occurring[:MOST_VALUES]]
        if chosen:
            codes += [
                int(code) for code in occurring[MOST_VALUES:] if self.values[code] in chosen
            ]
        values = [
            FacetValue(self.values[code], int(counts[code]), self.labels.get(self.values[code]))
            for code in codes
        ]
        return sorted(values, key=lambda one: (-one.count, one.value))

    def _codes_of(self, rows: NDArray[np.int64]) -> NDArray[Any]:
        """Return the values of some rows: what they cost to count grows with them alone."""
        if self.starts is None:
            return self.codes[rows]
        counts = self.starts[rows + 1] - self.starts[rows]
        ends = np.cumsum(counts)
        places = np.arange(ends[-1] if len(ends) else 0)
        codes: NDArray[Any] = self.codes[
            places + np.repeat(self.starts[rows] - ends + counts, counts)
        ]
        return codes


NO_COLUMNS: Final = {name: Column((), {}, np.empty(0, np.uint8), None) for name in COLUMNS}


def columns_of(marks: Sequence[Marks], known: Mapping[str, Column]) -> dict[str, Column]:
    """Return the columns of every facet, those of the rows before continued by the new ones."""
    return {name: _continued(name, column, marks) for name, column in known.items()}


def _continued(name: str, known: Column, marks: Sequence[Marks]) -> Column:
    if not marks:
        return known
    by_value = {value: code for code, value in enumerate(known.values)}
    labels = dict(known.labels)
    codes, counts = [], []
    for one in marks:
        values = dict.fromkeys(one.facets[name])
        counts.append(len(values))
        codes += [by_value.setdefault(value, len(by_value)) for value in values]
        labels.update(one.labels.get(name, {}))
    width = np.min_scalar_type(max(len(by_value) - 1, 0))
    joined = np.concatenate([known.codes.astype(width), np.array(codes, width)])
    return Column(tuple(by_value), labels, joined, _starts(known, counts))


def _starts(known: Column, counts: Sequence[int]) -> NDArray[np.int32] | None:
    if known.starts is None and all(count == 1 for count in counts):
        return None
    before = np.arange(known.covered + 1) if known.starts is None else known.starts
    added = before[-1] + np.cumsum(counts)
    return np.concatenate([before, added]).astype(np.int32)


def columns_for(columns: Mapping[str, Column], *, demonstration: bool) -> dict[str, Column]:
    """Return the column of every facet: what is invented counts only for who asks to see it."""
    shown = WITH_INVENTED if demonstration else {}
    return {name: columns[shown.get(name, name)] for name in FACETS}


def keep(found: Mask, columns: Mapping[str, Column], filters: Filters) -> Mask:
    """Return what was found and passes every filter."""
    for name, wanted in filters.items():
        if wanted:
            found = found & columns[name].having(wanted)
    return found


def count(
    found: Mask, columns: Mapping[str, Column], filters: Filters
) -> dict[str, list[FacetValue]]:
    """Return the counts of every facet over what was found, each without its own filter."""
    passing = {name: columns[name].having(wanted) for name, wanted in filters.items() if wanted}
    return {
        name: column.counted(
            _passing(found, [mask for other, mask in passing.items() if other != name]),
            filters.get(name, frozenset()),
        )
        for name, column in columns.items()
    }


def _passing(found: Mask, masks: Sequence[Mask]) -> Mask:
    for mask in masks:
        found = found & mask
    return found
