"""What is added to how well an entry answers: its name, its evidence, its status.

An entry whose name is the question comes first. Evidence that it is used and looked after tells
near-ties apart and outweighs no answer. What is discontinued sinks, and lies under what succeeds it,
unless the question names its version.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from registry.search.index.access import Mask
from registry.search.index.facets import Column
from registry.search.index.names import Version, is_version_of
from registry.search.index.outcome import Parts
from registry.search.index.ranking import Ranked
from registry.search.index.state import State
from registry.search.index.vectors import Scores

NAMED: Final = 0.30
"""Added to the score of an entry whose name is the question."""

BY_ORGANISATION: Final = 0.10
"""Added to the score of an entry whose publisher or holder is the question."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that speaks for an entry: the values of a facet that do, and what that adds."""

    facet: str
    values: frozenset[str]
    worth: float


EVIDENCE: Final = (
    Evidence("reused", frozenset({"true"}), 0.008),
    Evidence("status", frozenset({"stable"}), 0.003),
    Evidence("maintenance", frozenset({"active"}), 0.003),
    Evidence("readiness", frozenset({"5", "6", "7", "8", "9"}), 0.003),  # practical and better
)
FRESHNESS: Final = 0.003
"""What a version of this year or the last one adds. All evidence together is 0.02: less than one
word that is found of a question of a dozen adds by its coverage alone."""

DISCONTINUED: Final = 0.90
"""What is left of the score of an entry that is discontinued."""

_JUST_BELOW: Final = 1e-4
_PLACES: Final = 4
_LEFT_OFF: Final = tuple(
    [part.name for part in fields(Parts)].index(name)
    for name in (
        "words",
        "about",
        "coverage",
        "passage",
        "whole",
        "name",
        "organisation",
        "evidence",
    )
)


@dataclass(frozen=True, slots=True)
class Called:
    """The rows that bear the question as their name, and those whose publisher or holder does.

    `versions` are those that the question names in passing, and `versioned` the rows called so.
    """

    named: list[int]
    organised: list[int]
    versions: frozenset[Version]
    versioned: list[int]


@dataclass(frozen=True, slots=True)
class Lifted:
    """The score of every row, and what was added to how well it answers."""

    score: Scores
    name: Scores
    organisation: Scores
    evidence: Scores
    status: Scores
    grounds: Sequence[tuple[Evidence, Mask]]

    def grounds_of(self, row: int) -> tuple[Evidence, ...]:
        """Return what a row's share of evidence is made of."""
        return tuple(ground for ground, having in self.grounds if having[row])

    def parts_of(self, row: int, ranked: Ranked) -> Parts:
        """Return what a row's score is made of, rounded, up to 1 and no further.

        What is more than that is left off the words, for rare ones alone can count for more than 1.
        """
        told = [
            round(float(part[row]), _PLACES)
            for part in (
                ranked.passage,
                ranked.whole,
                ranked.words,
                ranked.covered,
                ranked.about,
                self.name,
                self.organisation,
                self.evidence,
                self.status,
            )
        ]
        over = max(Parts(*told).total - 1, 0)
        for place in _LEFT_OFF:
            cut = min(over, max(told[place], 0))
            told[place], over = round(told[place] - cut, _PLACES), over - cut
        return Parts(*told)


def lifted(
    ranked: Ranked,
    matched: Mask,
    called: Called,
    columns: Mapping[str, Column],
    state: State,
    year: int,
) -> Lifted:
    """Return the score of every row, and what lifts or lowers it; `year` is the present one."""
    score = ranked.score
    retired = np.flatnonzero(matched & state.is_discontinued).tolist()
    asked_for = [row for row in retired if _is_asked_for(row, called, state)]
    name, organisation = np.zeros_like(score), np.zeros_like(score)
    name[[*called.named, *asked_for]] = NAMED
    organisation[called.organised] = BY_ORGANISATION
    grounds = _grounds(columns, year)
    evidence = np.zeros(len(score), np.float32)
    for ground, having in grounds:
        evidence += ground.worth * having
    score = score + name + organisation + evidence
    sinking = [row for row in retired if row not in asked_for]
    status = _sunk(score, matched, sinking, state) - score
    return Lifted(score + status, name, organisation, evidence, status, grounds)


def _grounds(columns: Mapping[str, Column], year: int) -> list[tuple[Evidence, Mask]]:
    fresh = Evidence("year", frozenset({str(year), str(year - 1)}), FRESHNESS)
    return [
        (ground, columns[ground.facet].having(ground.values)) for ground in (*EVIDENCE, fresh)
    ]


def _is_asked_for(row: int, called: Called, state: State) -> bool:
    """Tell whether a question names the version that an entry is of, and that what follows it is not."""
    return is_version_of(state.rows[row].bare_names, called.versions) and not any(
        is_version_of(state.rows[heir].bare_names, called.versions)
        for heir in _heirs(row, state)
    )


def _sunk(score: Scores, matched: Mask, retired: Sequence[int], state: State) -> Scores:
    score = score.copy()
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
