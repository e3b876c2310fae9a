"""Facets: how many of what was found have each value, and keeping only those with some values.

They are counted over the rows' columns and not in Tantivy, because what was found is found by
meaning as well as by words. A facet's counts leave its own filter out, so that its other values
can still be chosen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from registry.search.index.access import Mask
from registry.search.index.rows import COLUMNS, FACETS, SHOWN_REUSED, Row

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
    """The values of one facet: pairs of row and value, for a row may have several."""

    values: tuple[str, ...]
    labels: dict[str, str]
    rows: NDArray[np.int64]
    codes: NDArray[np.int64]
    covered: int  # how many rows it is over

    def having(self, wanted: frozenset[str], count: int) -> Mask:
        """Return the rows that have any of the wanted values."""
        codes = [code for code, value in enumerate(self.values) if value in wanted]
        kept = np.zeros(count, bool)
        kept[self.rows[np.isin(self.codes, codes)]] = True
        return kept

    def counted(self, found: Mask, chosen: frozenset[str]) -> list[FacetValue]:
        """Return the values that occur most among what was found, and those that were chosen."""
        counts = np.bincount(self.codes[found[self.rows]], minlength=len(self.values))
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


NO_COLUMNS: Final = {
    name: Column((), {}, np.empty(0, np.int64), np.empty(0, np.int64), 0) for name in COLUMNS
}


def columns_of(rows: Sequence[Row], known: Mapping[str, Column]) -> dict[str, Column]:
    """Return the columns of every facet, those of the rows before continued by the new ones."""
    return {name: _continued(name, column, rows) for name, column in known.items()}


def _continued(name: str, known: Column, rows: Sequence[Row]) -> Column:
    codes_by_value = {value: code for code, value in enumerate(known.values)}
    labels = dict(known.labels)
    numbers, codes = [], []
    for number in range(known.covered, len(rows)):
        row = rows[number]
        for value in dict.fromkeys(row.facets[name]):
            numbers.append(number)
            codes.append(codes_by_value.setdefault(value, len(codes_by_value)))
        if name == "publisher":
            labels.update(dict.fromkeys(row.facets[name], row.publisher_name))
    return Column(
        tuple(codes_by_value),
        labels,
        np.concatenate([known.rows, np.array(numbers, np.int64)]),
        np.concatenate([known.codes, np.array(codes, np.int64)]),
        len(rows),
    )


def columns_for(columns: Mapping[str, Column], *, demonstration: bool) -> dict[str, Column]:
    """Return the column of every facet: what is invented counts only for who asks to see it."""
    shown = {"reused": SHOWN_REUSED} if demonstration else {}
    return {name: columns[shown.get(name, name)] for name in FACETS}


def keep(found: Mask, columns: Mapping[str, Column], filters: Filters) -> Mask:
    """Return what was found and passes every filter."""
    for name, wanted in filters.items():
        if wanted:
            found = found & columns[name].having(wanted, len(found))
    return found


def count(
    found: Mask, columns: Mapping[str, Column], filters: Filters
) -> dict[str, list[FacetValue]]:
    """Return the counts of every facet over what was found, each without its own filter."""
    counts = {}
    for name, column in columns.items():
        others = {other: wanted for other, wanted in filters.items() if other != name}
        chosen = filters.get(name, frozenset())
        counts[name] = column.counted(keep(found, columns, others), chosen)
    return counts
