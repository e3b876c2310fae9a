"""How a question is answered from one state: seen, matched, ranked, counted, explained."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from registry import clock
from registry.search.index import facets, query_language, ranking, reasons, sorting
from registry.search.index.access import Mask, ReaderScope
from registry.search.index.facets import Column
from registry.search.index.judging import fitting
from registry.search.index.lifting import Called, Evidence, Lifted, lifted
from registry.search.index.names import versions_in
from registry.search.index.outcome import FoundEntry, Parts, Reason, SearchOutcome
from registry.search.index.question import LARGEST_LIMIT, Question, SearchQuery, understand
from registry.search.index.ranking import Ranked
from registry.search.index.rows import Row
from registry.search.index.sorting import Figures
from registry.search.index.state import State
from registry.search.index.vectors import Scores
from registry.search.index.words import bare, composed, words_of

LEAST_SCORE: Final = 0.15
"""An entry matches from this score on, if it also reaches ..."""

LEAST_OF_BEST: Final = 0.30
"""... this much of the best one's score; of 8,617 entries half the questions match fewer than 125. What
is weak among them stands last, and is said to be."""

LEAST_MEANT: Final = 0.45
"""The cosine of the best passage that is needed where hardly a word of a short question is found:
the encoder finds a word or two like any other short text. A sentence it understands (measured)."""

HARDLY_A_WORD: Final = 0.30

FEW_WORDS: Final = 2

ALL_BUT: Final = 0.70
"""Or this much of the question is found in it, however well others answer."""


@dataclass(frozen=True, slots=True)
class _View:
    """What one reader may see of a state, and which facets and numbers they see it by."""

    state: State
    visible: Mask
    columns: Mapping[str, Column]
    figures: Figures


def answer(state: State, query: SearchQuery, scope: ReaderScope) -> SearchOutcome:
    """Return the part of the answer that was asked for, over what this reader may see."""
    view = _View(
        state,
        state.alive & state.access.visible_to(scope),
        facets.columns_for(state.facets, demonstration=scope.include_demonstration),
        sorting.figures_for(state.figures, demonstration=scope.include_demonstration),
    )
    if not query.text.strip():
        return _everything(view, query)
    asked = bare(query.text)
    called = _called(asked, state)
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


def _called(asked: str, state: State) -> Called:
    versions = versions_in(asked)
    names = [f"{word} {v}{number}" for word, number in versions for v in ("", "v")]
    return Called(
        named=state.names.get(asked, []),
        organised=state.organisations.get(asked, []),
        versions=versions,
        versioned=[row for name in names for row in state.names.get(name, [])],
    )


def _everything(view: _View, query: SearchQuery) -> SearchOutcome:
    state = view.state
    matched = _among(view.visible, query, state)
    kept = np.flatnonzero(facets.keep(matched, view.columns, query.filters))
    ordered = _ordered(kept, query, view, (state.name_order,))
    page = [int(row) for row in _page(ordered, query)]
    summaries = reasons.summaries_of(page, query.reader_language, state)
    results = tuple(
        FoundEntry(row.id, row.slug, 0.0, (), summary, aliases=row.aliases)
        for row, summary in zip((state.rows[row] for row in page), summaries, strict=True)
    )
    return _outcome(view, query, matched, results, query.query_language)


def _found(view: _View, query: SearchQuery, called: Called) -> SearchOutcome:
    state = view.state
    weighed = _weighed(state, query, called, view.visible, view.columns)
    question, weights, ranked = weighed.question, weighed.weights, weighed.ranked
    lifts, fits = weighed.lifts, weighed.fits
    matched = _among(weighed.matched, query, state)
    kept = np.flatnonzero(facets.keep(matched, view.columns, query.filters))
    ordered = _ordered(kept, query, view, (state.slug_order, -lifts.score))
    ordered = ordered[np.argsort(~fits[ordered], kind="stable")]  # what only comes near is last
    page = [int(row) for row in _page(ordered, query)]
    asked_in = _language_of(query)
    languages = (query.reader_language, asked_in)
    known = reasons.answers(question.text, question, weights.tolist(), languages, state)
    explained = reasons.reasons_for(page, ranked, known, state)
    results = tuple(
        _entry(
            state.rows[row],
            lifts.parts_of(row, ranked),
            why,
            evidence=lifts.grounds_of(row),
            is_weak=not fits[row],
        )
        for row, why in zip(page, explained, strict=True)
    )
    outcome = _outcome(view, query, matched, results, asked_in)
    return _judged(outcome, int(fits[kept].sum()))


@dataclass(frozen=True, slots=True)
class _Weighed:
    """How well every row answers a question; `matched` do, or come near, and `fits` do."""

    question: Question
    weights: Scores
    ranked: Ranked
    lifts: Lifted
    matched: Mask
    fits: Mask


def _weighed(
    state: State,
    query: SearchQuery,
    called: Called,
    visible: Mask,
    columns: Mapping[str, Column],
) -> _Weighed:
    question = understand(query.text, state, query.synonyms)
    if question.text != composed(query.text) and not called.named:
        called = _called(bare(question.text), state)
    weights = ranking.weights_of(question, state)
    ranked = ranking.rank(question, weights, state)
    matched = _matched(ranked, visible, called, len(question.kin))
    lifts = lifted(ranked, matched, called, columns, state, clock.today().year)
    fits = matched & fitting(lifts, called)
    return _Weighed(question, weights, ranked, lifts, matched, fits)


def _judged(outcome: SearchOutcome, fitting_count: int) -> SearchOutcome:
    """Return an outcome that says of how many of its entries one may say that they answer."""
    is_weak = outcome.total and not fitting_count
    return replace(outcome, answer="weak" if is_weak else outcome.answer, fitting=fitting_count)


def _entry(
    row: Row,
    parts: Parts,
    why: tuple[Reason, ...],
    *,
    evidence: tuple[Evidence, ...],
    is_weak: bool,
) -> FoundEntry:
    score = round(parts.total, 4)
    told = tuple(each.facet for each in evidence)
    return FoundEntry(
        row.id,
        row.slug,
        score,
        why,
        parts=parts,
        evidence=told,
        aliases=row.aliases,
        is_weak=is_weak,
    )


def _ordered(
    kept: NDArray[np.int64],
    query: SearchQuery,
    view: _View,
    relevance: tuple[NDArray[Any], ...],
) -> NDArray[np.int64]:
    names = view.state.name_order
    return sorting.ordered(kept, query.sort, view.figures, names, relevance)


def _matched(ranked: Ranked, visible: Mask, called: Called, count: int) -> Mask:
    """Return what answers a question of so many words well enough to be shown."""
    score = ranked.score
    seen = np.where(visible, score, 0)  # what the reader may not see sets no measure
    matched = score >= max(LEAST_SCORE, LEAST_OF_BEST * float(seen.max(initial=0)))
    if count <= FEW_WORDS:
        matched &= (ranked.coverage >= HARDLY_A_WORD) | (ranked.likeness >= LEAST_MEANT)
    matched |= ranked.coverage >= ALL_BUT
    matched[called.named] = True
    matched[called.organised] = True
    matched[called.versioned] = True
    return matched & visible


def _among(matched: Mask, query: SearchQuery, state: State) -> Mask:
    """Keep of what matched the rows that are asked about, where not all are."""
    if query.among is None:
        return matched
    rows = [state.numbers[each] for each in query.among if each in state.numbers]
    kept = np.zeros(len(matched), bool)
    kept[rows] = matched[rows]
    return kept


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
        answer="fits" if total else "nothing",
        fitting=total,
    )


def who_fits(state: State, query: SearchQuery, scope: ReaderScope) -> list[str]:
    """Return the ids of all that `answer` lists on its pages and does not call weak, in no order.

    Reasons and counts, which take most of the time, are left out: what many questions are asked one
    after another needs neither.
    """
    columns = facets.columns_for(state.facets, demonstration=scope.include_demonstration)
    visible = state.alive & state.access.visible_to(scope)
    fits = visible if not query.text.strip() else _fitting(state, query, visible, columns)
    kept = facets.keep(_among(fits, query, state), columns, query.filters)
    return [state.rows[row].id for row in np.flatnonzero(kept).tolist()]


def _fitting(
    state: State, query: SearchQuery, visible: Mask, columns: Mapping[str, Column]
) -> Mask:
    called = _called(bare(query.text), state)
    if not called.named and not words_of(composed(query.text)):
        return np.zeros(len(visible), bool)
    return _weighed(state, query, called, visible, columns).fits
