"""Who may see which row: decided before anything is ranked or counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from registry.search.index.rows import Row

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ReaderScope:
    """What a reader is entitled to: the agencies they act for, and whether they see everything."""

    agency_codes: frozenset[str] = field(default=frozenset())
    sees_all: bool = False
    include_demonstration: bool = False


@dataclass(frozen=True, slots=True)
class Access:
    """The visibility of every row, in columns."""

    is_public: Mask
    is_restricted: Mask
    is_demonstration: Mask
    entitled: dict[str, NDArray[np.int64]]  # agency → the rows it owns or is named for

    def visible_to(self, scope: ReaderScope) -> Mask:
        """Return the rows that a reader may know of."""
        seen = self._entitled_to(scope)
        return seen if scope.include_demonstration else seen & ~self.is_demonstration

    def _entitled_to(self, scope: ReaderScope) -> Mask:
        if scope.sees_all:
            return np.ones(len(self.is_public), bool)
        seen = ~self.is_restricted if scope.agency_codes else self.is_public.copy()
        for code in scope.agency_codes:
            seen[self.entitled.get(code, [])] = True
        return seen


_NO_ROW: Final = np.empty(0, bool)
_OF_NO_ROW: Final = Access(_NO_ROW, _NO_ROW, _NO_ROW, {})


def access_of(rows: Sequence[Row], known: Access | None = None) -> Access:
    """Return the visibility of these rows, behind that of the rows before them."""
    before = known or _OF_NO_ROW
    entitled: dict[str, list[int]] = {}
    for number, row in enumerate(rows, len(before.is_public)):
        for code in {row.agency, *row.restricted_to} - {None}:
            entitled.setdefault(str(code), []).append(number)
    added = {code: np.array(numbers, np.int64) for code, numbers in entitled.items()}
    for code in added.keys() & before.entitled.keys():
        added[code] = np.concatenate([before.entitled[code], added[code]])
    return Access(
        is_public=_behind(before.is_public, (row.visibility == "public" for row in rows)),
        is_restricted=_behind(
            before.is_restricted, (row.visibility == "restricted" for row in rows)
        ),
        is_demonstration=_behind(
            before.is_demonstration, (row.is_demonstration for row in rows)
        ),
        entitled=before.entitled | added,
    )


def _behind(known: Mask, added: Iterable[bool]) -> Mask:
    return np.concatenate([known, np.fromiter(added, bool)])
