"""Software that could meet a need, as the need's page shows it: a proposal with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from registry.catalogue.models import Software
from registry.matching.comparing import Met
from registry.matching.queries import Match
from registry.needs.models import Requirement
from registry.needs.vocabulary import Priority
from web.reuses.rows import ReuseRow, row_of

SHOWN_REUSES = 3
SHOWN_PASSAGES = 2


@dataclass(frozen=True)
class Found:
    """How many requirements of one priority a feature probably meets, and how many more possibly."""

    n: int
    of: int
    possible: int = 0


@dataclass(frozen=True)
class Reason:
    """One requirement, and the feature that comes nearest to it, as its entry says it."""

    requirement: Requirement
    feature: str | None
    language: str | None
    level: str  # on: probable; half: possible; off: not found


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
        found = any(reason.level != "off" for reason in self.reasons)
        return found or self.is_reused or not self.reasons


@dataclass(frozen=True)
class Nearest:
    """A requirement of the need with the nearest thing that was found among all candidates."""

    requirement: Requirement
    software: Software | None
    feature: str | None
    language: str | None
    level: str


def candidate_of(match: Match) -> Candidate:
    """Return a match as the page shows it."""
    return Candidate(
        software=match.software,
        successor=match.successor,
        found={priority: _found(match, priority) for priority in Priority},
        missing_knockouts=[row.code for row in match.missing_knockouts],
        reasons=[_reason(met) for met in match.met],
        passages=[Passage(why.text, why.language) for why in match.reasons[:SHOWN_PASSAGES]],
        reuses=[row_of(account) for account in match.reuses[:SHOWN_REUSES]],
        more_reuses=max(len(match.reuses) - SHOWN_REUSES, 0),
        is_demonstration=match.is_demonstration,
    )


def nearest_to_each(
    requirements: Sequence[Requirement], matches: Sequence[Match]
) -> list[Nearest]:
    """Return each requirement with the candidate whose feature comes nearest to it."""
    best: dict[UUID, tuple[float, Software, Met]] = {}
    for match in matches:
        for met in match.met:
            if (
                met.nearest is not None
                and met.nearest.strength > best.get(met.requirement.id, (0.0,))[0]
            ):
                best[met.requirement.id] = (met.nearest.strength, match.software, met)
    return [_nearest(requirement, best.get(requirement.id)) for requirement in requirements]


def _nearest(requirement: Requirement, best: tuple[float, Software, Met] | None) -> Nearest:
    if best is None:
        return Nearest(requirement, None, None, None, "off")
    _, software, met = best
    reason = _reason(met)
    if reason.level == "off":
        return Nearest(requirement, None, None, None, "off")
    return Nearest(requirement, software, reason.feature, reason.language, reason.level)


def _found(match: Match, priority: Priority) -> Found:
    def count(some: Sequence[Met]) -> int:
        return sum(met.requirement.priority is priority for met in some)

    return Found(count(match.likely), count(match.met), count(match.possible))


def _reason(met: Met) -> Reason:
    nearest = met.nearest
    if nearest is None or not nearest.is_possible:
        return Reason(met.requirement, None, None, "off")
    level = "on" if nearest.is_likely else "half"
    return Reason(met.requirement, nearest.feature, nearest.language, level)
