"""What is added to how well an entry answers: its name, its evidence, its status.

An entry whose name is the question comes first. Evidence that it is used and looked after tells
near-ties apart and outweighs no answer. What is discontinued sinks, and lies under what succeeds it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from registry.search.index.access import Mask
from registry.search.index.facets import Column
from registry.search.index.outcome import Parts
from registry.search.index.ranking import Ranked
from registry.search.index.state import State
from registry.search.index.vectors import Scores

NAMED: Final = 0.30
"""Added to the score of an entry whose name is the question."""

BY_ORGANISATION: Final = 0.10
"""Added to the score of an entry whose publisher or holder is the question."""

EVIDENCE: Final[Mapping[tuple[str, str], float]] = {
    ("reused", "true"): 0.010,
    ("status", "stable"): 0.005,
    ("maintenance", "active"): 0.005,
}
"""What speaks for an entry, by facet and value: hundredths, less than one word found adds."""

DISCONTINUED: Final = 0.90
"""What is left of the score of an entry that is discontinued."""

_JUST_BELOW: Final = 1e-4
_PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class Called:
    """The rows that bear the question as their name, and those whose publisher or holder does."""

    named: list[int]
    organised: list[int]


@dataclass(frozen=True, slots=True)
class Lifted:
    """The score of every row, and what was added to how well it answers."""

    score: Scores
    name: Scores
    organisation: Scores
    evidence: Scores
    status: Scores

    def parts_of(self, row: int, ranked: Ranked) -> Parts:
        """Return what a row's score is made of, rounded; a name lifts it to 1 and no further."""
        told = [
            round(float(part[row]), _PLACES)
            for part in (
                ranked.passage,
                ranked.whole,
                ranked.words,
                ranked.covered,
                self.name,
                self.organisation,
                self.evidence,
                self.status,
            )
        ]
        parts = Parts(*told)
        over = max(parts.total - 1, 0)
        if over:
            told[4] = round(told[4] - over, _PLACES)
        return Parts(*told)


def lifted(
    ranked: Ranked, matched: Mask, called: Called, columns: Mapping[str, Column], state: State
) -> Lifted:
    """Return the score of every row, and what lifts or lowers it."""
    score = ranked.score
    name, organisation = np.zeros_like(score), np.zeros_like(score)
    name[called.named] = NAMED
    organisation[called.organised] = BY_ORGANISATION
    evidence = _evidence(columns, len(score))
    score = score + name + organisation + evidence
    status = _sunk(score, matched, state) - score
    return Lifted(score + status, name, organisation, evidence, status)


def _evidence(columns: Mapping[str, Column], count: int) -> Scores:
    evidence = np.zeros(count, np.float32)
    for (facet, value), worth in EVIDENCE.items():
        evidence += worth * columns[facet].having(frozenset({value}))
    return evidence


def _sunk(score: Scores, matched: Mask, state: State) -> Scores:
    score = score.copy()
    retired = np.flatnonzero(matched & state.is_discontinued).tolist()
    score[retired] *= DISCONTINUED
    heirs = {row: _heirs(row, state) for row in retired}
    for row in sorted(
        retired, key=lambda row: len(heirs[row])
    ):  # an heir sinks before its elders
        for heir in heirs[row]:
            if matched[heir]:
                score[row] = min(score[row], score[heir] - _JUST_BELOW)
    return score


def _heirs(row: int, state: State) -> list[int]:
    heirs: list[int] = []
    successor = state.rows[row].successor_id
    while successor is not None and (heir := state.numbers.get(successor)) is not None:
        if heir in heirs or heir == row:
            break  # two entries that name each other
        heirs.append(heir)
        successor = state.rows[heir].successor_id
    return heirs
