"""How well every entry answers a question: a plain sum of five parts, each of which can be shown.

    score = 0.45 x P  the cosine of the question with the entry's best passage
          + 0.45 x W  the cosine with its whole text, best over its languages
          + 0.30 x B  BM25 over words and their kin in any language, per weight of the question
          + 0.70 x C  coverage: how much of the question was found in the entry at all
          + 0.80 x A  aboutness: how much of the entry's own words speak of the question (tf-idf cosine)

divided by the sum of the weights. All of it was measured; nothing is learnt at run time. Tantivy
finds the entries that hold the words; the sum is computed for the most promising ones, and the
others keep the order of that first look, below them.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from registry.search.index.lexical import Wanted
from registry.search.index.question import Kin, Question
from registry.search.index.state import Pieces, State
from registry.search.index.vectors import Scores

PASSAGE, WHOLE, WORDS, COVERAGE, ABOUT = 0.45, 0.45, 0.30, 0.70, 0.80
_SUM: Final = PASSAGE + WHOLE + WORDS + COVERAGE + ABOUT

HEAD: Final = 1_000
"""How many of the most promising entries are ranked by the full sum."""

_K1, _B = 1.2, 0.75
_CLOSE: Final = 0.60
_NEIGHBOURS_ASKED: Final = 8


@dataclass(frozen=True, slots=True)
class Ranked:
    """The five parts of every row's score, as shares that add up to it, and what they come from."""

    passage: Scores
    whole: Scores
    words: Scores
    covered: Scores
    about: Scores
    passages: Scores  # the cosine of every passage, row after row
    likeness: Scores  # of the best passage, or of the whole entry where it has none
    coverage: Scores

    @property
    def score(self) -> Scores:
        """Return how well every row answers, 1 being as good as it gets."""
        total: Scores = self.passage + self.whole + self.words + self.covered + self.about
        return total


@dataclass(frozen=True, slots=True)
class _Found:
    """What the words say of some rows: the sum of BM25, the coverage, and the aboutness."""

    words: Scores
    coverage: Scores
    about: Scores


def _none_found(count: int) -> _Found:
    return _Found(*(np.zeros(count, np.float32) for _ in range(3)))


def weights_of(question: Question, state: State) -> Scores:
    """Return the rarity of each word of a question, which is what finding it is worth."""
    return np.array([_weight(kin, state) for kin in question.kin], np.float32)


def rank(question: Question, weights: Scores, state: State) -> Ranked:
    """Return how well every row answers a question."""
    passages = _cosines(state.passages, question)
    whole = _best_of_row(_cosines(state.wholes, question), state.wholes)
    best = _best_of_row(passages, state.passages)
    best = np.where(np.diff(state.passages.starts) > 0, best, whole)
    meant = PASSAGE * best + WHOLE * whole
    found = _none_found(len(meant))
    if question.kin:
        found = _by_words(question, weights, meant, state)
    return Ranked(
        passage=PASSAGE / _SUM * best,
        whole=WHOLE / _SUM * whole,
        words=found.words / _SUM,
        covered=COVERAGE / _SUM * found.coverage,
        about=ABOUT / _SUM * found.about,
        passages=passages,
        likeness=best,
        coverage=found.coverage,
    )


def _by_words(question: Question, weights: Scores, meant: Scores, state: State) -> _Found:
    """Return what the words add for every row, how much of the question is found, and aboutness.

    Behind the head words and coverage are as the first look has them, and none of it passes the
    head's last.
    """
    looked = _first_look(question, weights, state)
    words, coverage = WORDS * looked, np.minimum(looked, 1)
    about = np.zeros_like(words)
    head = _head(meant + (WORDS + COVERAGE) * looked, state)
    exact = _exact(question, weights, head, state)
    words[head], coverage[head] = WORDS * exact.words, exact.coverage
    about[head] = exact.about
    score = meant + words + COVERAGE * coverage + ABOUT * about
    rest = np.ones(len(score), bool)
    rest[head] = False
    words[rest] -= np.maximum(score[rest] - score[head].min(initial=np.inf), 0)
    return _Found(words, coverage, about)


def _cosines(pieces: Pieces, question: Question) -> Scores:
    return pieces.vectors.cosines(question.vector)[:, 0]


def _best_of_row(cosines: Scores, pieces: Pieces) -> Scores:
    best = np.full(len(pieces.starts) - 1, -1, np.float32)
    having = np.flatnonzero(np.diff(pieces.starts))
    if len(having):
        best[having] = np.maximum.reduceat(cosines, pieces.starts[having])
    return best


def _idf(frequency: NDArray[Any], entries: int) -> Scores:
    return np.log1p((entries - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)


def _weight(kin: Kin, state: State) -> float:
    """Return the rarity of a word and its close kin, taken together as if they were one word."""
    close = kin.cubes >= _CLOSE
    frequency = float(kin.cubes[close] @ state.tokens.frequency[kin.relatives[close]])
    entries = state.tokens.entries
    return float(_idf(np.array([min(frequency, entries)], np.float32), entries)[0])


def _first_look(question: Question, weights: Scores, state: State) -> Scores:
    wanted = [_wanted(kin, state) for kin in question.kin]
    rows, sums = state.words.find(wanted)
    looked = np.zeros(len(state.rows), np.float32)
    known = rows < len(state.rows)  # a change may be written that is not published yet
    looked[rows[known]] = sums[known] / weights.sum()
    return looked


def _wanted(kin: Kin, state: State) -> Wanted:
    order = np.argsort(-kin.squares)[: _NEIGHBOURS_ASKED + 1]
    words = state.vocabulary.words
    neighbours = [
        (words[kin.relatives[place]], float(kin.squares[place]))
        for place in order
        if words[kin.relatives[place]] != kin.word
    ]
    return Wanted(kin.word, neighbours)


def _head(score: Scores, state: State) -> NDArray[np.int64]:
    living = np.flatnonzero(state.alive)
    if len(living) <= HEAD:
        return living
    return living[np.argpartition(-score[living], HEAD)[:HEAD]]


def _exact(
    question: Question, weights: Scores, head: NDArray[np.int64], state: State
) -> _Found:
    """Return what the words say of some rows, over all kin of all words."""
    tokens = state.tokens
    relatives, squares, cubes = _strengths(question)
    places, owner = _tokens_of(head, state)
    worths = _idf(tokens.frequency[tokens.words[places]], tokens.entries)
    lengths = _lengths(head, places, owner, worths, state)
    answering = np.isin(tokens.words[places], relatives)
    places, owner, worths = places[answering], owner[answering], worths[answering]
    found = _none_found(len(head))
    if not len(places):
        return found
    column = np.searchsorted(relatives, tokens.words[places])
    counts = tokens.counts[places].astype(np.float32)
    length = tokens.lengths[head[owner]] / tokens.mean_length
    spread = counts + _K1 * (1 - _B + _B * length)
    bm25 = (worths * counts * (_K1 + 1) / spread).astype(np.float32)
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    rows = owner[starts]

    def best(strengths: Scores, worth: Scores) -> Scores:
        most: Scores = np.maximum.reduceat(strengths[:, column] * worth, starts, axis=1)
        return most

    found.words[rows] = best(squares, bm25).sum(axis=0) / weights.sum()
    found.coverage[rows] = (
        weights @ best(cubes, np.ones(len(column), np.float32)) / weights.sum()
    )
    speaking = weights @ best(squares, _tf(counts) * worths)
    found.about[rows] = speaking / (lengths[rows] * np.linalg.norm(weights))
    return found


def _tf(counts: Scores) -> Scores:
    worth: Scores = 1 + np.log(counts)
    return worth


def _lengths(
    head: NDArray[np.int64],
    places: NDArray[np.int64],
    owner: NDArray[np.int64],
    worths: Scores,
    state: State,
) -> Scores:
    """Return how long the vector of each row's words is, each as rare as it is worth."""
    worth = _tf(state.tokens.counts[places].astype(np.float32)) * worths
    lengths: Scores = np.sqrt(np.bincount(owner, worth**2, len(head))).astype(np.float32)
    return lengths


def _strengths(question: Question) -> tuple[NDArray[np.int64], Scores, Scores]:
    relatives = np.unique(np.concatenate([kin.relatives for kin in question.kin]))
    squares = np.zeros((len(question.kin), len(relatives)), np.float32)
    cubes = np.zeros_like(squares)
    for line, kin in enumerate(question.kin):
        columns = np.searchsorted(relatives, kin.relatives)
        squares[line, columns] = kin.squares
        cubes[line, columns] = kin.cubes
    return relatives, squares, cubes


def _tokens_of(
    head: NDArray[np.int64], state: State
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the places of the head's words, and whose they are."""
    starts = state.tokens.starts
    counts = starts[head + 1] - starts[head]
    owner = np.repeat(np.arange(len(head)), counts)
    places = np.arange(counts.sum()) + np.repeat(
        starts[head] - np.cumsum(counts) + counts, counts
    )
    return places, owner
