"""The rows that a process has open, in a file of its own: a million of them as objects take a gigabyte.

What is kept in memory of every row is what every question needs of all of them, in columns. The
rest is read for the few that are told. The file has no name, so that it ends with the process, and
nothing that happens to the index's files reaches it.
"""

import marshal
import os
import tempfile
import weakref
from collections.abc import Sequence
from typing import Final, overload

import numpy as np
from numpy.typing import NDArray

from registry.search.index.rows import Extent, Row

_REMEMBERED: Final = 4_096


class _Shelf:
    """Packed rows, one after another; rows are added by whoever opens a state, and by nobody else."""

    def __init__(self) -> None:
        self._number = _nameless_file(self)
        self._overflow: dict[int, bytes] = {}  # by its place, what a full disk did not take
        self._size = 0
        self.recent: dict[int, Row] = {}  # by its number, which never means another row

    def add(self, packed: Sequence[bytes], start: int) -> None:
        """Write rows from a place on: where an opening broke off, over what it left."""
        if start < self._size:
            self.recent.clear()
            self._overflow = {
                place: one for place, one in self._overflow.items() if place < start
            }
        for one in packed:
            if not _is_written(self._number, one, start):
                self._overflow[start] = one
            start += len(one)
        self._size = start

    def row(self, start: int, end: int) -> Row:
        """Return the row that lies between two places."""
        held = self._overflow.get(start)
        if held is None:
            held = os.pread(self._number, end - start, start)
        return _unpacked(held)


def _nameless_file(owner: object) -> int:
    """Return the number of a file that ends with its owner; -1 where there is no room for one."""
    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115  it is open as long as its owner lives
    except OSError:
        return -1
    weakref.finalize(owner, file.close)
    return file.fileno()


def _is_written(file: int, content: bytes, start: int) -> bool:
    try:
        return os.pwrite(file, content, start) == len(content)
    except OSError:
        return False


class Rows(Sequence[Row]):
    """The rows of one state; those of the state before are the same file's beginning."""

    def __init__(
        self, shelf: _Shelf | None = None, starts: NDArray[np.int64] | None = None
    ) -> None:
        self._shelf = shelf or _Shelf()
        self._starts = np.zeros(1, np.int64) if starts is None else starts
        self._count = len(self._starts) - 1

    def __len__(self) -> int:
        """Return how many rows there are, the outdated ones among them."""
        return self._count

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> list[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | list[Row]:
        """Return a row, or some."""
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        if not -self._count <= number < self._count:
            raise IndexError(number)
        place = int(number) % self._count
        known = self._shelf.recent.get(place)
        return known if known is not None else self._read(place)

    def _read(self, place: int) -> Row:
        recent = self._shelf.recent
        row = self._shelf.row(int(self._starts[place]), int(self._starts[place + 1]))
        if len(recent) >= _REMEMBERED:
            recent.clear()
        recent[place] = row
        return row

    def with_rows(self, rows: Sequence[Row]) -> "Rows":
        """Return these and new ones behind them."""
        packed = [_packed(row) for row in rows]
        ends = self._starts[-1] + np.cumsum([len(one) for one in packed], dtype=np.int64)
        self._shelf.add(packed, int(self._starts[-1]))
        return Rows(self._shelf, np.concatenate([self._starts, ends]))


def _packed(row: Row) -> bytes:
    extent = row.extent
    return marshal.dumps(
        (
            row.id,
            row.slug,
            row.name,
            row.aliases,
            row.bare_names,
            row.organisations,
            row.agency,
            row.visibility,
            row.restricted_to,
            row.is_demonstration,
            row.is_discontinued,
            row.successor_id,
            (extent.passages, extent.wholes, extent.words, extent.length),
        )
    )


def _unpacked(packed: bytes) -> Row:
    *told, extent = marshal.loads(packed)  # noqa: S302  of a file that is ours alone
    values = [*told, Extent(*extent)]
    return Row(*values)
