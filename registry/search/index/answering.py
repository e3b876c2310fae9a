"""How a question is answered from one state: seen, matched, ranked, counted, explained."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from registry.search.index import facets, query_language, ranking, reasons
from registry.search.index.access import Mask, ReaderScope
from registry.search.index.facets import Column
from registry.search.index.outcome import FoundEntry, SearchOutcome
from registry.search.index.question import LARGEST_LIMIT, SearchQuery, understand
from registry.search.index.ranking import Ranked
from registry.search.index.state import State
from registry.search.index.vectors import Scores
from registry.search.index.words import bare, composed, words_of

LEAST_SCORE: Final = 0.18
"""An entry matches from this score on, if it also reaches ..."""

LEAST_OF_BEST: Final = 0.35
"""... this much of the best one's score; measured: 97 of 100 entries sought are kept, of 8,617
entries half the questions match fewer than 100."""

LEAST_OF_WHOLE: Final = 0.45
"""... or this much of it, where the best one holds every word of the question."""

WHOLE: Final = 0.95
"""The coverage from which all of a question is found."""

LEAST_MEANT: Final = 0.45
"""The cosine of the best passage that is needed where hardly a word of a short question is found:
the encoder finds a word or two like any other short text. A sentence it understands (measured)."""

HARDLY_A_WORD: Final = 0.30

FEW_WORDS: Final = 2

ALL_BUT: Final = 0.70
"""Or this much of the question is found in it, however well others answer."""

NAMED: Final = 0.30
"""Added to the score of an entry whose name is the question."""

BY_ORGANISATION: Final = 0.10
"""Added to the score of an entry whose publisher or holder is the question."""

DISCONTINUED: Final = 0.90
"""What is left of the score of an entry that is discontinued."""

_JUST_BELOW: Final = 1e-4


@dataclass(frozen=True, slots=True)
class _View:
    """What one reader may see of a state, and which facets they see it by."""

    state: State
    visible: Mask
    columns: Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class _Called:
    """The rows that bear the question as their name, and those whose publisher or holder does."""

    named: list[int]
    organised: list[int]


def answer(state: State, query: SearchQuery, scope: ReaderScope) -> SearchOutcome:
    """Return the part of the answer that was asked for, over what this reader may see."""
    view = _View(
        state,
        state.alive & state.access.visible_to(scope),
        facets.columns_for(state.facets, demonstration=scope.include_demonstration),
    )
    if not query.text.strip():
        return _everything(view, query)
    asked = bare(query.text)
    called = _Called(state.names.get(asked, []), state.organisations.get(asked, []))
    if not called.named and not words_of(composed(query.text)):
        return _outcome(
            view,
            query,
            np.zeros(len(view.visible), bool),
            (),
            _language_of(query),
            is_empty=True,
        )
    return _found(view, query, called)


def _everything(view: _View, query: SearchQuery) -> SearchOutcome:
    state = view.state
    kept = np.flatnonzero(facets.keep(view.visible, view.columns, query.filters))
    ordered = kept[np.argsort(state.name_order[kept])]
    page = [int(row) for row in _page(ordered, query)]
    summaries = reasons.summaries_of(page, query.reader_language, state)
    results = tuple(
        FoundEntry(state.rows[row].id, state.rows[row].slug, 0.0, (), summary)
        for row, summary in zip(page, summaries, strict=True)
    )
    return _outcome(view, query, view.visible, results, query.query_language)


def _found(view: _View, query: SearchQuery, called: _Called) -> SearchOutcome:
    state = view.state
    question = understand(query.text, state, query.synonyms)
    weights = ranking.weights_of(question, state)
    ranked = ranking.rank(question, weights, state)
    matched = _matched(ranked, view.visible, called, len(question.kin))
    score = _adjusted(ranked.score, matched, called, state)
    kept = np.flatnonzero(facets.keep(matched, view.columns, query.filters))
    ordered = kept[np.lexsort((state.slug_order[kept], -score[kept]))]
    page = [int(row) for row in _page(ordered, query)]
    asked_in = _language_of(query)
    languages = (query.reader_language, asked_in)
    known = reasons.answers(query.text, question, weights.tolist(), languages, state)
    explained = reasons.reasons_for(page, ranked, known, state)
    results = tuple(
        FoundEntry(
            state.rows[row].id, state.rows[row].slug, round(min(float(score[row]), 1), 4), why
        )
        for row, why in zip(page, explained, strict=True)
    )
    return _outcome(view, query, matched, results, asked_in)


def _matched(ranked: Ranked, visible: Mask, called: _Called, count: int) -> Mask:
    """Return what answers a question of so many words well enough to be shown."""
    seen = np.where(visible, ranked.score, 0)  # what the reader may not see sets no measure
    top = int(seen.argmax()) if len(seen) else -1
    best = float(seen[top]) if len(seen) else 0.0
    is_whole = len(seen) > 0 and ranked.coverage[top] >= WHOLE
    matched = ranked.score >= max(
        LEAST_SCORE, (LEAST_OF_WHOLE if is_whole else LEAST_OF_BEST) * best
    )
    if count <= FEW_WORDS:
        matched &= (ranked.coverage >= HARDLY_A_WORD) | (ranked.likeness >= LEAST_MEANT)
    matched |= ranked.coverage >= ALL_BUT
    matched[called.named] = True
    matched[called.organised] = True
    return matched & visible


def _adjusted(score: Scores, matched: Mask, called: _Called, state: State) -> Scores:
    """Lift what is named, and let what is discontinued sink beneath what succeeds it."""
    score = score.copy()
    score[called.named] += NAMED
    score[called.organised] += BY_ORGANISATION
    retired = [int(row) for row in np.flatnonzero(matched) if state.rows[row].is_discontinued]
    score[retired] *= DISCONTINUED
    heirs = {row: _heirs(row, state) for row in retired}
    for row in sorted(
        retired, key=lambda row: len(heirs[row])
    ):  # an heir sinks before its elders
        for heir in heirs[row]:
            if matched[heir]:
                score[row] = min(score[row], score[heir] - _JUST_BELOW)
    return score


def _heirs(row: int, state: State) -> list[int]:
    heirs: list[int] = []
    successor = state.rows[row].successor_id
    while successor is not None and (heir := state.numbers.get(successor)) is not None:
        if heir in heirs or heir == row:
            break  # two entries that name each other
        heirs.append(heir)
        successor = state.rows[heir].successor_id
    return heirs


def _page(ordered: NDArray[np.int64], query: SearchQuery) -> NDArray[np.int64]:
    limit = max(1, min(query.limit, LARGEST_LIMIT))
    return ordered[max(query.offset, 0) :][:limit]


def _language_of(query: SearchQuery) -> str | None:
    return query.query_language or query_language.detect(query.text, query.reader_language)


def _outcome(
    view: _View,
    query: SearchQuery,
    matched: Mask,
    results: tuple[FoundEntry, ...],
    asked_in: str | None,
    *,
    is_empty: bool = False,
) -> SearchOutcome:
    total = int(facets.keep(matched, view.columns, query.filters).sum())
    reached = max(query.offset, 0) + len(results)
    return SearchOutcome(
        total=total,
        results=results,
        facets=facets.count(matched, view.columns, query.filters),
        next_offset=reached if results and reached < total else None,
        query_language=asked_in,
        nothing_to_search=is_empty,
        change_number=view.state.manifest.change_number,
    )
