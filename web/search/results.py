"""What was found, as the page shows it: each with why it is there and who reuses it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup, escape

from registry.actors.rules import Actor
from registry.catalogue.models import Software
from registry.catalogue.queries import is_demonstration
from registry.language.vocabulary import Language
from registry.reuse.queries import ReuseAccount
from registry.search.explaining import sentence_of
from registry.search.facet_words import label_of
from registry.search.index.entries import UNKNOWN
from registry.search.index.facets import FacetValue
from registry.search.index.index import SearchIndex
from registry.search.index.marks import NOT_ASSESSED
from registry.search.index.outcome import Answer, Reason, Summary
from registry.search.index.sorting import Sort
from registry.search.index.words import fold
from registry.search.queries import Hit, SearchAnswer, reuses_of, search
from registry.search.synonyms import NO_EXPANSIONS, Expansions, is_by_thesaurus
from web.dependencies import Database
from web.reuses.rows import ReuseRow, row_of, scale_of
from web.search.asked import FACETS, SORTS, Asked
from web.search.explained import Explained, explained

SHOWN_REUSES = 3
SHOWN_WORDS = 12
SHOWN_ALIASES = 5
FEW_VALUES = 8
UNFOLDED = ("category", "status", "reuses", "licence_family", "publisher")
BY_VALUE = {"reuses": False, "readiness": True, "year": True}
"""Facets whose values have an order of their own, and whether the greatest comes first."""

NOTHING_KNOWN = frozenset({UNKNOWN, NOT_ASSESSED})
IMPLIED = frozenset({"reused"})
"""What another facet tells in more words: it shows where an address has chosen it."""

CUT, MARK, MARK_END = Markup("…"), Markup("<mark>"), Markup("</mark>")
NEAR = 160  # characters of a passage kept before its first marked word


@dataclass(frozen=True)
class Passage:
    """What of an entry answers the question, with its words marked."""

    html: Markup
    language: str | None


@dataclass(frozen=True)
class Result:
    """One software with why it was found.

    `words` pair a word asked for with the form in which it was found, `akin` with one of like meaning,
    `by_thesaurus` with one that people say stands for it. A category that answers is told as one:
    under each of many entries it would be the same passage.
    """

    software: Software
    successor: Software | None
    passage: Passage | None
    category: Markup | None
    words: list[tuple[str, str]]
    akin: list[tuple[str, str]]
    by_thesaurus: list[tuple[str, str]]
    by_name: bool
    by_meaning: bool
    reuses: list[ReuseRow]
    more_reuses: int
    is_demonstration: bool
    is_weak: bool
    also_known_as: Sequence[str]
    explained: Explained | None


@dataclass(frozen=True)
class FacetItem:
    """One value of a facet that can be chosen."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class FacetShown:
    """A facet with its values; its heading is a message id."""

    name: str
    heading: str
    values: list[FacetItem]
    is_open: bool
    chosen: int


@dataclass(frozen=True)
class Chosen:
    """The filters in place of one facet, each with the address that removes it."""

    heading: str
    items: list[dict[str, str]]


@dataclass(frozen=True)
class SortShown:
    """An order that results can have: a message id, and its address unless it is the present one."""

    words: str
    href: str | None


@dataclass(frozen=True)
class SearchPage:
    """The answer to a question: what answers it, and in a group of its own what only comes near."""

    asked: Asked
    total: int
    answer: Answer
    groups: list[list[Result]]
    facets: list[FacetShown]
    chosen: list[Chosen]
    sorts: list[SortShown]
    scale: Decimal | None
    has_nothing_to_search: bool
    next_href: str | None
    first_href: str | None
    holds_demonstration: bool


def search_page(
    session: Database, index: SearchIndex, reader: Actor, asked: Asked, language: Language
) -> SearchPage:
    """Search, and return what the page shows. Raises SearchUnavailableError or CursorError."""
    answer = search(session, index, replace(asked.question, reader_language=language), reader)
    reuses = reuses_of(
        session, reader, answer.hits, demonstration=asked.question.include_demonstration
    )
    results = [
        result_of(hit, reuses.get(hit.software.id, []), language, answer.synonyms)
        for hit in answer.hits
    ]
    facets = _facets(answer, asked, language)
    return SearchPage(
        asked=asked,
        total=answer.total,
        answer=answer.answer,
        groups=[list(some) for _, some in groupby(results, lambda result: result.is_weak)],
        facets=facets,
        chosen=_chosen(facets, asked),
        sorts=_sorts(asked),
        scale=scale_of(row for result in results for row in result.reuses),
        has_nothing_to_search=answer.has_nothing_to_search,
        next_href=asked.from_there(answer.next),
        first_href=asked.without("cursor", "") if asked.cursor else None,
        holds_demonstration=any(result.is_demonstration for result in results),
    )


def result_of(
    hit: Hit,
    reuses: Sequence[ReuseAccount],
    language: Language,
    synonyms: Expansions = NO_EXPANSIONS,
) -> Result:
    """Return a hit as the page shows it, with the synonyms that it was asked with."""
    kinds = {reason.kind for reason in hit.reasons}
    words = _words(hit.reasons)
    akin = _akin(hit.reasons, words)
    said = [pair for pair in akin if is_by_thesaurus(synonyms, *pair)]
    told = sentence_of(hit.reasons)
    filed = next((each for each in hit.reasons if each.field == "category"), None)
    return Result(
        software=hit.software,
        successor=hit.successor,
        passage=_passage(told, hit.summary),
        category=_marked(filed) if filed else None,
        words=words,
        akin=[pair for pair in akin if pair not in said],
        by_thesaurus=said,
        by_name="name" in kinds,
        by_meaning="meaning" in kinds,
        reuses=[row_of(account) for account in reuses[:SHOWN_REUSES]],
        more_reuses=max(len(reuses) - SHOWN_REUSES, 0),
        is_demonstration=is_demonstration(hit.software),
        is_weak=hit.is_weak,
        also_known_as=hit.also_known_as[:SHOWN_ALIASES],
        explained=explained(hit, told, language) if hit.reasons else None,
    )


def _passage(told: Reason | None, summary: Summary | None) -> Passage | None:
    if told is not None:
        return Passage(_marked(told), told.language)
    return Passage(escape(summary.text), summary.language) if summary else None


def _akin(reasons: Sequence[Reason], words: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pair each word asked for that was not found itself with the first of like meaning."""
    found = {fold(asked) for asked, _ in words}
    akin: dict[str, str] = {}
    for asked, other in (pair for reason in reasons for pair in reason.akin):
        if fold(asked) not in found:
            akin.setdefault(asked, other.lower())
    return list(akin.items())[:SHOWN_WORDS]


def _words(reasons: Sequence[Reason]) -> list[tuple[str, str]]:
    """Pair each word asked for with the first that answers it; accents and case make no other word."""
    answers: dict[str, str] = {}
    for asked, found in (pair for reason in reasons for pair in reason.words):
        is_same = fold(asked) == fold(found)
        answers[found.lower() if is_same else asked] = (
            found.lower() if is_same else answers.get(asked, found)
        )
    same = {fold(asked) for asked, found in answers.items() if asked == found}
    return [
        (asked, found)
        for asked, found in answers.items()
        if asked == found or fold(asked) not in same
    ][:SHOWN_WORDS]


def _marked(reason: Reason) -> Markup:
    """Return a passage as HTML with the words that answer marked; a long one from near its first."""
    here = max((reason.marks[0][0] if reason.marks else 0) - NEAR, 0)
    parts = [CUT] if here else []
    for start, end in reason.marks:
        if start >= here:
            parts += [
                escape(reason.text[here:start]),
                MARK,
                escape(reason.text[start:end]),
                MARK_END,
            ]
            here = end
    return Markup().join([*parts, escape(reason.text[here:])])


def _facets(answer: SearchAnswer, asked: Asked, language: Language) -> list[FacetShown]:
    shown = []
    for name, heading in FACETS.items():
        chosen = asked.filters.get(name, frozenset())
        values = _items(name, answer.facets.get(name, []), chosen, language)
        if chosen or (name not in IMPLIED and _tells(values)):
            is_open = name in UNFOLDED or bool(chosen)
            shown.append(FacetShown(name, heading, values, is_open, len(chosen)))
    return shown


def _items(
    name: str, values: Sequence[FacetValue], chosen: frozenset[str], language: Language
) -> list[FacetItem]:
    """Return the commonest values of a facet and those that are chosen, were there nothing that has them."""
    gone = [FacetValue(value, 0) for value in sorted(chosen - {one.value for one in values})]
    kept = [
        one
        for place, one in enumerate([*values, *gone])
        if place < FEW_VALUES or one.value in chosen
    ]
    if name in BY_VALUE:  # what is not known stays last
        known = [one for one in kept if one.value[:1].isdigit()]
        known.sort(key=lambda one: one.value, reverse=BY_VALUE[name])
        kept = known + [one for one in kept if one not in known]
    return [
        FacetItem(one.value, label_of(name, one, language), one.count, one.value in chosen)
        for one in kept
    ]


def _tells(values: Sequence[FacetItem]) -> bool:
    """Tell whether a facet says anything: of what nobody knows there is nothing to choose."""
    return any(one.value not in NOTHING_KNOWN for one in values)


def _sorts(asked: Asked) -> list[SortShown]:
    """Return the orders there are; without a question there is no relevance, and names order."""
    has_words = bool(asked.text)
    present = asked.sort
    if not has_words and present is Sort.RELEVANCE:
        present = Sort.NAME
    return [
        SortShown(words, None if sort is present else asked.sorted_by(sort))
        for sort, words in SORTS.items()
        if has_words or sort is not Sort.RELEVANCE
    ]


def _chosen(facets: Sequence[FacetShown], asked: Asked) -> list[Chosen]:
    return [
        Chosen(
            facet.heading,
            [
                {"text": item.label, "href": asked.without(facet.name, item.value)}
                for item in facet.values
                if item.selected
            ],
        )
        for facet in facets
        if any(item.selected for item in facet.values)
    ]
