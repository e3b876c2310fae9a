"""A catalogue as large as wanted, grown from the real one: its texts recombined, its vectors perturbed.

The first entries are the real ones. Each later one has the short description of one of them, the
long one of a second and the features of a third, in one language each; the marks of a fourth; and
in its name a made-up word as often as the words of a catalogue grow with its size (as the square
root of it, so Heaps). A text keeps the vector of the text it was, a little turned: so no two
entries mean quite the same, and nothing needs the encoder.
"""

import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from math import sqrt
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from registry.catalogue.category_words import CATEGORY_WORDS
from registry.catalogue.licences import licence_family
from registry.search.index.encoder import DIMENSIONS
from registry.search.index.entries import UNKNOWN, IndexedEntry, LocalisedTexts
from registry.search.index.passages import wholes_of
from registry.search.index.store import MemoryStore, content_hash
from registry.search.index.words import words_of
from tests.benchmarks.catalogue import Raw, rows_of
from tests.benchmarks.retrieval_store import FileStore

TURNED: Final = 0.3
"""The length of what is added to a vector of length one: the cosine with what it was is about .96."""

REUSED: Final = 0.1
_SYLLABLE: Final = 4
_READ_AT_ONCE: Final = 1_000
_MOST_TOLD: Final = 200_000


class GrownStore:
    """A store of vectors that has one for every text: its own, or that of the text it stands for, turned."""

    def __init__(self, kept: FileStore) -> None:
        self._kept = MemoryStore()  # what is encoded here is no other run's concern
        for some in kept.every(_READ_AT_ONCE):
            self._kept.put(some)
        self._stands_for: dict[str, str] = {}
        self._chance = np.random.default_rng(5)
        self.is_growing = False

    def stand_for(self, text: str, other: str) -> None:
        """Have a text take the vector of another one, for as long as it may be asked for."""
        if len(self._stands_for) > _MOST_TOLD:
            self._stands_for.clear()
        self._stands_for[content_hash(text)] = content_hash(other)

    def get(self, hashes: Collection[str]) -> Mapping[str, bytes]:
        if not self.is_growing:
            return self._kept.get(hashes)
        real = {each: self._stands_for.get(each, each) for each in hashes}
        known = self._kept.get(set(real.values()))
        found = [each for each in real if real[each] in known]
        if not found:
            return {}
        joined = b"".join(known[real[each]] for each in found)
        turned = self._turned(np.frombuffer(joined, np.float16).reshape(-1, DIMENSIONS))
        return {each: one.tobytes() for each, one in zip(found, turned, strict=True)}

    def put(self, vectors: Mapping[str, bytes]) -> None:
        self._kept.put(vectors)

    def _turned(self, vectors: NDArray[np.float16]) -> NDArray[np.float16]:
        noise = self._chance.standard_normal(vectors.shape, np.float32)
        noise *= TURNED / sqrt(DIMENSIONS)
        noise += vectors
        noise /= np.linalg.norm(noise, axis=1, keepdims=True)
        return noise.astype(np.float16)


def real_entries(corpus: Path) -> list[IndexedEntry]:
    """Return the real entries, as the index wants them."""
    return [_entry(row.number, row.values, row.publisher or UNKNOWN) for row in rows_of(corpus)]


def _entry(number: int, values: Raw, publisher: str) -> IndexedEntry:
    languages = (tag.partition("-")[0].lower() for tag in values["available_languages"])
    return IndexedEntry(
        id=str(UUID(int=number)),
        slug=f"software-{number}",
        name=values["name"],
        texts={language: _texts(text) for language, text in values["texts"].items()},
        aliases=tuple(values["aliases"]),
        categories=tuple(values["categories"]),
        category_words=tuple(
            word for code in values["categories"] for word in CATEGORY_WORDS.get(code, ())
        ),
        publisher="-".join(words_of(publisher)) or UNKNOWN,
        publisher_name=publisher,
        licence=values["licence"],
        licence_family=licence_family(values["licence"]).value,
        status=values["development_status"] or UNKNOWN,
        interface_languages=tuple(dict.fromkeys(languages)),
        platforms=tuple(dict.fromkeys(name.lower() for name in values["platforms"])),
    )


def _texts(text: Raw) -> LocalisedTexts:
    return LocalisedTexts(
        generic_name=text["generic_name"] or "",
        short_description=text["short_description"] or "",
        long_description=text["long_description"] or "",
        features=tuple(text["features"]),
    )


def grown(
    real: Sequence[IndexedEntry], count: int, store: GrownStore
) -> Iterator[IndexedEntry]:
    """Yield so many entries: the real ones, and then what is made of them."""
    yield from real[:count]
    store.is_growing = True
    maker = _Maker(real, store)
    for number in range(len(real), count):
        yield maker.make(number)


class _Maker:
    def __init__(self, real: Sequence[IndexedEntry], store: GrownStore) -> None:
        self._real, self._store = real, store
        self._chance: Any = random.Random(7)  # noqa: S311  a choice, not a secret
        self._by_language: dict[str, list[LocalisedTexts]] = defaultdict(list)
        words: dict[str, None] = {}
        for entry in real:
            for language, text in entry.texts.items():
                self._by_language[language].append(text)
                said = words_of(text.long_description)
                words.update(dict.fromkeys(word for word in said if word.isalpha()))
        self._words, self._made = list(words), 0

    def make(self, number: int) -> IndexedEntry:
        """Return the entry of a number."""
        first, marks = self._chance.choice(self._real), self._chance.choice(self._real)
        texts = {
            language: self._texts(language, text) for language, text in first.texts.items()
        }
        times = number // len(self._real)
        reusers = self._chance.randint(1, 9) if self._chance.random() < REUSED else 0
        entry = replace(
            marks,
            id=str(UUID(int=number)),
            slug=f"software-{number}",
            name=f"{first.name} {self._made_up(number)}".strip(),
            texts=texts,
            aliases=(),
            publisher=f"{marks.publisher}-{times}",
            publisher_name=f"{marks.publisher_name} {times}",
            reusers=reusers,
            has_been_reused=reusers > 0,
        )
        for whole, real in zip(wholes_of(entry), wholes_of(first), strict=False):
            self._store.stand_for(whole, real)
        return entry

    def _texts(self, language: str, text: LocalisedTexts) -> LocalisedTexts:
        second, third = self._chance.choices(self._by_language[language], k=2)
        return replace(text, long_description=second.long_description, features=third.features)

    def _made_up(self, number: int) -> str:
        """Return a word that nobody wrote, when one is due."""
        due = len(self._words) * (sqrt(number / len(self._real)) - 1)
        if self._made >= due:
            return ""
        self._made += 1
        one, other = self._chance.choices(self._words, k=2)
        word = f"{one[: max(_SYLLABLE, len(one) // 2)]}{other[-_SYLLABLE:]}"
        self._store.stand_for(word, one)
        return word
