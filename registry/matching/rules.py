"""How near a software comes to a need, as a proposal to look at: never a verdict.

What decides is the assessment, which a person makes; this only says what to look at first.
"""

from dataclasses import dataclass
from decimal import Decimal

from registry.needs.vocabulary import Priority
from registry.policies.schemas import RequirementWeights

LIKELY = 0.62
"""From this likeness a feature is shown as probably meeting a requirement."""

POSSIBLE = 0.48
"""From this likeness it is shown as possibly doing so."""

OF_THE_WHOLE = 0.5
"""What part of a match the need as a whole makes up; its requirements make up the rest."""

DISCONTINUED = 0.85
"""What is left of the score of a software that is discontinued."""


@dataclass(frozen=True)
class Nearest:
    """The feature of a software that comes nearest to a requirement."""

    feature: str
    language: str
    likeness: float

    @property
    def is_likely(self) -> bool:
        """Whether it probably meets the requirement."""
        return self.likeness >= LIKELY

    @property
    def is_possible(self) -> bool:
        """Whether it may meet the requirement."""
        return self.likeness >= POSSIBLE


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

    Both are likenesses from 0 to 1; a requirement below what is possible counts as not found.
    Without requirements the whole alone counts.
    """
    total = sum(weight for weight, _ in weighted)
    if total == 0:
        return whole
    found = (
        sum(weight * likeness for weight, likeness in weighted if likeness >= POSSIBLE) / total
    )
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
