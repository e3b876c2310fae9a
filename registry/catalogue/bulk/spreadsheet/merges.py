"""Which cells of a sheet are merged into others, told row by row, so that no list of them is ever held.

One area can cover a hundred thousand rows of five hundred columns: of each only its edges are kept.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from openpyxl.utils import range_boundaries

MOST_MERGES: Final = 100_000
_AREA: Final = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"'
)
_STEP: Final = 1024 * 1024
_OVERLAP: Final = 200
Area = tuple[int, int, int, int]
"""Its first and last row, its first and last column, all counted from 1."""


class Merges:
    """The cells that hold nothing since they are merged into another; rows are asked for in their order."""

    def __init__(self, areas: list[Area]) -> None:
        self._coming = sorted(areas, reverse=True)
        self._until: dict[int, int] = {}  # column → the last row that an area covers there

    def hidden_in(self, row: int) -> list[int]:
        """Return the columns of a row, counted from 0, that are merged into another cell."""
        firsts = set()
        while self._coming and self._coming[-1][0] <= row:
            top, bottom, left, right = self._coming.pop()
            if top == row:
                firsts.add(left)
            for column in range(left, right + 1):
                self._until[column] = max(bottom, self._until.get(column, 0))
        self._until = {column: until for column, until in self._until.items() if until >= row}
        return sorted(column - 1 for column in self._until.keys() - firsts)


def merges_in(part: Any, most_columns: int) -> Merges:  # Any: an open file
    """Return the merged cells of a sheet's own file, as far as its columns are read."""
    areas: list[Area] = []
    for text in _texts(part):
        left, top, right, bottom = (int(edge) for edge in range_boundaries(text) if edge)
        areas.append((top, bottom, left, min(right, most_columns)))
        if len(areas) >= MOST_MERGES:
            break
    return Merges(areas)


def _texts(part: Any) -> Iterator[str]:  # Any: as above
    kept = b""
    while chunk := part.read(_STEP):
        window = kept + chunk
        end = 0
        for match in _AREA.finditer(window):
            end = match.end()
            yield match[1].decode()
        kept = window[max(end, len(window) - _OVERLAP) :]
