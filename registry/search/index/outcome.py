"""What a search answers: who was found, why, and how they spread over the facets."""

from dataclasses import dataclass
from typing import Literal

from registry.search.index.facets import FacetValue

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
class FoundEntry:
    """One entry that answers the question; a score of 1 is as good as it gets.

    Where nothing was asked there is no reason to tell, and its summary stands for one.
    """

    id: str
    slug: str
    score: float
    reasons: tuple[Reason, ...]
    summary: Summary | None = None


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
