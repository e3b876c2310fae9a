"""What the thesaurus that people keep says to the search: other words for what was asked.

The table is made of the whole thesaurus and is never changed; each process keeps the one of the
present edition, and asks for the edition's stamp at each question. It is another thing than the
encoder's own table of near words (`registry/search/index/thesaurus.py`), and is added to it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from registry.search.index.inflections import forms_among, plurals
from registry.search.index.words import composed, fold, words_of
from registry.terms.models import Concept
from registry.terms.queries import edition_of, every_concept
from registry.terms.vocabulary import ConceptKind

SYNONYM: Final = 0.85
"""How well a one-word label answers another label of its concept (the word itself: 1)."""

SHORTEST_PLURAL: Final = 5
"""Shorter labels are taken as they stand: an «hora» is an appointment, and «horas» are hours."""

LONG: Final = 11
LONG_BEGINNING: Final = 9
"""Letters of a long word, and those of its beginning that its forms have in common."""

OFTEN: Final = 3
"""A word in the labels of more concepts than that tells none of them apart, acronyms counted too."""

_LONGEST_READ: Final = 20_000
Phrase = tuple[str, ...]
Expansions = Mapping[str, Mapping[str, float]]
"""A word asked for → other words for it, each with its strength."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Each label's words by its first one, and the words that stand for the label, with their strength."""

    by_first: Mapping[str, tuple[tuple[Phrase, Mapping[str, float]], ...]]


NO_SYNONYMS: Final = Synonyms({})
NO_EXPANSIONS: Final[Expansions] = {}
_kept: dict[UUID, Synonyms] = {}


def synonyms_in(session: Session) -> Synonyms:
    """Return the table of the thesaurus as it stands, from memory where it is the same still."""
    edition = edition_of(session)
    if edition is None:
        return NO_SYNONYMS
    table = _kept.get(edition)
    if table is None:
        table = table_of(every_concept(session))
        _kept.clear()
        _kept[edition] = table
    return table


def table_of(concepts: Iterable[Concept]) -> Synonyms:
    """Return the table that some concepts make."""
    concepts = list(concepts)
    shared = _shared_words(concepts)
    by_phrase: dict[Phrase, dict[str, float]] = {}
    for concept in concepts:
        for asked, others in _leads(concept):
            found = by_phrase.setdefault(asked, {})
            for word, strength in _strengths(others, shared):
                found[word] = max(strength, found.get(word, 0.0))
    by_first: dict[str, list[tuple[Phrase, Mapping[str, float]]]] = {}
    for phrase, words in by_phrase.items():
        by_first.setdefault(phrase[0], []).append((phrase, words))
    return Synonyms({word: tuple(phrases) for word, phrases in by_first.items()})


def expansions(table: Synonyms, text: str) -> Expansions:
    """Return the words of a question that are a label, or stand in one, with the other words for it."""
    words = words_of(composed(text)[:_LONGEST_READ])
    found: dict[str, dict[str, float]] = {}
    for place, word in enumerate(words):
        for phrase, others in _beginning_with(word, table):
            here = words[place : place + len(phrase)]
            if len(here) == len(phrase) and all(map(_is_same, here, phrase)):
                for each in here:
                    known = found.setdefault(each, {})
                    known.update(
                        {
                            other: max(strength, known.get(other, 0.0))
                            for other, strength in others.items()
                            if other not in here
                        }
                    )
    return found


def is_by_thesaurus(said: Expansions, asked: str, answered: str) -> bool:
    """Tell whether it is the thesaurus that has a word answer another one."""
    others = said.get(fold(asked), {})
    return bool(forms_among(fold(answered), others))


def _leads(concept: Concept) -> Iterator[tuple[Phrase, list[Phrase]]]:
    """Yield each label of a concept with what it leads to; a product leads to what does its job, one way."""
    labels = _own_labels(concept)
    if concept.kind is ConceptKind.COMMERCIAL_PRODUCT:
        named = [each["name"] for each in concept.same_job]
        others = _phrases([*_all(concept.does), *named])
        yield from ((label, others) for label in labels)
        return
    labels = list(dict.fromkeys([*labels, *_phrases(concept.expansion.values())]))
    yield from ((label, [each for each in labels if each != label]) for label in labels)


def _own_labels(concept: Concept) -> list[Phrase]:
    return _phrases([*concept.preferred.values(), *_all(concept.alternative)])


def _all(by_language: Mapping[str, list[str]]) -> list[str]:
    return [label for labels in by_language.values() for label in labels]


def _phrases(labels: Iterable[str]) -> list[Phrase]:
    phrases = (tuple(words_of(composed(label))) for label in labels)
    return list(dict.fromkeys(phrase for phrase in phrases if phrase))


def _shared_words(concepts: Iterable[Concept]) -> frozenset[str]:
    """Return the words that tell no concept from another: gestión, electrónica, public, service.

    The forms of a long word are one word, whichever language has them: where «administrativo»,
    «administrative» and «administración» stand in three concepts, none of them tells anything.
    """
    of_words: Counter[str] = Counter()
    known: set[str] = set()
    of_all: Counter[str] = Counter()  # acronyms say again what words say: sistema, information
    for concept in concepts:
        labels = [*_own_labels(concept), *_phrases(concept.expansion.values())]
        words = {word for label in labels for word in label}
        known |= words
        of_all.update(words | set(map(_beginning, words)))
        if concept.kind is ConceptKind.SYNONYMS:
            of_words.update(words)
    often = {word for word, count in of_all.items() if of_words[word] > 1 or count > OFTEN}
    return frozenset(word for word in known if word in often or _beginning(word) in often)


def _beginning(word: str) -> str:
    """Return what the forms of a long word begin with; a short word is its own."""
    return word if len(word) < LONG else f"{word[:LONG_BEGINNING]}-"


def _strengths(others: Sequence[Phrase], shared: frozenset[str]) -> Iterator[tuple[str, float]]:
    """Yield the words that answer a label, each with its strength.

    A longer label's strength is parted among its telling words: «help» alone is no help desk. One
    that holds a word which stands for the whole already (agenda electrónica) adds nothing to it.
    """
    alone = {other[0] for other in others if len(other) == 1}
    yield from ((word, SYNONYM) for word in alone)
    for other in others:
        if alone.isdisjoint(other):
            telling = [word for word in other if word not in shared]
            yield from ((word, SYNONYM / sqrt(len(telling))) for word in telling)


def _beginning_with(word: str, table: Synonyms) -> Iterator[tuple[Phrase, Mapping[str, float]]]:
    for form in (word, *plurals(word)):
        yield from table.by_first.get(form, ())


def _is_same(one: str, other: str) -> bool:
    return one == other or (len(other) >= SHORTEST_PLURAL and other in plurals(one))
