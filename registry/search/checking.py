"""Whether this node's index is what the database says, entry by entry, and nothing beside."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from sqlalchemy.orm import Session

from registry.history.queries import last_change
from registry.search.gathering import every_entry
from registry.search.index.access import Mask
from registry.search.index.comparing import differing, texts_of
from registry.search.index.entries import IndexedEntry
from registry.search.index.index import SearchIndex
from registry.search.index.preparing import prepare
from registry.search.index.state import State
from registry.search.index.store import VectorStore, content_hash
from registry.search.touched import concerned_after

MISSING, BESIDE = "missing", "not in the catalogue"
_AT_ONCE = 300
_ASKED_AT_ONCE = 5_000


@dataclass(frozen=True)
class Difference:
    """An entry of which index and database do not say the same, and in what."""

    id: str
    slug: str
    what: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """How many entries were compared, and how many differ.

    `passed_over` are the entries that changed since the change up to which the index goes: they
    come with the next look. `not_kept` are texts whose vector the database does not keep: another
    node would have to compute it.
    """

    compared: int
    indexed: int
    changed: int
    passed_over: int
    not_kept: int
    differing: int

    @property
    def is_clean(self) -> bool:
        """Whether nothing differs."""
        return not self.differing


def check_index(
    session: Session,
    index: SearchIndex,
    store: VectorStore,
    tell: Callable[[Difference], object],
    progress: Callable[[int], object] = lambda _: None,
) -> Checked:
    """Compare the index with the database and tell each difference. Raises IndexUnusableError.

    Both are read a part at a time, and of what was read nothing is kept but which rows were seen.
    """
    state = index.state()  # before the database is looked at: so it is never ahead of it
    changed, indexed = last_change(session), state.manifest.change_number
    changing = concerned_after(session, indexed, _ASKED_AT_ONCE) if changed > indexed else set()
    awaited = {str(each) for each in changing}
    seen = np.zeros(len(state.rows), bool)
    compared = count = not_kept = 0
    for part in _parts(every_entry(session)):
        settled = [entry for entry in part if entry.id not in awaited]
        found, lacking = _differences(settled, state, store, seen)
        not_kept += lacking
        for difference in found:
            tell(difference)
        count += len(found)
        compared += len(settled)
        progress(compared)
    for difference in _beside(state, seen, awaited):
        tell(difference)
        count += 1
    return Checked(compared, indexed, changed, len(awaited), not_kept, count)


def _differences(
    part: list[IndexedEntry], state: State, store: VectorStore, seen: Mask
) -> tuple[list[Difference], int]:
    """Return what differs of some entries, and how many of their texts have no vector kept."""
    prepared = [prepare(entry) for entry in part]
    hashes = {content_hash(text) for one in prepared for text in texts_of(one)}
    kept = store.get(hashes)
    numbers = [state.numbers.get(one.row.id) for one in prepared]
    known = [number for number in numbers if number is not None]
    seen[known] = True
    shown = state.words.passages(known)
    found = []
    for one, number in zip(prepared, numbers, strict=True):
        what = (
            [MISSING]
            if number is None
            else differing(one, number, shown.get(number, []), kept, state)
        )
        if what:
            found.append(Difference(one.row.id, one.row.slug, tuple(what)))
    return found, len(hashes) - len(kept)


def _beside(state: State, seen: Mask, awaited: set[str]) -> Iterator[Difference]:
    for number in state.numbers.values():
        row = state.rows[number]
        if not seen[number] and row.id not in awaited:
            yield Difference(row.id, row.slug, (BESIDE,))


def _parts(entries: Iterator[IndexedEntry]) -> Iterator[list[IndexedEntry]]:
    while part := list(islice(entries, _AT_ONCE)):
        yield part
