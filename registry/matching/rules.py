"""How near a software comes to a need, as a proposal to look at: never a verdict.

What decides is the assessment, which a person makes; this only says what to look at first.
"""

from dataclasses import dataclass
from decimal import Decimal

from registry.needs.vocabulary import Priority
from registry.policies.schemas import RequirementWeights
from registry.search.index.inflections import forms_among
from registry.search.index.words import composed, words_of

LIKELY = 0.62
"""From this likeness a feature is shown as probably meeting a requirement."""

POSSIBLE = 0.48
"""From this likeness it is shown as possibly doing so."""

MOST_SAID = 0.5
"""From this share of a requirement's words, its first among them, a feature is said to name it."""

OF_THE_WHOLE = 0.5
"""What part of a match the need as a whole makes up; its requirements make up the rest."""

DISCONTINUED = 0.85
"""What is left of the score of a software that is discontinued."""


@dataclass(frozen=True)
class Nearest:
    """The feature of a software that comes nearest to a requirement.

    By meaning (`likeness`, a cosine) or by its words (`said`, see `said_of`): a feature in one word
    means little by itself, and says all the same what a requirement begins with.
    """

    feature: str
    language: str
    likeness: float
    said: float = 0.0

    @property
    def is_likely(self) -> bool:
        """Whether it probably meets the requirement: it means it, says it all, or means and says much."""
        names_it = self.said >= MOST_SAID and self.likeness >= POSSIBLE
        return self.likeness >= LIKELY or self.said == 1 or names_it

    @property
    def is_possible(self) -> bool:
        """Whether it may meet the requirement."""
        return self.is_likely or self.likeness >= POSSIBLE or self.said >= MOST_SAID

    @property
    def strength(self) -> float:
        """Return how near it comes, from 0 to 1, by its meaning or by its words."""
        least = LIKELY if self.is_likely else POSSIBLE if self.is_possible else 0.0
        return max(self.likeness, least)


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


def said_of(asked: list[str], feature: list[str]) -> float:
    """Return which share of a requirement's words a feature says, in this form or another.

    None of it where it does not say the first: "cancelar la reserva" is no "reserva por teléfono",
    for what comes first is what is to be done. All of a requirement of one word is no proof either.
    """
    if not asked or not forms_among(asked[0], feature):
        return 0.0
    found = sum(bool(forms_among(wanted, feature)) for wanted in asked)
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

    Both are from 0 to 1; a requirement below what is possible counts as not found.
    Without requirements the whole alone counts.
    """
    total = sum(weight for weight, _ in weighted)
    if total == 0:
        return whole
    found = (
        sum(weight * strength for weight, strength in weighted if strength >= POSSIBLE) / total
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
