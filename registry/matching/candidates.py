"""What the search finds for a need: asked as a whole, and line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.needs.models import Need, Requirement
from registry.needs.vocabulary import Priority
from registry.search.index.index import SearchIndex
from registry.search.index.outcome import FoundEntry
from registry.search.queries import SearchAsked, find
from registry.search.synonyms import expansions, synonyms_in

CANDIDATES: Final = 40
OF_EACH_LINE: Final = 5
LINES_ASKED: Final = 20
_LONGEST_QUESTION: Final = 2_000
_FIRST: Final = (Priority.MUST, Priority.SHOULD, Priority.COULD)


@dataclass(frozen=True)
class Asking:
    """A need with its lines, and the language of who reads the answer."""

    need: Need
    requirements: Sequence[Requirement]
    language: str | None = None


@dataclass(frozen=True)
class Candidates:
    """What was found, as what, and how near each comes to the need as a whole."""

    found: dict[UUID, FoundEntry]
    whole: dict[UUID, float]


def candidates_for(
    session: Session, index: SearchIndex, reader: Actor, asking: Asking
) -> Candidates:
    """Return what a reader finds for a need. Raises SearchUnavailableError while there is no index.

    Each line is asked by itself too, the musts first: among lines that have nothing to do with one
    another, the software that meets one of them may not come near to the whole.
    """
    thesaurus = synonyms_in(session)  # once for all lines

    def ask(text: str, limit: int) -> dict[UUID, FoundEntry]:
        asked = SearchAsked(
            text=text,
            filters={},
            limit=limit,
            reader_language=asking.language,
            include_demonstration=asking.need.agency.is_demonstration,
        )
        outcome = find(session, index, asked, reader, expansions(thesaurus, text))
        return {UUID(one.id): one for one in outcome.results}

    found = ask(question_of(asking.need, asking.requirements), CANDIDATES)
    whole = {each: one.score for each, one in found.items()}
    lines = sorted(asking.requirements, key=lambda row: _FIRST.index(row.priority))
    for row in lines[:LINES_ASKED]:
        found = ask(row.text, OF_EACH_LINE) | found
    return Candidates(found, {each: whole.get(each, 0.0) for each in found})


def question_of(need: Need, requirements: Sequence[Requirement]) -> str:
    """Return a need as one question: what it is called, its problem, its keywords and its lines."""
    parts = [need.title, need.problem, *need.keywords, *(row.text for row in requirements)]
    return ". ".join(part.strip().rstrip(".") for part in parts if part)[:_LONGEST_QUESTION]
