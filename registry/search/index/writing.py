"""How entries are written down: always behind what is there, and seen only once it is published."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from registry.search.index import files, layout, lexical, thesaurus, vectors
from registry.search.index.encoder import DIMENSIONS
from registry.search.index.entries import IndexedEntry
from registry.search.index.files import Seal
from registry.search.index.layers import Layered
from registry.search.index.manifest import Manifest
from registry.search.index.preparing import Prepared, prepare, usual_spelling
from registry.search.index.state import State
from registry.search.index.store import VectorStore, vectors_of

MOST_COUNTED: Final = 255


@dataclass(slots=True)
class Ledger:
    """One folder of an index while it is written to; nobody sees it before `as_manifest` is published."""

    folder: Path
    seals: dict[str, Seal]
    rows: int = 0
    base_words: int = 0
    numbers: Layered[int] = field(default_factory=Layered)  # an entry's id → its living row
    words: Layered[int] = field(default_factory=Layered)
    outdated: list[int] = field(default_factory=list)
    appended: set[str] = field(default_factory=set)  # files that the disk may not have yet

    def add(
        self,
        entries: Sequence[IndexedEntry],
        store: VectorStore,
        *,
        take_out: Sequence[int] = (),
    ) -> None:
        """Write entries behind what is there; a row that one of them had before is outdated."""
        prepared = [prepare(entry) for entry in entries]
        self._learn_words(prepared, store)
        passages = [passage.text for one in prepared for passage in one.passages]
        wholes = [whole for one in prepared for whole in one.wholes]
        self._append(layout.PASSAGE_VECTORS, vectors.packed(vectors_of(passages, store)))
        self._append(layout.WHOLE_VECTORS, vectors.packed(vectors_of(wholes, store)))
        self._write_tokens(prepared)
        self._append(
            layout.ROWS,
            _as_lines(
                {**one.row.as_record(), "marks": one.marks.as_record()} for one in prepared
            ),
        )
        held = (
            lexical.Held(
                row=self.rows + place,
                words=one.words,
                passages=[*one.passages, *one.labels],
                name_words=one.name_words,
                feature_words=one.feature_words,
                is_open=one.row.is_open,
            )
            for place, one in enumerate(prepared)
        )
        lexical.write(self.folder / layout.LEXICAL, held, first=self.rows, outdated=take_out)
        changes: dict[str, int | None] = {}
        for one in prepared:
            self._outdate(one.row.id, changes)
            changes[one.row.id] = self.rows
            self.rows += 1
        self.numbers = self.numbers.changed(changes)

    def remove(self, ids: Iterable[str]) -> None:
        """Write down that entries are gone."""
        known = [gone for gone in dict.fromkeys(ids) if gone in self.numbers]
        self._append(layout.ROWS, _as_lines({"gone": gone} for gone in known))
        changes: dict[str, int | None] = {}
        for gone in known:
            self._outdate(gone, changes)
        self.numbers = self.numbers.changed(changes)

    def make_thesaurus(self) -> None:
        """Find every word's neighbours anew."""
        table = files.array_of(
            self.folder / layout.WORD_VECTORS, self.seals[layout.WORD_VECTORS], "i1", DIMENSIONS
        )
        near = thesaurus.make_table(vectors.opened(table))
        for name, numbers in (
            (layout.NEAR_STARTS, near.starts),
            (layout.NEAR_WORDS, near.words),
            (layout.NEAR_COSINES, near.cosines),
        ):
            self.seals[name] = files.append(self.folder / name, Seal(), numbers.tobytes())
            self.appended.add(name)
        self.base_words = len(self.words)

    def as_manifest(self, generation: int, change_number: int) -> Manifest:
        """Return the state to publish."""
        files.sync([self.folder / name for name in sorted(self.appended)])
        files.sync_folder(self.folder)
        return Manifest(
            folder=self.folder.name,
            generation=generation,
            change_number=change_number,
            entries=len(self.numbers),
            rows=self.rows,
            base_words=self.base_words,
            seals=dict(self.seals),
            outdated=tuple(self.outdated),
        )

    def _outdate(self, entry_id: str, changes: dict[str, int | None]) -> None:
        row = changes[entry_id] if entry_id in changes else self.numbers.get(entry_id)
        if row is not None:
            self.outdated.append(row)
        changes[entry_id] = None

    def _append(self, name: str, data: bytes) -> None:
        self.seals[name] = files.append(self.folder / name, self.seals[name], data)
        self.appended.add(name)

    def _learn_words(self, prepared: Sequence[Prepared], store: VectorStore) -> None:
        spelling = usual_spelling(prepared)
        new = [
            word
            for word in dict.fromkeys(word for one in prepared for word in one.words)
            if word not in self.words
        ]
        meanings = np.zeros((len(new), DIMENSIONS), np.float32)
        told = [place for place, word in enumerate(new) if word in spelling]
        if told:
            meanings[told] = vectors_of([spelling[new[place]] for place in told], store)
        self._append(layout.WORDS, "".join(f"{word}\n" for word in new).encode())
        self._append(layout.WORD_VECTORS, vectors.packed(meanings))
        count = len(self.words)
        self.words = self.words.changed({word: count + place for place, word in enumerate(new)})

    def _write_tokens(self, prepared: Sequence[Prepared]) -> None:
        numbers, counts = [], []
        for one in prepared:
            for word, count in sorted(Counter(one.words).items()):
                numbers.append(self.words[word])
                counts.append(min(count, MOST_COUNTED))
        self._append(layout.TOKENS, np.array(numbers, np.int32).tobytes())
        self._append(layout.COUNTS, np.array(counts, np.uint8).tobytes())


def _as_lines(records: Iterable[files.Record]) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def new_ledger(folder: Path) -> Ledger:
    """Return the ledger of an empty folder."""
    folder.mkdir(parents=True)
    return Ledger(
        folder, {name: files.append(folder / name, Seal(), b"") for name in layout.SEALED}
    )


def ledger_of(root: Path, state: State) -> Ledger:
    """Return a ledger that continues a published state."""
    return Ledger(
        folder=root / state.manifest.folder,
        seals=dict(state.manifest.seals),
        rows=state.manifest.rows,
        base_words=state.manifest.base_words,
        numbers=state.roster.numbers,
        words=state.vocabulary.numbers,
    )
