"""Tells who watches a search or a need that entries answer it, soon after these were changed.

The follower, which sees every commit, has the job asked for (`ask_if_due`); a schedule does so too,
for what a killed process left unasked. The job looks at each live watch once for each change: what it
found, what it tells and how far it looked are written in one transaction, and only by whoever finds the
watch where it was when the look began. So two runners, or one that was killed and begins again, tell once.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry import clock
from registry.history.queries import last_change
from registry.history.unit_of_work import Sessions, now_in
from registry.jobs.queries import is_awaited
from registry.jobs.runner import JobContext
from registry.jobs.service import enqueue
from registry.search.following import AT_ONCE
from registry.search.index.faults import IndexUnusableError
from registry.search.index.index import SearchIndex
from registry.search.index.store import VectorStore
from registry.search.touched import no_longer_held_back, touched_after
from registry.watches.answering import Asking, answers_to
from registry.watches.models import Answers, Watch, WatchProgress
from registry.watches.queries import (
    Watcher,
    digest_of_what,
    due_watches,
    has_news,
    progress_of,
    watcher_with,
)
from registry.watches.settling import Look, let_go, not_published, settle
from registry.watches.vocabulary import MOST_KNOWN, MOST_TOLD, SETTLES, TELL

LOOKED_AT_ONCE = 50
"""Watches that are looked at before what was found is written."""


def ask_if_due(sessions: Sessions) -> None:
    """Ask for the job where a change was not looked at for some watch, and it is not asked for yet."""
    with sessions.reading() as session:
        if not has_news(session):
            return
    with sessions.writing() as session:
        ask_for_a_look(session)


def ask_for_a_look(session: Session) -> None:
    """Have the watches looked at in a moment, once for all that changes until then."""
    soon = now_in(session) + SETTLES
    if not is_awaited(session, TELL, soon):
        enqueue(session, TELL, run_at=soon)


def tell_watchers(index: SearchIndex, store: VectorStore, job: JobContext) -> dict[str, int]:
    """Look at all watches that are behind the catalogue, and tell of what answers them.

    Where the index is behind the database, what it lacks is left to the next look, which is asked
    for when the index has it.
    """
    today = clock.today()
    with job.sessions.reading() as session:
        until = _reached(session, index)
        due = due_watches(session, until, today) if until is not None else []
    if until is None or not due:
        return {"watches": 0, "told": 0}
    told = 0
    for done, part in enumerate(_parts(due)):
        if job.is_cancelled():
            break
        told += _look_at(job.sessions, index, store, part, (until, today))
        job.progress(min((done + 1) * LOOKED_AT_ONCE, len(due)), len(due))
    return {"watches": len(due), "told": told}


def _reached(session: Session, index: SearchIndex) -> int | None:
    """Return up to which change both the index and the database are seen."""
    try:
        return min(index.state().manifest.change_number, last_change(session))
    except IndexUnusableError:
        return None


def _look_at(
    sessions: Sessions,
    index: SearchIndex,
    store: VectorStore,
    ids: list[UUID],
    until: tuple[int, date],
) -> int:
    """Look at some watches, and write what was found; return how many were told."""
    with sessions.reading() as session:
        asking = Asking(session, index, store)
        changed = _Changed(session, until[1])
        watches = session.scalars(select(Watch).where(Watch.id.in_(ids))).all()
        progress = progress_of(session, watches)
        looks = [_look(asking, each, progress[each.id], changed) for each in watches]
        gone = not_published(session, changed.seen)
    with sessions.writing() as session:
        let_go(session, gone)
        return sum(settle(session, look, until) for look in looks if look is not None)


class _Changed:
    """Which software changed after a number or opened since a day; most watches ask the same."""

    def __init__(self, session: Session, today: date) -> None:
        self.seen: set[UUID] = set()
        self._today = today
        self._session = session
        self.since = lru_cache(maxsize=None)(self._since)
        self._watcher_of = lru_cache(maxsize=None)(self._watcher_by)

    def watcher_of(self, watch: Watch) -> Watcher | None:
        """Return whom a watch tells; one person keeps many."""
        return self._watcher_of(watch.person_id, watch.agency_id)

    def _watcher_by(self, person_id: UUID | None, agency_id: UUID | None) -> Watcher | None:
        return watcher_with(self._session, person_id, agency_id)

    def _since(self, after: int, looked_on: date) -> frozenset[UUID]:
        ids = touched_after(self._session, after, AT_ONCE)
        if looked_on < self._today:
            ids |= no_longer_held_back(self._session, looked_on, self._today)
        self.seen |= ids
        return frozenset(ids)


def _look(
    asking: Asking, watch: Watch, progress: WatchProgress, changed: _Changed
) -> Look | None:
    watcher = changed.watcher_of(watch)
    if watcher is None:
        return None
    among = changed.since(progress.percolated_to, progress.looked_on)
    digest = digest_of_what(asking.session, watch)
    known: Answers = {}
    if not progress.is_primed or progress.need_digest not in {digest, None}:
        known = answers_to(asking, watch, watcher, None, MOST_KNOWN)
    news = answers_to(asking, watch, watcher, among, MOST_TOLD)
    known = {id_: why for id_, why in known.items() if id_ not in among}
    began = (progress.percolated_to, progress.is_primed)
    return Look(watch, watcher, began, known, news, digest)


def _parts(ids: list[UUID]) -> Iterator[list[UUID]]:
    for at in range(0, len(ids), LOOKED_AT_ONCE):
        yield ids[at : at + LOOKED_AT_ONCE]
