"""Tells people and agencies what concerns them, and notes what they have read."""

from contextlib import suppress
from uuid import UUID

from sqlalchemy import ColumnElement, delete, insert, literal, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.database.types import Moment
from registry.history.unit_of_work import now_in
from registry.language.marks import N_
from registry.notifications import policy
from registry.notifications.models import Notification, NotificationRead
from registry.notifications.queries import is_for, is_unread
from registry.notifications.schemas import Note
from registry.notifications.vocabulary import KEPT

MERGED = N_("%(agency)s was merged into %(heir)s, to which all that it had now belongs.")


def notify_person(session: Session, person_id: UUID, note: Note) -> Notification:
    """Tell one person something."""
    return _tell(session, note, person_id=person_id)


def notify_agency(session: Session, agency_id: UUID, note: Note) -> Notification:
    """Tell all who act for an agency something."""
    return _tell(session, note, agency_id=agency_id)


def mark_read(session: Session, actor: Actor, told: Notification) -> None:
    """Note that the actor has read something; done twice, once."""
    policy.require_reader(actor)
    session.flush()  # what was told in this very unit has no id before
    _mark(session, actor, Notification.id == told.id)


def mark_all_read(session: Session, actor: Actor) -> None:
    """Note that the actor has read all they were told."""
    policy.require_reader(actor)
    _mark(session, actor)


def forget_old(session: Session) -> None:
    """Delete what was told a year ago."""
    session.execute(
        delete(Notification).where(Notification.created_at <= now_in(session) - KEPT)
    )


def pass_on(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Have what an agency was told be told to its heir, and tell its people of the merger.

    By then the people of both are the heir's, so that one notice reaches them all.
    """
    require(actor, Permission.EDIT_AGENCIES)
    told = update(Notification).where(Notification.agency_id == old.id)
    moved = session.scalars(told.values(agency_id=heir.id).returning(Notification.id)).all()
    if moved:
        log(session, actor, Event.ROWS_PASSED_ON, old)
    if actor.agency_id != heir.id:
        names = {"agency": old.name, "heir": heir.name}
        link = f"/agencies/{heir.code}"
        notify_agency(session, heir.id, Note(Event.AGENCY_MERGED.value, MERGED, names, link))


def _tell(
    session: Session, note: Note, person_id: UUID | None = None, agency_id: UUID | None = None
) -> Notification:
    told = Notification(
        person_id=person_id,
        agency_id=agency_id,
        kind=note.kind,
        message=note.message,
        params=dict(note.params),
        link=note.link,
        created_at=now_in(session),
    )
    session.add(told)
    return told


def _mark(session: Session, actor: Actor, *which: ColumnElement[bool]) -> None:
    if actor.id is None:
        return
    read_at = literal(now_in(session), Moment())
    unread = select(Notification.id, literal(actor.id), read_at).where(
        is_for(actor), is_unread(actor.id), *which
    )
    columns = ["notification_id", "reader_id", "read_at"]
    with suppress(IntegrityError), session.begin_nested():  # a second click was as quick
        session.execute(insert(NotificationRead).from_select(columns, unread))
