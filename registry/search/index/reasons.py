"""Why an entry was found: its name, the words that answer the question, the passage that means it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from registry.search.index.outcome import Reason, ReasonKind
from registry.search.index.passages import Passage
from registry.search.index.question import Question
from registry.search.index.ranking import Ranked
from registry.search.index.state import State
from registry.search.index.words import WORD, composed, fold

LEAST_LIKENESS: Final = 0.30
"""The strength from which a word is shown as an answer to another (a cosine of .67)."""


LEAST_MEANING: Final = 0.30
"""The cosine from which a passage is shown as close in meaning, beside words that were found."""


class Answering(NamedTuple):
    """A word of an entry's text that answers one that was asked for."""

    start: int
    end: int
    asked: str
    strength: float


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


def reasons_for(
    rows: Sequence[int], ranked: Ranked, known: Answers, state: State
) -> list[tuple[Reason, ...]]:
    """Return why each of some rows was found, the plainest reason first; there is always one."""
    passages = state.words.passages(rows)
    return [_reasons(row, passages[row], ranked, known, state) for row in rows]


def _reasons(
    row: int, passages: Sequence[Passage], ranked: Ranked, known: Answers, state: State
) -> tuple[Reason, ...]:
    told = state.rows[row].extent.passages  # behind them stand names, publisher and categories
    found = [
        _by_name(row, known, state),
        _by_words(float(ranked.coverage[row]), passages[:told], known)
        or _by_words(float(ranked.coverage[row]), passages[told:], known),
    ]
    likeness, place = float(ranked.likeness[row]), int(ranked.passage[row])
    if likeness >= LEAST_MEANING or not any(found):
        meant = passages[place] if place >= 0 else _name_of(state.rows[row].name)
        found.append(_reason("meaning", meant, likeness, _answering(meant.text, known)))
    return tuple(reason for reason in found if reason)


def _name_of(name: str) -> Passage:
    return Passage(composed(name), "", "name", "")


def _by_name(row: int, known: Answers, state: State) -> Reason | None:
    for name in (state.rows[row].name, *state.rows[row].aliases):
        if answering := _answering(composed(name), known):
            found = ((one.asked, one.strength) for one in answering)
            return _reason("name", _name_of(name), _covered(found, known), answering)
    return None


def _by_words(coverage: float, passages: Sequence[Passage], known: Answers) -> Reason | None:
    covered = [
        _covered([known.asked[word] for word in known.asked.keys() & one.words.split()], known)
        for one in passages
    ]
    most = max(covered, default=0.0)
    if not most:
        return None
    best = passages[covered.index(most)]
    return _reason("words", best, coverage, _answering(best.text, known))


def _answering(text: str, known: Answers) -> list[Answering]:
    found = []
    for token in WORD.finditer(text):
        answer = known.asked.get(fold(token.group()))
        if answer is not None:
            found.append(Answering(token.start(), token.end(), *answer))
    return found


def _covered(answers: Iterable[tuple[str, float]], known: Answers) -> float:
    strongest: dict[str, float] = {}
    for asked, strength in answers:
        strongest[asked] = max(strength, strongest.get(asked, 0.0))
    return sum(known.shares[asked] * strength for asked, strength in strongest.items())


def _reason(
    kind: ReasonKind, passage: Passage, score: float, answering: Sequence[Answering]
) -> Reason:
    words: dict[str, str] = {}
    for one in sorted(answering, key=lambda one: -one.strength):
        words.setdefault(one.asked, passage.text[one.start : one.end])
    return Reason(
        kind=kind,
        text=passage.text,
        language=passage.language or None,
        field=passage.field,
        score=round(score, 4),
        marks=tuple((one.start, one.end) for one in answering),
        words=tuple(words.items()),
    )
