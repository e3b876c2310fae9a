"""What is known of a lineage, as a page hands it in."""

from dataclasses import dataclass
from datetime import date

from registry.catalogue.vocabulary import LineageRelation

When = date | int | None  # a day, a year alone, or nobody has said
LEAST_TO_SHORTEN = 2  # versions, and words that all of them begin with


@dataclass(frozen=True)
class Origin:
    """What a version came from (another one's key), in what way, and since when.

    `release` is the version's own release from which on it holds, `taken` the release of the other.
    """

    of: str
    relation: LineageRelation = LineageRelation.BASED_ON
    since: When = None
    release: str | None = None
    taken: str | None = None


@dataclass(frozen=True)
class Version:
    """One version, or one software of the line, who holds and who maintains it, and what it came from.

    `is_live` is None where nobody says whether it is still developed.
    """

    key: str
    name: str
    holder: str | None = None
    started: When = None
    ended: When = None
    is_live: bool | None = None
    origins: tuple[Origin, ...] = ()
    steward: str | None = None

    @property
    def came_from(self) -> tuple[str, ...]:
        """The keys of what it came from."""
        return tuple(origin.of for origin in self.origins)


@dataclass(frozen=True)
class Passing:
    """That the stewardship of a version passed from one agency, where it is known which, to another."""

    of: str
    happened: When
    heir: str
    before: str | None = None


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
    passings: tuple[Passing, ...] = ()

    def steward_since(self, version: Version) -> When:
        """Return since when a version has its steward; None where no handing over says so."""
        last = next((each for each in reversed(self.passings) if each.of == version.key), None)
        return last.happened if last is not None and last.heir == version.steward else None


def short_names(versions: tuple[Version, ...]) -> dict[str, str]:
    """Return what each version is called beside the others: without the words that all begin with.

    «Agenda Electrónica (SAE) v1» and «… v2» are v1 and v2; whose line it is, the page says above.
    """
    words = [version.name.split() for version in versions]
    same = next(
        (n for n, row in enumerate(zip(*words, strict=False)) if len(set(row)) > 1),
        min((len(each) for each in words), default=0),
    )
    few = min(len(versions), same) < LEAST_TO_SHORTEN
    if few or any(len(each) <= same for each in words):
        same = 0
    return {
        version.key: " ".join(each[same:])
        for version, each in zip(versions, words, strict=True)
    }


def year_of(when: date | int) -> float:
    """Return a moment as a year with its fraction: 1 July 2014 is about 2014.5."""
    if isinstance(when, int):
        return float(when)
    first = date(when.year, 1, 1).toordinal()
    length = date(when.year, 12, 31).toordinal() - first + 1
    return when.year + (when.toordinal() - first) / length


def in_order(versions: tuple[Version, ...]) -> list[Version]:
    """Put each version below those it came from, and otherwise the older ones first.

    One whose origin is not in the line, or runs in a circle, stands where its date puts it.
    """
    left = sorted(
        versions, key=lambda version: (version.started is None, year_of(version.started or 0))
    )
    placed: list[Version] = []
    while left:
        waiting = {version.key for version in left}
        following = next(
            (one for one in left if waiting.isdisjoint({*one.came_from} - {one.key})), left[0]
        )
        left.remove(following)
        placed.append(following)
    return placed
