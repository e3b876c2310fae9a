"""Why an entry was found: its name, the words that answer the question, the passage that means it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from registry.search.index.outcome import Reason, ReasonKind
from registry.search.index.passages import Passage
from registry.search.index.question import Question
from registry.search.index.ranking import Ranked
from registry.search.index.state import State
from registry.search.index.words import composed, words_at

LEAST_LIKENESS: Final = 0.30
"""The strength from which a word is shown as an answer to another (a cosine of .67)."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Which word asked for each known word answers, and how much of the question that is."""

    asked: dict[str, tuple[str, float]]  # a known word → the word asked for, and its strength
    shares: dict[str, float]  # a word asked for → its share of the question's weight


def answers(question: Question, weights: Sequence[float], state: State) -> Answers:
    """Return which known words answer the question."""
    asked: dict[str, tuple[str, float]] = {}
    for kin in question.kin:
        for place in np.flatnonzero(kin.cubes >= LEAST_LIKENESS):
            word = state.vocabulary.words[kin.relatives[place]]
            strength = float(kin.cubes[place])
            if strength > asked.get(word, ("", 0.0))[1]:
                asked[word] = (kin.word, strength)
    total = sum(weights) or 1.0
    shares = {
        kin.word: weight / total for kin, weight in zip(question.kin, weights, strict=True)
    }
    return Answers(asked, shares)


def reasons_for(row: int, ranked: Ranked, known: Answers, state: State) -> tuple[Reason, ...]:
    """Return why one row was found, the plainest reason first."""
    passages = state.words.passages(row)
    found = [_by_name(row, known, state), _by_words(row, passages, ranked, known)]
    place = int(ranked.passage[row])
    if 0 <= place < len(passages):
        meant = passages[place]
        score = float(ranked.meaning[row])
        found.append(_reason("meaning", meant, score, known))
    return tuple(reason for reason in found if reason)


def _by_name(row: int, known: Answers, state: State) -> Reason | None:
    for name in (state.rows[row].name, *state.rows[row].aliases):
        reason = _reason("name", Passage(composed(name), "", "name"), 0.0, known)
        if reason.words:
            return reason
    return None


def _by_words(
    row: int, passages: Sequence[Passage], ranked: Ranked, known: Answers
) -> Reason | None:
    best = max(
        (_reason("words", one, 0.0, known) for one in passages), key=_weight, default=None
    )
    if best is None or not best.words:
        return None
    return Reason(
        "words",
        best.text,
        best.language,
        best.field,
        round(float(ranked.coverage[row]), 4),
        best.marks,
        best.words,
    )


def _weight(reason: Reason) -> float:
    return reason.score


def _reason(kind: ReasonKind, passage: Passage, score: float, known: Answers) -> Reason:
    marks: list[tuple[int, int]] = []
    words: dict[str, str] = {}
    strengths: dict[str, float] = {}
    for found in words_at(passage.text):
        asked, strength = known.asked.get(found.word, ("", 0.0))
        if asked:
            marks.append((found.start, found.end))
            if strength > strengths.get(asked, 0.0):
                strengths[asked] = strength
                words[asked] = passage.text[found.start : found.end]
    covered = sum(known.shares[asked] * strength for asked, strength in strengths.items())
    return Reason(
        kind,
        passage.text,
        passage.language or None,
        passage.field,
        round(score or covered, 4),
        tuple(marks),
        tuple(words.items()),
    )
