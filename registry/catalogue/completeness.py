"""How complete an entry is, and what to say next for the most points (domain E19)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from registry.language.marks import N_


class Part(StrEnum):
    """What is asked of an entry, as a reader who would reuse it asks."""

    LICENCE = "licence"
    REPOSITORY = "repository"
    DOCUMENTATION = "documentation"
    CONTACT = "contact"
    RELEASE = "release"
    BASE_SOFTWARE = "base_software"
    FEATURES = "features"
    BASELINE = "baseline"


POINTS: Final[Mapping[Part, int]] = {
    Part.LICENCE: 20,
    Part.REPOSITORY: 15,
    Part.DOCUMENTATION: 15,
    Part.CONTACT: 10,
    Part.RELEASE: 10,
    Part.BASE_SOFTWARE: 10,
    Part.FEATURES: 10,
    Part.BASELINE: 10,
}
"""What each part weighs; together 100 (domain E19)."""

ADVICE: Final[Mapping[Part, str]] = {
    Part.LICENCE: N_(
        "Say under which licence it may be used: without one nobody may reuse it."
    ),
    Part.REPOSITORY: N_("Give the address of its repository."),
    Part.DOCUMENTATION: N_("Give the address of its documentation."),
    Part.CONTACT: N_("Name whom to write to about it."),
    Part.RELEASE: N_("Name its present version and the day it was published."),
    Part.BASE_SOFTWARE: N_("List what it needs under it: database, server, language."),
    Part.FEATURES: N_("List what it does, a line for each feature."),
    Part.BASELINE: N_("Say how many months, or person-months, its development took."),
}
"""What to do about each part that is missing."""


@dataclass(frozen=True)
class Step:
    """Something to do for an entry, and the points that it brings."""

    part: Part
    points: int
    advice: str  # a message id


@dataclass(frozen=True)
class Completeness:
    """How complete an entry is, from 0 to 100, and what is to be done, the most points first."""

    score: int
    steps: tuple[Step, ...]


def completeness(known: Collection[Part]) -> Completeness:
    """Return the points of the parts that are known, and what to do about the rest.

    Steps that bring the same come in the order of the table, so that two readers see the same.
    """
    missing = [part for part in POINTS if part not in known]
    steps = sorted(
        (Step(part, POINTS[part], ADVICE[part]) for part in missing),
        key=lambda step: -step.points,
    )
    return Completeness(100 - sum(step.points for step in steps), tuple(steps))
