"""Writes down what a look at a watch found, once, and tells whoever keeps the watch."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from registry.actors.rules import SYSTEM
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue.models import Software
from registry.catalogue.queries import software_in_short
from registry.catalogue.vocabulary import Life
from registry.history.unit_of_work import now_in
from registry.language.marks import N_
from registry.notifications.schemas import Note
from registry.notifications.service import notify_agency, notify_person
from registry.search.following import AT_ONCE
from registry.watches import rules
from registry.watches.models import Answers, Watch, WatchAnswer, WatchProgress
from registry.watches.queries import Watcher, answers_known, editions_of

NEW = N_("A new entry answers “%(watch)s”.")
SEVERAL_NEW = N_("%(count)s new entries answer “%(watch)s”.")
CHANGED = N_("A new or changed entry answers “%(watch)s”.")
SEVERAL_CHANGED = N_("%(count)s new or changed entries answer “%(watch)s”.")


@dataclass(frozen=True)
class Look:
    """What one look at a watch found: from where, what was known to answer, and what is to be told.

    `began` is the change number from which it looked, and whether what answered was known by then.
    """

    watch: Watch
    watcher: Watcher
    began: tuple[int, bool]
    known: Answers
    news: Answers
    need_digest: str | None = None


def settle(session: Session, look: Look, until: tuple[int, date]) -> bool:
    """Write down one look and tell of it, unless another did so first; tell whether anything was told."""
    reached = (
        update(WatchProgress)
        .where(
            WatchProgress.watch_id == look.watch.id,
            WatchProgress.percolated_to == look.began[0],
            WatchProgress.is_primed.is_(look.began[1]),
        )
        .values(
            percolated_to=until[0],
            looked_on=until[1],
            is_primed=True,
            need_digest=look.need_digest,
        )
        .returning(WatchProgress.watch_id)
    )
    if session.scalar(reached) is None:
        return False
    if not look.known and not look.news:
        return False
    watch = session.get_one(Watch, look.watch.id)
    if watch.ended_at is not None or watch.paused_at is not None:
        return False
    ids = look.known.keys() | look.news.keys()
    kept = answers_known(session, [watch.id], ids)
    known = {software_id: row for (_, software_id), row in kept.items()}
    editions = editions_of(session, ids)
    _remember(session, watch, look.known, known, editions)
    told = _told_anew(session, look, known, editions)
    if told:
        _tell(session, watch, told)
    return bool(told)


def _remember(
    session: Session,
    watch: Watch,
    ids: Iterable[UUID],
    known: dict[UUID, WatchAnswer],
    editions: dict[UUID, str],
) -> None:
    """Keep what answers from the beginning, or from when the watch went on, or its need was edited."""
    new = []
    for software_id in ids:
        edition, row = editions.get(software_id), known.get(software_id)
        if row is None:
            said = {"watch_id": watch.id, "software_id": software_id, "edition": edition}
            new.append({**said, "was_known": True})
        else:
            row.edition, row.is_gone, row.was_known = edition, False, True
    if new:
        session.execute(insert(WatchAnswer), new)


def _told_anew(
    session: Session, look: Look, known: dict[UUID, WatchAnswer], editions: dict[UUID, str]
) -> list[WatchAnswer]:
    """Set down what is to be told; what was withdrawn or hidden since the look is left out."""
    still = software_in_short(session, look.watcher.actor, look.news)
    published = still.keys() - not_published(session, still)
    told = []
    for software_id in published:
        row, edition = known.get(software_id), editions.get(software_id)
        if row is None:
            row = WatchAnswer(watch_id=look.watch.id, software_id=software_id)
            session.add(row)
        elif rules.is_news(row.edition, edition, is_gone=row.is_gone):
            row.was_known, row.is_gone = True, False
        else:
            continue
        row.edition, row.why, row.told_at = edition, look.news[software_id], now_in(session)
        told.append(row)
    return told


def _tell(session: Session, watch: Watch, told: list[WatchAnswer]) -> None:
    count = len(told)
    is_new = all(_is_new(session, watch, row) for row in told)
    message = (
        (NEW if count == 1 else SEVERAL_NEW)
        if is_new
        else (CHANGED if count == 1 else SEVERAL_CHANGED)
    )
    params: dict[str, str | int] = {"watch": watch.name}
    if count > 1:
        params["count"] = count
    note = Note(Event.WATCH_MATCHED.value, message, params, f"/watches/{watch.id}")
    if watch.person_id is not None:
        notify_person(session, watch.person_id, note)
    elif watch.agency_id is not None:
        notify_agency(session, watch.agency_id, note)
    session.execute(
        update(WatchProgress)
        .where(WatchProgress.watch_id == watch.id)
        .values(told_at=now_in(session))
    )
    log(session, SYSTEM, Event.WATCH_MATCHED, watch)


def _is_new(session: Session, watch: Watch, row: WatchAnswer) -> bool:
    software = session.get_one(Software, row.software_id)
    return not row.was_known and software.created_at >= watch.created_at


def not_published(session: Session, ids: Iterable[UUID]) -> set[UUID]:
    """Return those of some software that are not in the catalogue at present."""
    wanted = list(ids)
    return {
        each
        for part in (wanted[at : at + AT_ONCE] for at in range(0, len(wanted), AT_ONCE))
        for each in session.scalars(
            select(Software.id).where(Software.id.in_(part), Software.life != Life.PUBLISHED)
        )
    }


def let_go(session: Session, gone: set[UUID]) -> None:
    """Set down that entries were withdrawn, so that they are told of anew where they come back."""
    wanted = list(gone)
    for at in range(0, len(wanted), AT_ONCE):
        session.execute(
            update(WatchAnswer)
            .where(WatchAnswer.software_id.in_(wanted[at : at + AT_ONCE]))
            .values(is_gone=True)
        )
