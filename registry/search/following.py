"""Keeps this node's index in step with the database, by the change number.

Every worker follows; whichever takes the writer's lock first applies what is new, and the others
see it published. A missing or damaged index is rebuilt here, and nowhere else.
"""

import errno
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from time import monotonic

import structlog

from registry import clock
from registry.errors import UnavailableError
from registry.history.queries import last_change
from registry.history.unit_of_work import Sessions
from registry.search.gathering import every_entry, some_entries
from registry.search.index.entries import IndexedEntry
from registry.search.index.faults import IndexBusyError, IndexUnusableError, is_panic
from registry.search.index.index import Change, SearchIndex
from registry.search.index.locks import held
from registry.search.index.store import VectorStore
from registry.search.touched import (
    compared_with,
    no_longer_held_back,
    origin_of,
    parts_of,
    touched_after,
)

EVERY_SECONDS = 0.25
GIVES_WAY_SECONDS = 2.0  # at a start: loading the encoder takes time from the first answers
PAUSE_SECONDS = 2.0  # after a look that failed: what is wrong seldom ends at once
NOT_A_FOLDER = "The search index cannot be written: its place is not a folder."
NOT_ALLOWED = "The search index cannot be written: this process may not write to its folder."
DISK_FULL = "The search index cannot be written: the disk is full."
NOT_WRITTEN = "The search index cannot be written: the log says why."
NOT_LOADED = "The search could not load all it needs, as for want of room for temporary files."
NOT_FOLLOWED = "The search index is not kept up with the database: the log says why."
HAS_ENDED = "The search index is no longer kept up with the database: start this process anew."
_BY_NUMBER = {
    errno.EEXIST: NOT_A_FOLDER,
    errno.ENOTDIR: NOT_A_FOLDER,
    errno.EACCES: NOT_ALLOWED,
    errno.EPERM: NOT_ALLOWED,
    errno.EROFS: NOT_ALLOWED,
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
}
AT_ONCE = 5_000  # a database takes only so many parameters
_log = structlog.get_logger("acervo.index")


class StoppedError(Exception):
    """A rebuild was broken off, because its process ends."""


class Follower:
    """Brings an index up to the database, again and again, until it is stopped.

    `applied` is called once what changed can be found; at the first look too, for a process that was
    killed may have left it unsaid.
    """

    _seen_day: date | None  # up to which the days that pass were looked at

    def __init__(
        self,
        sessions: Sessions,
        index: SearchIndex,
        store: VectorStore,
        at_once: int = AT_ONCE,
        applied: Callable[[], object] = lambda: None,
    ) -> None:
        self._sessions, self._index, self._store = sessions, index, store
        self._at_once = at_once
        self._applied, self._is_unsaid = applied, True
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._seen_day = None
        self._warms_up_at = 0.0
        self._needs_warming, self._only_loads = True, False
        self._trouble: str | None = None
        self._said: set[str] = set()

    @property
    def trouble(self) -> str | None:
        """Say why the index cannot be kept up, where it cannot."""
        thread = self._thread
        if thread is not None and not thread.is_alive() and not self._stop.is_set():
            return HAS_ENDED
        return self._trouble

    def start(self) -> None:
        """Follow in a thread of its own."""
        self._warms_up_at = monotonic() + GIVES_WAY_SECONDS
        self._thread = threading.Thread(target=self._run, name="acervo-index", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread, once it has written down what it is at; what only loads is not waited for."""
        self._stop.set()
        if self._thread is not None and not self._only_loads:
            self._thread.join(timeout=30)

    def catch_up(self) -> bool:
        """Apply what is new, or rebuild an index that cannot be used; tell whether anything was done.

        Raises IndexBusyError where another process of this node is at it.
        """
        with held(self._index.root / "follower.lock", wait=False):
            indexed = self._usable()
            if indexed is None:
                self.rebuild()
                return True
            try:
                if self._apply_after(indexed):
                    return True
                wants_rebuild = self._index.wants_rebuild()
            except IndexUnusableError as why:  # damaged since it was looked at
                self._say_once("index.rebuilding", str(why))
                wants_rebuild = True
            if wants_rebuild:
                self.rebuild()
            return wants_rebuild

    def rebuild(self, progress: Callable[[int], None] = lambda _: None) -> int:
        """Build the whole index anew beside the old one; return how many entries it holds."""
        with self._sessions.reading() as session:
            number, origin = last_change(session), origin_of(session)
            entries = self._until_stopped(every_entry(session))
            self._index.rebuild(entries, number, self._store, progress)
        self._told_origin.write_text(origin)
        return self._index.status().entries

    def _until_stopped(self, entries: Iterable[IndexedEntry]) -> Iterator[IndexedEntry]:
        """Break a rebuild off where the process ends: it can take minutes, and nothing of it is published yet."""
        for entry in entries:
            if self._stop.is_set():
                raise StoppedError
            yield entry

    @property
    def _told_origin(self) -> Path:
        return self._index.root / "origin"

    def _usable(self) -> int | None:
        """Return up to which change the index goes; None where it is damaged or of another database."""
        try:
            indexed = self._index.status().change_number
            self._index.refuse_touched()
        except IndexUnusableError as why:
            self._say_once("index.rebuilding", str(why))
            return None
        if self._is_of_another_database(indexed):
            self._say_once("index.rebuilding", "it is of another database, or of a later state")
            return None
        return indexed

    def _is_of_another_database(self, indexed: int) -> bool:
        """Tell whether the database was put in another's place: its numbers would tell nothing."""
        with self._sessions.reading() as session:
            if last_change(session) < indexed:
                return True
            is_first_look = self._seen_day is None
            origin = origin_of(session) if is_first_look else None
        told = self._told_origin.read_text() if self._told_origin.exists() else ""
        return is_first_look and told not in {"", origin}

    def _apply_after(self, indexed: int) -> bool:
        today = clock.today()
        with self._sessions.reading() as session:
            number = last_change(session)
            if number == indexed and self._seen_day == today:
                return False
            ids = touched_after(session, indexed, self._at_once) if number > indexed else set()
            ids |= no_longer_held_back(session, self._seen_day, today)
            ids |= compared_with(session, ids, self._at_once)
            if not ids and number == indexed:
                self._seen_day = today
                return False
            entries = [
                entry
                for part in parts_of(ids, self._at_once)
                for entry in some_entries(session, part)
            ]
        found = {entry.id for entry in entries}
        gone = [str(each) for each in ids if str(each) not in found]
        self._index.apply(Change(number, entries, gone), self._store)
        self._seen_day = today  # only now: what could not be written down is looked for again
        return True

    def _run(self) -> None:
        while not self._stop.is_set():
            troubles = [
                self._tried(self._warm_up, NOT_LOADED),
                self._tried(self._catch_up_and_say, NOT_WRITTEN),
            ]
            self._trouble = next((each for each in troubles if each), None)
            if self._trouble is None:
                self._said.clear()
            self._stop.wait(PAUSE_SECONDS if self._trouble else EVERY_SECONDS)

    def _catch_up_and_say(self) -> None:
        self._is_unsaid |= self.catch_up()
        if self._is_unsaid:
            self._applied()
            self._is_unsaid = False

    def _warm_up(self) -> None:
        if not self._needs_warming or monotonic() < self._warms_up_at:
            return
        self._only_loads = True
        try:
            self._index.warm_up()
            self._needs_warming = False
        finally:
            self._only_loads = False

    def _tried(self, act: Callable[[], object], otherwise: str) -> str | None:
        """Do something and return why it failed: whatever it is, the next look must still come."""
        try:
            act()
        except (IndexBusyError, UnavailableError, StoppedError):
            return (
                None  # another process writes, or the database is away: the next look will do
            )
        except OSError as fault:
            self._say_once("index.not_written", str(fault))
            return _BY_NUMBER.get(fault.errno or 0, otherwise)
        except BaseException as fault:
            if not (isinstance(fault, Exception) or is_panic(fault)):
                raise
            self._say_once("index.not_followed", repr(fault), fault)
            return DISK_FULL if os.strerror(errno.ENOSPC) in str(fault) else NOT_FOLLOWED
        return None

    def _say_once(self, event: str, why: str, fault: BaseException | None = None) -> None:
        """Log what is wrong once, until a look finds nothing wrong; a fault we do not know whole."""
        if why not in self._said:
            self._said.add(why)
            _log.warning(event, why=why, exc_info=fault)
