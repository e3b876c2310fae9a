"""What a search answers: who was found, why, and how they spread over the facets."""

from dataclasses import dataclass, fields
from math import fsum
from operator import attrgetter
from typing import Final, Literal

from registry.search.index.facets import FacetValue

Answer = Literal["fits", "weak", "nothing"]
"""Something answers the question; what was found only comes near; nothing was found."""

ReasonKind = Literal["name", "words", "related", "meaning"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an entry was found: the text that answers the question, and which of its words do.

    The kinds, the plainest first: its name holds a word asked for; a passage does; a passage holds
    words of like meaning alone; a passage means nearly the same. `marks` are the places in the text
    to highlight. `words` are pairs of a word asked for and the form in which it was found, `akin`
    of a word asked for and one of like meaning, as in another language.
    """

    kind: ReasonKind
    text: str
    language: str | None
    field: str
    score: float
    marks: tuple[tuple[int, int], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    akin: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What an entry says of itself in one sentence."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Parts:
    """What a score is made of; the parts add up to it.

    By meaning: the best passage and the whole entry. By words: how well they answer, how much of
    the question was found, and how much of the entry's own words speak of it. Then what lifts an
    entry that is named, or whose publisher or holder is; and what tells near-ties apart: the
    evidence that it is used and looked after, and a status that warns, which is less than nothing.
    """

    passage: float = 0.0
    whole: float = 0.0
    words: float = 0.0
    coverage: float = 0.0
    about: float = 0.0
    name: float = 0.0
    organisation: float = 0.0
    evidence: float = 0.0
    status: float = 0.0

    @property
    def total(self) -> float:
        """Return the score."""
        return fsum(_ALL_PARTS(self))


_ALL_PARTS: Final = attrgetter(*(part.name for part in fields(Parts)))
NO_PARTS: Final = Parts()


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """One entry that answers the question; a score of 1 is as good as it gets.

    Where nothing was asked there is no reason to tell, and its summary stands for one. What is weak
    comes near without answering, by a measure calibrated on needs that were met and that were not.
    """

    id: str
    slug: str
    score: float
    reasons: tuple[Reason, ...]
    summary: Summary | None = None
    parts: Parts = NO_PARTS
    evidence: tuple[str, ...] = ()  # the facets by which its share of evidence comes about
    aliases: tuple[str, ...] = ()
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class SearchOutcome:
    """One part of the answer; total and facets are over the whole of it."""

    total: int
    results: tuple[FoundEntry, ...]
    facets: dict[str, list[FacetValue]]
    next_offset: int | None
    query_language: str | None
    nothing_to_search: bool  # the question has no word with a meaning: it was not searched
    change_number: int
    answer: Answer = "fits"  # over all of it, and not over this part alone
    fitting: int = 0  # how many of the total are not weak
