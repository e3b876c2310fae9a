"""What is known of a lineage, as a page hands it in."""

from dataclasses import dataclass
from datetime import date

When = date | int | None  # a day, a year alone, or nobody has said


@dataclass(frozen=True)
class Version:
    """One version, or one software of the line, and what it came from (another one's key).

    `is_live` is None where nobody says whether it is still developed.
    """

    key: str
    name: str
    holder: str | None = None
    started: When = None
    ended: When = None
    is_live: bool | None = None
    came_from: str | None = None


@dataclass(frozen=True)
class Adaptation:
    """An agency that adapted a version for itself."""

    of: str
    agency: str
    started: When = None
    ended: When = None
    is_approximate: bool = False


@dataclass(frozen=True)
class Contribution:
    """An agency that gave a change back to a version."""

    to: str
    agency: str
    made: When = None


@dataclass(frozen=True)
class Note:
    """Anything else that happened to a version, in the reader's language."""

    of: str
    happened: When
    text: str


@dataclass(frozen=True)
class Lineage:
    """A software's whole line."""

    versions: tuple[Version, ...]
    adaptations: tuple[Adaptation, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    notes: tuple[Note, ...] = ()


def year_of(when: date | int) -> float:
    """Return a moment as a year with its fraction: 1 July 2014 is about 2014.5."""
    if isinstance(when, int):
        return float(when)
    first = date(when.year, 1, 1).toordinal()
    length = date(when.year, 12, 31).toordinal() - first + 1
    return when.year + (when.toordinal() - first) / length


def in_order(versions: tuple[Version, ...]) -> list[Version]:
    """Put each version below the one it came from, and otherwise the older ones first.

    One whose origin is not in the line, or runs in a circle, stands where its date puts it.
    """
    left = sorted(
        versions, key=lambda version: (version.started is None, year_of(version.started or 0))
    )
    placed: list[Version] = []
    while left:
        waiting = {version.key for version in left}
        following = next(
            (one for one in left if one.came_from not in waiting - {one.key}), left[0]
        )
        left.remove(following)
        placed.append(following)
    return placed
