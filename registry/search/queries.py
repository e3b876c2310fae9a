"""What is there? The index answers, and the database says what a reader may be shown of it."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from uuid import UUID

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.agencies.queries import agency_with_id
from registry.catalogue.lineages import successors
from registry.catalogue.models import Software
from registry.catalogue.queries import software_in_short
from registry.database.paging import USUAL, CursorError
from registry.errors import InvalidError, UnavailableError
from registry.language.marks import N_
from registry.reuse.queries import ReuseAccount, reuses_of_lineages
from registry.search.index.access import ReaderScope
from registry.search.index.facets import FacetValue
from registry.search.index.faults import IndexUnusableError
from registry.search.index.index import SearchIndex
from registry.search.index.outcome import Answer, Parts, Reason, SearchOutcome, Summary
from registry.search.index.question import SearchQuery
from registry.search.index.sorting import Sort
from registry.search.synonyms import Expansions, expansions, synonyms_in

LONGEST_CATALOGUE = 10_000_000


class SearchUnavailableError(UnavailableError):
    """The index is being built, and nothing can be answered yet."""

    code = "search-unavailable"
    sentence = N_(
        "The search is being prepared and will answer shortly. Everything else works."
    )


class UnknownSortError(InvalidError):
    """Results are asked for in an order that there is not."""

    code = "unknown-sort"
    sentence = N_("Results cannot be ordered by that. Choose an order on the page of results.")


def sort_named(name: str) -> Sort:
    """Return the order of a name, relevance where there is none. Raises UnknownSortError."""
    try:
        return Sort(name) if name else Sort.RELEVANCE
    except ValueError as unknown:
        raise UnknownSortError("sort") from unknown


@dataclass(frozen=True)
class SearchAsked:
    """A question, the facet values chosen, and which part of the answer is wanted.

    With `among`, only those of what answers are: as well as they would among all there is.
    """

    text: str
    filters: Mapping[str, frozenset[str]]
    limit: int = USUAL
    cursor: str | None = None
    query_language: str | None = None
    reader_language: str | None = None
    include_demonstration: bool = False
    sort: Sort = Sort.RELEVANCE
    among: frozenset[UUID] | None = None


@dataclass(frozen=True)
class Hit:
    """A software that answers, why, and what follows it; one that is weak only comes near.

    Where nothing was asked, `summary` says in a sentence what it is. The parts add up to the score.
    """

    software: Software
    score: float
    reasons: tuple[Reason, ...]
    successor: Software | None
    summary: Summary | None
    parts: Parts
    evidence: tuple[str, ...]
    also_known_as: tuple[str, ...]
    is_weak: bool


@dataclass(frozen=True)
class SearchAnswer:
    """One part of the answer; total, facets and whether anything fits are over the whole of it."""

    text: str
    query_language: str | None
    total: int
    hits: list[Hit]
    facets: dict[str, list[FacetValue]]
    next: str | None
    has_nothing_to_search: bool
    answer: Answer
    fitting: int  # how many of the total are not weak
    synonyms: Expansions


def search(
    session: Session, index: SearchIndex, asked: SearchAsked, reader: Actor
) -> SearchAnswer:
    """Return what a reader finds. Raises SearchUnavailableError or CursorError."""
    said = expansions(synonyms_in(session), asked.text)
    outcome = find(session, index, asked, reader, said)
    ids = [UUID(found.id) for found in outcome.results]
    software = software_in_short(session, reader, ids)
    follows = successors(session, reader, software)
    hits = [
        Hit(
            software=software[each],
            score=found.score,
            reasons=found.reasons,
            successor=follows.get(each),
            summary=found.summary,
            parts=found.parts,
            evidence=found.evidence,
            also_known_as=found.aliases,
            is_weak=found.is_weak,
        )
        for each, found in zip(ids, outcome.results, strict=True)
        if each
        in software  # the database is asked last: what was hidden a moment ago stays hidden
    ]
    return SearchAnswer(
        text=asked.text,
        query_language=outcome.query_language,
        total=outcome.total,
        hits=hits,
        facets=outcome.facets,
        next=cursor_of(asked, outcome.next_offset),
        has_nothing_to_search=outcome.nothing_to_search,
        answer=outcome.answer,
        fitting=outcome.fitting,
        synonyms=said,
    )


def reuses_of(
    session: Session, reader: Actor, hits: Sequence[Hit], *, demonstration: bool
) -> dict[UUID, list[ReuseAccount]]:
    """Return who reuses each of some hits, its own first and then its whole lineage's."""
    found = reuses_of_lineages(session, reader, [hit.software.id for hit in hits])
    return {
        id_: [account for account in accounts if demonstration or not account.is_demonstration]
        for id_, accounts in found.items()
    }


def find(
    session: Session,
    index: SearchIndex,
    asked: SearchAsked,
    reader: Actor,
    synonyms: Expansions | None = None,
) -> SearchOutcome:
    """Return what the index finds for a reader, as ids and reasons; synonyms are asked for where none are given."""
    query = _query_of(session, asked, synonyms)
    try:
        return index.search(
            query, scope_of(session, reader, demonstration=asked.include_demonstration)
        )
    except IndexUnusableError as unusable:
        raise SearchUnavailableError from unusable


def who_fits(
    session: Session, index: SearchIndex, asked: SearchAsked, reader: Actor
) -> frozenset[UUID]:
    """Return all that a search would list on its pages and not call weak, as the index has it.

    Raises SearchUnavailableError.
    """
    scope = scope_of(session, reader, demonstration=asked.include_demonstration)
    try:
        found = index.who_fits(_query_of(session, asked, None), scope)
    except IndexUnusableError as unusable:
        raise SearchUnavailableError from unusable
    return frozenset(map(UUID, found))


def _query_of(session: Session, asked: SearchAsked, synonyms: Expansions | None) -> SearchQuery:
    return SearchQuery(
        text=asked.text,
        filters=asked.filters,
        limit=asked.limit,
        offset=_offset_of(asked),
        query_language=asked.query_language,
        reader_language=asked.reader_language,
        sort=asked.sort,
        among=None if asked.among is None else frozenset(map(str, asked.among)),
        synonyms=expansions(synonyms_in(session), asked.text) if synonyms is None else synonyms,
    )


def scope_of(session: Session, reader: Actor, *, demonstration: bool) -> ReaderScope:
    """Return what a reader is entitled to find."""
    if reader.reads_for is None:
        return ReaderScope(sees_all=reader.sees_all, include_demonstration=demonstration)
    agency = agency_with_id(session, reader.reads_for)
    return ReaderScope(
        agency_codes=frozenset({agency.code}),
        sees_all=reader.sees_all,
        include_demonstration=demonstration,
    )


def cursor_of(asked: SearchAsked, offset: int | None) -> str | None:
    """Return the cursor of the part of an answer that begins at a place; None where none does."""
    if offset is None:
        return None
    return urlsafe_b64encode(f"{offset}:{_digest_of(asked)}".encode()).decode().rstrip("=")


def _offset_of(asked: SearchAsked) -> int:
    """Return where the part that is wanted begins. Raises CursorError where another question gave it."""
    cursor = asked.cursor
    if cursor is None:
        return 0
    try:
        text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        number, _, digest = text.partition(":")
        offset = int(number)
    except ValueError as wrong:
        raise CursorError from wrong
    is_ours = digest == _digest_of(asked) and 0 <= offset <= LONGEST_CATALOGUE
    if not is_ours:
        raise CursorError
    return offset


def _digest_of(asked: SearchAsked) -> str:
    """Return what tells one question from another: what decides which results come in which order.

    The index's state is left out on purpose: a change somewhere must not end everybody's reading.
    """
    chosen = {name: sorted(values) for name, values in asked.filters.items() if values}
    decisive = json.dumps(
        [asked.text, chosen, asked.include_demonstration, asked.sort], sort_keys=True
    )
    return blake2b(decisive.encode(errors="replace"), digest_size=9).hexdigest()
