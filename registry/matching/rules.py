"""How near a software comes to a need, as a proposal to look at: never a verdict.

What decides is the assessment, which a person makes; this only says what to look at first.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from registry.matching.vocabulary import Strength
from registry.needs.vocabulary import Priority
from registry.policies.schemas import RequirementWeights
from registry.search.index.inflections import forms_among
from registry.search.index.words import composed, words_of

STATED = 0.60
"""From this likeness in meaning a passage is taken to state what a requirement asks for."""

LIKELY = 0.45
"""From this likeness it likely does. Both are calibrated: tests/registry/matching/test_strength.py."""

MOST_SAID = 0.5
"""From this share of a requirement's words, its first among them, a passage is said to name it."""

SHARED_LIKELY = 0.30
"""From this likeness a passage that shares most of a requirement's words, its first or not, is likely."""

OF_THE_WHOLE = 0.5
"""What part of a match's score the need as a whole makes up; its requirements make up the rest."""

DISCONTINUED = 0.85
"""What is left of the standing of a software that is discontinued."""

CREDIT = {Strength.STATED: 1.0, Strength.LIKELY: 0.5, Strength.NOT_FOUND: 0.0}
"""What a requirement counts for by the strength of what was found: what is only likely, half."""


@dataclass(frozen=True)
class Nearest:
    """The passage of a software that comes nearest to a requirement, and where in its entry it stands.

    By meaning (`likeness`, a cosine) or by its words (`said`, see `said_of`): a feature in one word
    means little by itself, and says all the same what a requirement begins with. `shared` is which
    share of the requirement's words it has in any place; `is_asked` whether it is a feature, and the
    requirement asks for all of it ("Recordatorios", in "enviar recordatorios antes de la hora").
    """

    passage: str
    language: str
    likeness: float
    said: float = 0.0
    place: str = "feature"
    shared: float = 0.0
    is_asked: bool = False

    @property
    def strength(self) -> Strength:
        """How far it meets the requirement: it means it, says it all, or means and says much of it."""
        names_it = self.said >= MOST_SAID and self.likeness >= LIKELY
        if self.likeness >= STATED or self.said == 1 or names_it:
            return Strength.STATED
        shares = self.shared >= MOST_SAID and self.likeness >= SHARED_LIKELY
        if self.likeness >= LIKELY or self.said >= MOST_SAID or shares or self.is_asked:
            return Strength.LIKELY
        return Strength.NOT_FOUND

    @property
    def nearness(self) -> float:
        """Return how near it comes, from 0 to 1, by its meaning or by its words."""
        least = {Strength.STATED: STATED, Strength.LIKELY: LIKELY, Strength.NOT_FOUND: 0.0}
        return max(self.likeness, least[self.strength])


class Standing(NamedTuple):
    """Which share of the musts, of the shoulds and of the coulds a software meets, from 0 to 1.

    Standings are compared in that order: no number of coulds makes up for a must.
    """

    must: float
    should: float
    could: float


class Weighed(NamedTuple):
    """One requirement: its priority, what it weighs, and the strength of what was found for it."""

    priority: Priority
    weight: int
    strength: Strength


def standing_of(rows: Iterable[Weighed]) -> Standing:
    """Return how a software stands; within a priority by weight. What is not asked for counts 0."""
    asked = dict.fromkeys(Priority, 0)
    met = dict.fromkeys(Priority, 0.0)
    for row in rows:
        asked[row.priority] += row.weight
        met[row.priority] += row.weight * CREDIT[row.strength]
    return Standing(
        *(
            met[each] / asked[each] if asked[each] else 0.0
            for each in (Priority.MUST, Priority.SHOULD, Priority.COULD)
        )
    )


def stands_lower(standing: Standing, successor: Standing | None) -> Standing:
    """Return how a discontinued software stands: lower, and never above what follows it."""
    lowered = Standing(*(part * DISCONTINUED for part in standing))
    return lowered if successor is None else min(lowered, successor)


_ASKING = frozenset(
    {
        *("pueda", "puedan", "poder", "permita", "permitan", "permitir", "deba", "deban"),
        *("possa", "possam", "permitam", "deva", "devam"),
        *("sistema", "software", "system"),
    }
)
"""Words that a requirement begins with and that ask for nothing."""


def words_asked(requirement: str) -> list[str]:
    """Return the words of a requirement that say what is wanted, in their order."""
    return list(
        dict.fromkeys(word for word in words_of(composed(requirement)) if word not in _ASKING)
    )


def said_of(asked: list[str], passage: Collection[str]) -> float:
    """Return which share of a requirement's words a passage says, in this form or another.

    None of it where it does not say the first: "cancelar la reserva" is no "reserva por teléfono",
    for what comes first is what is to be done. All of a requirement of one word is no proof either.
    """
    if not asked or not forms_among(asked[0], passage):
        return 0.0
    return share_said(sum(bool(forms_among(wanted, passage)) for wanted in asked), asked)


def share_said(found: int, asked: list[str]) -> float:
    """Return the share that so many of a requirement's words are of it."""
    return found / max(len(asked), 2)


def weight_of(weights: RequirementWeights, priority: Priority, override: int | None) -> int:
    """Return what a requirement weighs: what its need says, else what policy says of its priority."""
    by_priority = {
        Priority.MUST: weights.must,
        Priority.SHOULD: weights.should,
        Priority.COULD: weights.could,
    }
    return override or by_priority[priority]


def nearness(whole: float, weighted: list[tuple[int, float]]) -> float:
    """Return how near a software comes: the need as a whole, and its requirements by their weight.

    Both are from 0 to 1; a requirement below what is likely counts as not found.
    Without requirements the whole alone counts.
    """
    total = sum(weight for weight, _ in weighted)
    if total == 0:
        return whole
    found = sum(weight * near for weight, near in weighted if near >= LIKELY) / total
    return OF_THE_WHOLE * whole + (1 - OF_THE_WHOLE) * found


def sinks(score: float, *, is_discontinued: bool, successor_score: float | None) -> float:
    """Return the score of a software that may have ended: less, and always below its successor's."""
    lowered = score * DISCONTINUED if is_discontinued else score
    if is_discontinued and successor_score is not None:
        return min(lowered, successor_score * 0.99)
    return lowered


def as_score(value: float) -> Decimal:
    """Return a score with four places, as it is printed."""
    return Decimal(str(round(value, 4)))
