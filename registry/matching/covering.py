"""Which few pieces of software together meet what none of them meets alone.

Exact, for the numbers are small: every pair and every three among the best of a need are looked at.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from registry.matching.rules import Standing, Weighed, standing_of
from registry.matching.vocabulary import Strength

AMONG_THE_BEST: Final = 20
"""How many of a need's best matches are combined: 190 pairs and 1,140 threes."""

PAIRS_SHOWN: Final = 2
_STRONGER: Final = {Strength.NOT_FOUND: 0, Strength.LIKELY: 1, Strength.STATED: 2}


@dataclass(frozen=True)
class Coverer:
    """One software: of which lineage it is, and what was found in it for each requirement, in their order."""

    lineage: Hashable
    rows: Sequence[Weighed]

    @property
    def found(self) -> int:
        """Return the requirements it meets, stated or likely, one bit each."""
        return sum(
            1 << place
            for place, row in enumerate(self.rows)
            if row.strength is not Strength.NOT_FOUND
        )


@dataclass(frozen=True)
class Combination:
    """Some software that meets more together than any alone: places in the order they were given."""

    members: tuple[int, ...]
    standing: Standing


def combinations_of(every: Sequence[Coverer]) -> list[Combination]:
    """Return the combinations to propose: the best two pairs, and the best three where it meets more.

    One is proposed only where each of its members meets something that the others do not, no two are
    versions of one another, and together they stand above the best alone: musts before shoulds
    before coulds, what is stated before what is likely. Ties go to whoever comes first. What comes
    best first is handed in.
    """
    best = every[:AMONG_THE_BEST]
    alone = max((standing_of(one.rows) for one in best), default=Standing(0, 0, 0))
    pairs = _ranked(best, 2, alone)[:PAIRS_SHOWN]
    threes = _ranked(best, 3, pairs[0].standing if pairs else alone)[:1]
    return [*threes, *pairs]


def strongest(every: Sequence[Coverer], members: Sequence[int], place: int) -> int | None:
    """Return which member meets a requirement best; the first of those that do as well, None where none does."""
    best = max(members, key=lambda one: (_STRONGER[every[one].rows[place].strength], -one))
    return None if every[best].rows[place].strength is Strength.NOT_FOUND else best


def _ranked(every: Sequence[Coverer], size: int, above: Standing) -> list[Combination]:
    found = [one.found for one in every]
    proposed = [
        _combined(every, members)
        for members in combinations(range(len(every)), size)
        if _each_adds([found[one] for one in members])
        and len({every[one].lineage for one in members}) == size
    ]
    better = [one for one in proposed if one.standing > above]
    return sorted(better, key=lambda one: (*(-part for part in one.standing), one.members))


def _combined(every: Sequence[Coverer], members: tuple[int, ...]) -> Combination:
    together = [
        max(rows, key=lambda row: _STRONGER[row.strength])
        for rows in zip(*(every[one].rows for one in members), strict=True)
    ]
    return Combination(members, standing_of(together))


def _each_adds(found: Sequence[int]) -> bool:
    """Tell whether each meets something that none of the others does."""
    return all(
        each & ~without for each, without in zip(found, _without_each(found), strict=True)
    )


def _without_each(found: Sequence[int]) -> Iterator[int]:
    for place in range(len(found)):
        others = 0
        for each in (*found[:place], *found[place + 1 :]):
            others |= each
        yield others
