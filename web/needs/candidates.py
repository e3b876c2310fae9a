"""Software that could meet a need, as the need's page shows it: a proposal with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from registry.catalogue.models import Software
from registry.matching.comparing import Met
from registry.matching.queries import Answer, Fit, Match, Together
from registry.matching.vocabulary import Strength
from registry.needs.models import Requirement
from registry.needs.vocabulary import Priority
from web.reuses.rows import ReuseRow, row_of

SHOWN_REUSES = 3
SHOWN_PASSAGES = 2


LEVELS = {Strength.STATED: "on", Strength.LIKELY: "half", Strength.NOT_FOUND: "off"}
IN_SECTION = {"feature": "does", "long_description": "does"}
HIGHLIGHTED_WORDS = 8


@dataclass(frozen=True)
class Found:
    """How many requirements of one priority a software states that it meets, and how many more it likely does."""

    n: int
    of: int
    likely: int = 0


@dataclass(frozen=True)
class Reason:
    """One requirement, and the passage that supports it best, as its entry says it, with the way there."""

    requirement: Requirement
    strength: Strength
    passage: str | None = None
    language: str | None = None
    href: str | None = None

    @property
    def level(self) -> str:
        """Return the mark that stands before it."""
        return LEVELS[self.strength]


@dataclass(frozen=True)
class Passage:
    """What of an entry answers the need as a whole."""

    text: str
    language: str | None


@dataclass(frozen=True)
class Candidate:
    """One software with why it is proposed."""

    software: Software
    successor: Software | None
    found: dict[Priority, Found]
    missing_knockouts: list[str]
    reasons: list[Reason]
    passages: list[Passage]
    reuses: list[ReuseRow]
    more_reuses: int
    is_demonstration: bool

    @property
    def is_reused(self) -> bool:
        """Whether anyone reuses it, or another of its lineage."""
        return bool(self.reuses)

    @property
    def is_near(self) -> bool:
        """Whether anyone reuses it, or a feature of it comes near a requirement, where any is asked for."""
        found = any(reason.passage for reason in self.reasons)
        return found or self.is_reused or not self.reasons


@dataclass(frozen=True)
class Nearest:
    """A requirement of the need with the nearest thing that was found among all candidates."""

    requirement: Requirement
    software: Software | None
    reason: Reason


@dataclass(frozen=True)
class Member:
    """One software of several, and the requirements that it meets best of them."""

    software: Software
    reasons: list[Reason]


@dataclass(frozen=True)
class Combined:
    """Some software that meets more together: how much, who meets what, and what is left."""

    members: list[Member]
    found: int
    stated: int
    of: int
    left: list[str]


def candidate_of(match: Match) -> Candidate:
    """Return a match as the page shows it."""
    return Candidate(
        software=match.software,
        successor=match.successor,
        found=found_by(match),
        missing_knockouts=[row.code for row in match.missing_knockouts],
        reasons=[reason_of(met, match.software) for met in match.met],
        passages=[Passage(why.text, why.language) for why in match.reasons[:SHOWN_PASSAGES]],
        reuses=[row_of(account) for account in match.reuses[:SHOWN_REUSES]],
        more_reuses=max(len(match.reuses) - SHOWN_REUSES, 0),
        is_demonstration=match.is_demonstration,
    )


def nearest_of(answer: Answer) -> Nearest:
    """Return what comes nearest to a requirement as the page shows it."""
    if answer.met is None or answer.software is None:
        return unanswered(answer.requirement)
    reason = reason_of(answer.met, answer.software)
    return Nearest(answer.requirement, answer.software, reason)


def unanswered(requirement: Requirement) -> Nearest:
    """Return a requirement that nothing was found for."""
    return Nearest(requirement, None, Reason(requirement, Strength.NOT_FOUND))


def combined_of(together: Together) -> Combined:
    """Return what meets more together as the page shows it."""
    return Combined(
        members=[
            Member(software, [reason_of(met, by) for met, by in together.met if by is software])
            for software in together.software
        ],
        found=len(together.met),
        stated=together.stated,
        of=len(together.met) + len(together.left),
        left=[row.code for row in together.left],
    )


def found_by(fit: Fit) -> dict[Priority, Found]:
    """Return how many requirements of each priority a software meets."""

    def count(some: Sequence[Met], priority: Priority) -> int:
        return sum(met.requirement.priority is priority for met in some)

    return {
        each: Found(count(fit.stated, each), count(fit.met, each), count(fit.likely, each))
        for each in Priority
    }


def reason_of(met: Met, software: Software) -> Reason:
    """Return a requirement with what supports it in an entry, and the address where it says so."""
    nearest = met.support
    if nearest is None:
        return Reason(met.requirement, Strength.NOT_FOUND)
    words = quote(" ".join(nearest.passage.split()[:HIGHLIGHTED_WORDS]), safe="").replace(
        "-", "%2D"
    )
    section = IN_SECTION.get(nearest.place, "")
    return Reason(
        requirement=met.requirement,
        strength=met.strength,
        passage=nearest.passage,
        language=nearest.language,
        href=f"/software/{software.slug}#{section}:~:text={words}",  # browsers that can, mark it
    )
