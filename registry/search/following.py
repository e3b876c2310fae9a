"""Keeps this node's index in step with the database, by the change number.

Every worker follows; whichever takes the writer's lock first applies what is new, and the others
see it published. A missing or damaged index is rebuilt here, and nowhere else.
"""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import structlog
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from registry import clock
from registry.catalogue.models import Software
from registry.catalogue.parts import SoftwareGrant
from registry.errors import UnavailableError
from registry.history.models import RowImage
from registry.history.queries import changed_rows, last_change
from registry.history.unit_of_work import Sessions
from registry.publishers.models import Publisher
from registry.reuse.models import Reuse
from registry.search.gathering import every_entry, some_entries
from registry.search.index.entries import IndexedEntry
from registry.search.index.faults import IndexBusyError, IndexUnusableError
from registry.search.index.index import Change, SearchIndex
from registry.search.index.locks import held
from registry.search.index.store import VectorStore

OWN = "software"
PARTS = (  # rows that name their software
    "software_text",
    "lineage",
    "software_grant",
    "base_software",
    "reuse",
)
TIES = ("publisher", "agency")  # rows that many pieces of software name
FOLLOWED = (OWN, *PARTS, *TIES)
EVERY_SECONDS = 0.25
AT_ONCE = 5_000  # a database takes only so many parameters
_log = structlog.get_logger("acervo.index")
Row = TypeVar("Row")


class StoppedError(Exception):
    """A rebuild was broken off, because its process ends."""


class Follower:
    """Brings an index up to the database, again and again, until it is stopped."""

    def __init__(
        self, sessions: Sessions, index: SearchIndex, store: VectorStore, at_once: int = AT_ONCE
    ) -> None:
        self._sessions, self._index, self._store = sessions, index, store
        self._at_once = at_once
        self._stop, self._is_warm = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        self._seen_day: date | None = None

    def start(self) -> None:
        """Follow in a thread of its own."""
        self._thread = threading.Thread(target=self._run, name="acervo-index", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread, once it has written down what it is at; what only loads is not waited for."""
        self._stop.set()
        if self._thread is not None and self._is_warm.is_set():
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
            if self._apply_after(indexed):
                return True
            if self._index.wants_rebuild():
                self.rebuild()
                return True
            return False

    def rebuild(self, progress: Callable[[int], None] = lambda _: None) -> int:
        """Build the whole index anew beside the old one; return how many entries it holds."""
        with self._sessions.reading() as session:
            number, origin = last_change(session), _origin_of(session)
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
            self._index.state()
        except IndexUnusableError as why:
            _log.warning("index.rebuilding", why=str(why))
            return None
        if self._is_of_another_database(indexed):
            _log.warning(
                "index.rebuilding", why="it is of another database, or of a later state"
            )
            return None
        return indexed

    def _is_of_another_database(self, indexed: int) -> bool:
        """Tell whether the database was put in another's place: its numbers would tell nothing."""
        with self._sessions.reading() as session:
            if last_change(session) < indexed:
                return True
            is_first_look = self._seen_day is None
            origin = _origin_of(session) if is_first_look else None
        told = self._told_origin.read_text() if self._told_origin.exists() else ""
        return is_first_look and told not in {"", origin}

    def _apply_after(self, indexed: int) -> bool:
        today = clock.today()
        with self._sessions.reading() as session:
            number = last_change(session)
            if number == indexed and self._seen_day == today:
                return False
            ids = _touched(session, indexed, self._at_once) if number > indexed else set()
            ids |= _no_longer_held_back(session, self._seen_day, today)
            if not ids and number == indexed:
                self._seen_day = today
                return False
            entries = [
                entry
                for part in _parts(ids, self._at_once)
                for entry in some_entries(session, part)
            ]
        found = {entry.id for entry in entries}
        gone = [str(each) for each in ids if str(each) not in found]
        self._index.apply(Change(number, entries, gone), self._store)
        self._seen_day = today  # only now: what could not be written down is looked for again
        return True

    def _run(self) -> None:
        self._index.warm_up()
        self._is_warm.set()
        while not self._stop.is_set():
            try:
                self.catch_up()
            except (IndexBusyError, UnavailableError, StoppedError):
                pass  # another process writes, or the database is away: the next look will do
            except Exception:  # noqa: BLE001  whatever it is, the next look must still come; it is logged whole
                _log.exception("index.not_followed")
            self._stop.wait(EVERY_SECONDS)


def _touched(session: Session, after: int, at_once: int) -> set[UUID]:
    """Return the software that changes after a number concern."""
    rows: dict[str, set[UUID]] = defaultdict(set)
    while changes := changed_rows(session, after, FOLLOWED):
        for number, table, row_id in changes:
            rows[table].add(row_id)
            after = number
    ids = set(rows[OWN])
    for table in PARTS:
        ids |= _named_by(session, table, rows[table], at_once)
    if rows["publisher"] or rows["agency"]:
        ids |= _tied_to(session, rows["publisher"], rows["agency"])
    return ids


def _named_by(session: Session, table: str, row_ids: Iterable[UUID], at_once: int) -> set[UUID]:
    """Return the software that some rows name, or named before they were deleted."""
    return {
        UUID(image[name])
        for part in _parts(row_ids, at_once)
        for image in session.scalars(
            select(RowImage.image).where(
                RowImage.table_name == table,
                RowImage.row_id.in_(part),
                RowImage.image.is_not(None),
            )
        )
        if image
        for name in ("software_id", "other_id")
        if image.get(name)
    }


def _tied_to(session: Session, publishers: set[UUID], agencies: set[UUID]) -> set[UUID]:
    """Return the software that some publishers or agencies publish, hold, reuse or are shown."""
    granted = select(SoftwareGrant.software_id).where(SoftwareGrant.agency_id.in_(agencies))
    reused = select(Reuse.software_id).where(Reuse.agency_id.in_(agencies))
    published = select(Publisher.id).where(
        or_(Publisher.id.in_(publishers), Publisher.agency_id.in_(agencies))
    )
    return set(
        session.scalars(
            select(Software.id).where(
                or_(
                    Software.publisher_id.in_(published),
                    Software.agency_id.in_(agencies),
                    Software.holder_id.in_(agencies),
                    Software.steward_id.in_(agencies),
                    Software.id.in_(reused),
                    Software.id.in_(granted),
                )
            )
        )
    )


def _no_longer_held_back(session: Session, since: date | None, today: date) -> set[UUID]:
    """Return what stopped being confidential since the last look, by the passing of days alone."""
    ended = select(Software.id).where(Software.confidential_until <= today)
    if since is not None:
        ended = ended.where(Software.confidential_until >= since)
    return set(session.scalars(ended))


def _origin_of(session: Session) -> str:
    """Return when this database recorded its first change, by which it is told from another."""
    first = select(RowImage.recorded_at).order_by(RowImage.change_number).limit(1)
    recorded_at = session.scalar(first)
    return recorded_at.isoformat() if recorded_at else ""


def _parts(rows: Iterable[Row], at_once: int) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while part := list(islice(remaining, at_once)):
        yield part
