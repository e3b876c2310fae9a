"""Questions about notifications."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, exists, false, func, or_, select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.database.paging import Page, PageAsked, page_of
from registry.errors import NotFoundError
from registry.notifications.models import Notification, NotificationRead
from registry.notifications.schemas import Note


@dataclass(frozen=True)
class Told:
    """A notification as one reader has it."""

    notification: Notification
    is_read: bool


def unread_count(session: Session, actor: Actor) -> int:
    """Return how many notifications the actor has not read."""
    if actor.id is None:
        return 0
    unread = select(func.count()).where(is_for(actor), is_unread(actor.id))
    return session.scalar(unread.select_from(Notification)) or 0


def notifications_for(session: Session, actor: Actor, asked: PageAsked) -> Page[Told]:
    """Return a page of what the actor was told, and their agency, the newest first."""
    page = page_of(
        session,
        select(Notification).where(is_for(actor)),
        (Notification.created_at, Notification.id),
        asked,
        newest_first=True,
    )
    read = _read_by(session, actor, [told.id for told in page.items])
    return Page([Told(told, told.id in read) for told in page.items], page.next)


def find_notification(session: Session, actor: Actor, notification_id: UUID) -> Notification:
    """Return what the actor was told; raises NotFoundError for what was told to others."""
    told = session.scalar(
        select(Notification).where(Notification.id == notification_id, is_for(actor))
    )
    if told is None:
        raise NotFoundError
    return told


def was_told(session: Session, agency_id: UUID, note: Note, since: datetime) -> bool:
    """Tell whether an agency was told the same since a moment: for what may be tried again."""
    told = select(Notification).where(
        Notification.agency_id == agency_id,
        Notification.kind == note.kind,
        Notification.link == note.link,
        Notification.created_at >= since,
    )
    return any(
        (each.message, each.params) == (note.message, dict(note.params))
        for each in session.scalars(told)
    )


def is_for(actor: Actor) -> ColumnElement[bool]:
    """Return what is true of a notification that was told to the actor or their agency."""
    mine = [Notification.person_id == actor.id] if actor.id else []
    ours = [Notification.agency_id == actor.agency_id] if actor.agency_id else []
    return or_(false(), *mine, *ours)


def is_unread(reader_id: UUID) -> ColumnElement[bool]:
    """Return what is true of a notification that someone has not read."""
    return ~exists().where(
        NotificationRead.notification_id == Notification.id,
        NotificationRead.reader_id == reader_id,
    )


def _read_by(session: Session, actor: Actor, told: list[UUID]) -> set[UUID]:
    read = select(NotificationRead.notification_id).where(
        NotificationRead.reader_id == actor.id, NotificationRead.notification_id.in_(told)
    )
    return set(session.scalars(read))
