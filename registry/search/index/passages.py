"""How an entry is cut into what is compared by meaning: passages, and its whole text by language."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from registry.search.index.entries import IndexedEntry, LocalisedTexts
from registry.search.index.words import composed, words_of

WORDS_A_PASSAGE: Final = 25
"""Sentences are merged up to this many words: shorter ones mean little, longer ones blur."""

NAME_COUNTS: Final = 3
"""A name's words count so often: who asks for one word of it means the software that bears it."""

MOST_PASSAGES: Final = 60
LONGEST_WHOLE: Final = 6_000
"""Characters of a whole text that are encoded; the encoder's cost grows with them."""

_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|\n+")
_SPACES = re.compile(r"\s+")


class Passage(NamedTuple):
    """A piece of an entry's text that can be shown as the reason for a result."""

    text: str
    language: str
    field: str
    words: str  # its different words, folded: worked out once, and not at every question


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", composed(text)).strip()


def _sentences(text: str) -> Iterator[str]:
    held: list[str] = []
    for sentence in _SENTENCE_END.split(composed(text)):
        words = sentence.split()
        if held and len(held) + len(words) > WORDS_A_PASSAGE:
            yield " ".join(held)
            held = []
        held += words
        while len(held) > 2 * WORDS_A_PASSAGE:  # a text without full stops
            yield " ".join(held[:WORDS_A_PASSAGE])
            held = held[WORDS_A_PASSAGE:]
    if held:
        yield " ".join(held)


def _pieces(texts: LocalisedTexts) -> Iterator[tuple[str, str]]:
    yield "generic_name", _tidy(texts.generic_name)
    yield "short_description", _tidy(texts.short_description)
    for description in texts.alternative_descriptions:
        yield "alternative_description", _tidy(description)
    for feature in texts.features:
        yield "feature", _tidy(feature)
    for sentence in _sentences(texts.long_description):
        yield "long_description", sentence


def _passage(text: str, language: str, field: str) -> Passage:
    return Passage(text, language, field, " ".join(sorted(set(words_of(text)))))


def organisations_of(entry: IndexedEntry) -> list[tuple[str, str]]:
    """Return what its publisher and its holder are called, the short names after the whole ones."""
    publisher = [entry.publisher_name]
    holder = [entry.holder_name]
    for names, agencies in ((publisher, entry.publisher_names), (holder, entry.holder_names)):
        names += [each.name for each in agencies]
        names += [short for each in agencies for short in each.short]
    return [
        *(("publisher", name) for name in dict.fromkeys(publisher) if name),
        *(("holder", name) for name in dict.fromkeys(holder) if name),
    ]


def labels_of(entry: IndexedEntry) -> list[Passage]:
    """Return what an entry is found by beside its passages: names of all kinds, and categories."""
    agencies = (*entry.publisher_names, *entry.holder_names)
    whole = {each.name for each in agencies} - {entry.publisher_name, entry.holder_name}
    labels = [
        *((texts.name, language, "name") for language, texts in sorted(entry.texts.items())),
        *((name, "", field) for field, name in organisations_of(entry) if name not in whole),
        *((name, "", "base_software") for name in entry.base_software),
        *((word, "", "category") for word in (*entry.category_words, *entry.categories)),
    ]
    by_words = [
        _passage(_tidy(text), language, field) for text, language, field in labels if text
    ]
    return by_words + [
        Passage(_tidy(name), "", field, "")  # found as a whole alone, by none of its words
        for field, name in organisations_of(entry)
        if name in whole
    ]


def passages_of(entry: IndexedEntry) -> list[Passage]:
    """Return the passages of an entry, each text once, the telling ones first."""
    found: dict[str, Passage] = {}
    for language, texts in sorted(entry.texts.items()):
        for field, text in _pieces(texts):
            if text and text not in found:
                found[text] = _passage(text, language, field)
    return list(found.values())[:MOST_PASSAGES]


def wholes_of(entry: IndexedEntry) -> list[str]:
    """Return all that an entry says, one text a language; of an entry without texts, its name."""
    wholes = []
    for _, texts in sorted(entry.texts.items()):
        parts = [texts.name or entry.name, *(text for _, text in _whole_parts(texts))]
        wholes.append(_tidy(". ".join(part for part in parts if part))[:LONGEST_WHOLE])
    return list(dict.fromkeys(wholes)) or [_tidy(entry.name)]


def _whole_parts(texts: LocalisedTexts) -> Iterator[tuple[str, str]]:
    yield "generic_name", texts.generic_name
    yield "short_description", texts.short_description
    yield "long_description", texts.long_description
    for feature in texts.features:
        yield "feature", feature
    for description in texts.alternative_descriptions:
        yield "alternative_description", description


def searchable_text(entry: IndexedEntry) -> str:
    """Return every text of an entry in one, names and categories included: where words are found."""
    agencies = (*entry.publisher_names, *entry.holder_names)
    names = [entry.name, *entry.aliases, *(texts.name for texts in entry.texts.values())]
    parts = [*names * NAME_COUNTS, entry.publisher_name, entry.holder_name]
    parts += [*(short for each in agencies for short in each.short), *entry.base_software]
    for _, texts in sorted(entry.texts.items()):
        parts += [text for _, text in _whole_parts(texts)]
    return composed("\n".join([*parts, *entry.categories, *entry.category_words]))
