"""Why an entry was found: its name, the words that answer the question, the passage that means it.

A word is told as found where it stands in the entry, in this form or another (reserva, reservas). A
word of like meaning (booking and reserva) answers the question too, and is told as what it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Final, NamedTuple

import numpy as np

from registry.search.index.outcome import Reason, ReasonKind, Summary
from registry.search.index.passages import Passage
from registry.search.index.question import Question
from registry.search.index.ranking import Ranked
from registry.search.index.rows import Row
from registry.search.index.state import State
from registry.search.index.words import WORD, bare, composed, fold

LEAST_LIKENESS: Final = 0.30
"""The strength from which a word is shown as an answer to another (a cosine of .67)."""

LEAST_MEANING: Final = 0.35
"""The cosine from which a passage is shown as close in meaning, beside words that were found."""

NEAR_ENOUGH: Final = 0.80
"""How much of the best passage's likeness one needs in whose language its reader reads."""

OF_A_LABEL: Final = 0.50
"""How much of what a name or category answers a passage needs to answer, to be shown instead."""

_KINSHIP: Final = 0.50  # what a word of like meaning counts beside one that was found


class Answer(NamedTuple):
    """The word asked for that a known word answers, how well, and whether it is a form of it."""

    asked: str
    strength: float
    is_form: bool


class Answering(NamedTuple):
    """A word of an entry's text that answers one that was asked for."""

    word: str  # folded
    start: int
    end: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Answers:
    """Which word asked for each known word answers, and how much of the question that is.

    `languages` are those that the reader would rather read a passage in, the dearest first.
    """

    text: str
    asked: dict[str, Answer]
    worths: dict[str, float]  # a known word → the share of the question's weight that it covers
    languages: tuple[str, ...]

    def covered_by(self, words: Iterable[str]) -> float:
        """Return how much of the question some folded words cover."""
        most: dict[str, float] = {}
        worths = self.worths
        for word in words:
            if word in worths:  # of a text's many words few answer
                asked = self.asked[word].asked
                most[asked] = max(worths[word], most.get(asked, 0.0))
        return fsum(most.values())  # the same in whatever order

    def touch(self, words: Iterable[str]) -> bool:
        """Tell whether any of some folded words answers the question."""
        return not self.asked.keys().isdisjoint(words)


def answers(
    text: str,
    question: Question,
    weights: Sequence[float],
    languages: Iterable[str | None],
    state: State,
) -> Answers:
    """Return which known words answer the question."""
    asked: dict[str, Answer] = {}
    for kin in question.kin:
        for place in np.flatnonzero(kin.cubes >= LEAST_LIKENESS):
            word = state.vocabulary.words[kin.relatives[place]]
            answer = Answer(kin.word, float(kin.cubes[place]), bool(kin.is_form[place]))
            if word not in asked or _worth(answer) > _worth(asked[word]):
                asked[word] = answer
    total = sum(weights) or 1.0
    shares = {
        kin.word: weight / total for kin, weight in zip(question.kin, weights, strict=True)
    }
    worths = {word: shares[answer.asked] * _worth(answer) for word, answer in asked.items()}
    return Answers(bare(text), asked, worths, tuple(each for each in languages if each))


def reasons_for(
    rows: Sequence[int], ranked: Ranked, known: Answers, state: State
) -> list[tuple[Reason, ...]]:
    """Return why each of some rows was found, the plainest reason first; there is always one."""
    passages = state.words.passages(rows)
    return [_reasons(row, passages[row], ranked, known, state) for row in rows]


def summaries_of(
    rows: Sequence[int], language: str | None, state: State
) -> list[Summary | None]:
    """Return what each of some rows says of itself, in the reader's language where it does."""
    passages = state.words.passages(rows)
    return [_summary(passages[row], language) for row in rows]


def _summary(passages: Sequence[Passage], language: str | None) -> Summary | None:
    said = [one for one in passages if one.field == "short_description"]
    own = [one for one in said if one.language.partition("-")[0] == language]
    return next((Summary(one.text, one.language) for one in (*own, *said)), None)


def _reasons(
    row: int, passages: Sequence[Passage], ranked: Ranked, known: Answers, state: State
) -> tuple[Reason, ...]:
    told = state.rows[row].extent.passages  # behind them stand names, publisher and categories
    own, labels = passages[:told], passages[told:]
    found = [
        _by_name(state.rows[row], known),
        _by_organisation(state.rows[row], labels, known)
        or _by_words(float(ranked.coverage[row]), own, labels, known),
    ]
    best, cosine = _meant(row, own, ranked, known, state)
    if cosine >= LEAST_MEANING or not any(found):
        found.append(_reason("meaning", best, cosine, _answering(best.text, known)))
    return tuple(reason for reason in found if reason)


def _name_of(name: str) -> Passage:
    return Passage(composed(name), "", "name", "")


def _by_name(row: Row, known: Answers) -> Reason | None:
    if not any(known.touch(name.split()) for name in row.bare_names):
        return None
    for name in (row.name, *row.aliases):
        answering = _answering(composed(name), known)
        if any(one.answer.is_form for one in answering):
            covered = known.covered_by(one.word for one in answering)
            return _reason("name", _name_of(name), covered, answering)
    return None


def _by_organisation(row: Row, labels: Sequence[Passage], known: Answers) -> Reason | None:
    """Return the name of its publisher or holder, where that is the question."""
    if known.text not in row.organisations:
        return None
    for label in labels:
        if label.field in {"publisher", "holder"} and bare(label.text) == known.text:
            whole = Answer(label.text, 1.0, is_form=True)
            return _reason(
                "words", label, 1.0, [Answering(known.text, 0, len(label.text), whole)]
            )
    return None


def _by_words(
    coverage: float, passages: Sequence[Passage], labels: Sequence[Passage], known: Answers
) -> Reason | None:
    told, value = _best(
        passages, [known.covered_by(one.words.split()) for one in passages], known
    )
    label, of_label = _best(
        labels, [known.covered_by(one.words.split()) for one in labels], known
    )
    best = told if told and value >= OF_A_LABEL * of_label else label
    if best is None:
        return None
    answering = _answering(best.text, known)
    is_found = any(one.answer.is_form for one in answering)
    return _reason("words" if is_found else "related", best, coverage, answering)


def _meant(
    row: int, passages: Sequence[Passage], ranked: Ranked, known: Answers, state: State
) -> tuple[Passage, float]:
    """Return the passage that means it most, or the name of what has none, with its cosine."""
    start = int(state.passages.starts[row])
    cosines = ranked.passages[start : start + len(passages)].tolist()
    best, cosine = _best(passages, cosines, known)
    if best is None:
        return _name_of(state.rows[row].name), float(ranked.likeness[row])
    return best, cosine


def _best(
    passages: Sequence[Passage], values: Sequence[float], known: Answers
) -> tuple[Passage | None, float]:
    """Return the passage of most value; of those that come near, one that its reader can read."""
    most = max(values, default=0.0)
    if most <= 0:
        return None, 0.0
    near = [place for place, one in enumerate(values) if one >= NEAR_ENOUGH * most]
    best = min(near, key=lambda place: (_distance(passages[place], known), -values[place]))
    return passages[best], values[best]


def _distance(passage: Passage, known: Answers) -> int:
    language = passage.language.partition("-")[0]
    return (*known.languages, language).index(language)


def _answering(text: str, known: Answers) -> list[Answering]:
    found = []
    for token in WORD.finditer(text):
        word = fold(token.group())
        answer = known.asked.get(word)
        if answer is not None:
            found.append(Answering(word, token.start(), token.end(), answer))
    return found


def _worth(answer: Answer) -> float:
    return answer.strength if answer.is_form else answer.strength * _KINSHIP


def _reason(
    kind: ReasonKind, passage: Passage, score: float, answering: Sequence[Answering]
) -> Reason:
    words: dict[str, str] = {}
    akin: dict[str, str] = {}
    for one in sorted(answering, key=lambda one: -one.answer.strength):
        said = words if one.answer.is_form else akin
        said.setdefault(one.answer.asked, passage.text[one.start : one.end])
    return Reason(
        kind=kind,
        text=passage.text,
        language=passage.language or None,
        field=passage.field,
        score=round(score, 4),
        marks=tuple((one.start, one.end) for one in answering),
        words=tuple(words.items()),
        akin=tuple((asked, found) for asked, found in akin.items() if asked not in words),
    )
