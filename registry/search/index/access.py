"""Who may see which row: decided before anything is ranked or counted."""

from collections.abc import Sequence
from dataclasses import dataclass, field

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


def access_of(rows: Sequence[Row]) -> Access:
    """Return the visibility of these rows."""
    entitled: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for code in {row.agency, *row.restricted_to} - {None}:
            entitled.setdefault(str(code), []).append(number)
    return Access(
        is_public=np.array([row.visibility == "public" for row in rows], bool),
        is_restricted=np.array([row.visibility == "restricted" for row in rows], bool),
        is_demonstration=np.array([row.is_demonstration for row in rows], bool),
        entitled={code: np.array(numbers, np.int64) for code, numbers in entitled.items()},
    )
