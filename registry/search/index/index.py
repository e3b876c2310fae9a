"""The index of one node: opened, asked, and kept up with the catalogue.

    index = SearchIndex(root)            # opens nothing yet
    index.search(query, scope)           # SearchOutcome; follows what any process published
    index.apply(change, store)           # one change, seen by every process at once
    index.rebuild(entries, change_number, store)  # a whole new index, then swapped in
    index.status()                       # what is published, or IndexUnusableError

IndexUnusableError means that there is no index, or a damaged one, or one of an older format: the
caller rebuilds. `apply` needs an index, `rebuild` needs nothing. Any number of processes and
threads may search while one writes. A rebuild holds no lock until it is swapped in; changes that
were applied meanwhile must be applied again, for the change number then says where it stands.
"""

import shutil
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

from registry.search.index import encoder, lexical, manifest, query_language
from registry.search.index.access import ReaderScope
from registry.search.index.answering import answer, who_fits
from registry.search.index.entries import IndexedEntry
from registry.search.index.faults import Damage, IndexUnusableError
from registry.search.index.files import Look, look_at, refuse_cut, rewritten_since
from registry.search.index.likeness import alike
from registry.search.index.locks import held
from registry.search.index.manifest import Manifest
from registry.search.index.memory import give_back
from registry.search.index.opening import open_state, verify
from registry.search.index.outcome import SearchOutcome
from registry.search.index.question import SearchQuery
from registry.search.index.state import State
from registry.search.index.store import VectorStore
from registry.search.index.suggesting import Suggestion, suggest
from registry.search.index.writing import ledger_of, new_ledger

WRITTEN_AT_ONCE: Final = 500
_MOST_DEAD: Final = 1_000
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in the catalogue up to a change number."""

    change_number: int
    upserts: Sequence[IndexedEntry] = ()
    deletes: Sequence[str] = ()


class SearchIndex:
    """A folder that holds an index, and the state of it that this process has open."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._state: State | None = None
        self._stamp = (0, 0)
        self._given_up: tuple[int, int] | None = None  # the stamp of what broke under a search
        self._look: Look = ()
        self._looked_at: Manifest | None = (
            None  # what was published when the files were looked at
        )
        self._opening = threading.Lock()

    @property
    def root(self) -> Path:
        """Return the folder of this index."""
        return self._root

    def search(self, query: SearchQuery, scope: ReaderScope) -> SearchOutcome:
        """Return what a reader finds; a damaged index is answered from what is open, if anything is."""
        return self._asked(lambda state: answer(state, query, scope))

    def who_fits(self, query: SearchQuery, scope: ReaderScope) -> list[str]:
        """Return the ids of all that answer a question and are not weak, without reasons or counts."""
        return self._asked(lambda state: who_fits(state, query, scope))

    def suggest(
        self, text: str, language: str | None, categories: Mapping[str, str], limit: int
    ) -> list[Suggestion]:
        """Return what somebody who types may mean, of what is open to all."""
        return self._asked(lambda state: suggest(state, text, language, categories, limit))

    def alike(
        self, entry_id: str, scope: ReaderScope, without: Collection[str], count: int
    ) -> list[tuple[str, float]]:
        """Return the ids of the entries most like one that a reader may know of, and how like they are."""
        return self._asked(
            lambda state: alike(state, entry_id, state.access.visible_to(scope), without, count)
        )

    def _asked(self, ask: Callable[[State], Answer]) -> Answer:
        state = self._serving()
        try:
            for name, seal in state.manifest.seals.items():
                refuse_cut(self._root / state.manifest.folder / name, seal)
            return ask(state)
        except IndexUnusableError:
            self._give_up(state)
            raise

    def refuse_touched(self) -> None:
        """Raise IndexUnusableError where files were touched and are no longer as they were written.

        What is open may go on answering, for it was read or copied; but no process could open it.
        Where another process published meanwhile, only what it wrote is looked at.
        """
        published = self.state().manifest
        folder = self._root / published.folder
        seen = look_at(folder)
        if seen and seen == self._look:
            return
        try:
            verify(folder, published, self._before(published, seen))
        except IndexUnusableError:
            if manifest.read(self._root) == published:  # else it was replaced meanwhile
                raise
        self._look, self._looked_at = seen, published

    def _before(self, published: Manifest, seen: Look) -> Manifest | None:
        """Return the state that was found whole before, if all that was touched since is what grew."""
        before = self._looked_at
        if (
            before is None
            or before.folder != published.folder
            or before.generation >= published.generation
        ):
            return None
        grew = {name for name, seal in published.seals.items() if seal != before.seals[name]}
        rewritten = rewritten_since(self._look, seen)
        return before if rewritten <= grew | lexical.REWRITTEN else None

    def warm_up(self) -> None:
        """Load what the first question would wait for: the models and, if there is one, the index."""
        encoder.warm_up()
        query_language.warm_up()
        with suppress(IndexUnusableError):
            self.state()
        give_back()

    def state(self) -> State:
        """Return the published state, opened."""
        with self._opening:
            return self._open()

    def _serving(self) -> State:
        """Return the published state, or the one that is open while another thread opens it."""
        known = self._state
        if known is None:
            return self.state()
        if manifest.stamp(self._root) == self._stamp or not self._opening.acquire(
            blocking=False
        ):
            return known
        try:
            return self._open()
        except IndexUnusableError:
            return known  # damaged since: what is open goes on answering until it is built anew
        finally:
            self._opening.release()

    def _give_up(self, broken: State) -> None:
        with self._opening:
            if self._state is broken:
                self._state, self._given_up = None, self._stamp

    def _open(self) -> State:
        seen = manifest.stamp(self._root)
        if seen == self._given_up:
            raise IndexUnusableError(Damage.BROKE)
        if self._state is None or seen != self._stamp:
            self._state = open_state(self._root, self._state)
            self._stamp = seen
        return self._state

    def status(self) -> Manifest:
        """Return what is published."""
        return manifest.read(self._root)

    def wants_rebuild(self) -> bool:
        """Tell whether so much was changed since the last full build that another one pays."""
        state = self.state()
        published = state.manifest
        dead = published.rows - published.entries
        new_words = len(state.vocabulary.words) - published.base_words
        return dead > max(_MOST_DEAD, published.entries // 4) or new_words > max(
            _MOST_DEAD, published.base_words // 4
        )

    def apply(self, change: Change, store: VectorStore) -> None:
        """Write a change down and publish it."""
        with held(self._root / "writer.lock"):
            state = self.state()
            ledger = ledger_of(self._root, state)
            ledger.remove(change.deletes)
            ledger.add(change.upserts, store, take_out=state.manifest.outdated)
            published = ledger.as_manifest(state.manifest.generation + 1, change.change_number)
            manifest.publish(self._root, published)
            self._look, self._looked_at = look_at(ledger.folder), published

    def rebuild(
        self,
        entries: Iterable[IndexedEntry],
        change_number: int,
        store: VectorStore,
        progress: Callable[[int], None] = lambda _: None,
    ) -> None:
        """Build a new index beside the old one and put it in its place; tell how many are done."""
        with held(self._root / "rebuild.lock"):
            ledger = new_ledger(self._new_folder())
            with _removed_unless_whole(ledger.folder):
                for some in _parts(entries):
                    ledger.add(some, store)
                    progress(ledger.rows)
                ledger.make_thesaurus()
            with held(self._root / "writer.lock"):
                manifest.publish(
                    self._root, ledger.as_manifest(self._generation() + 1, change_number)
                )
            self._clear(ledger.folder)

    def _generation(self) -> int:
        try:
            return manifest.read(self._root).generation
        except IndexUnusableError:
            return 0

    def _new_folder(self) -> Path:
        taken = [int(path.name) for path in self._root.iterdir() if path.name.isdigit()]
        return self._root / f"{max(taken, default=0) + 1:06}"

    def _clear(self, kept: Path) -> None:
        for path in self._root.iterdir():
            if path.name.isdigit() and path != kept:
                shutil.rmtree(path, ignore_errors=True)  # a reader may still be opening it


@contextmanager
def _removed_unless_whole(folder: Path) -> Iterator[None]:
    """Leave nothing of a rebuild that was broken off: on a full disk each try would fill it more."""
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _parts(entries: Iterable[IndexedEntry]) -> Iterator[list[IndexedEntry]]:
    remaining = iter(entries)
    some = list(islice(remaining, WRITTEN_AT_ONCE))
    yield some  # an empty catalogue has an index too
    while some := list(islice(remaining, WRITTEN_AT_ONCE)):
        yield some
