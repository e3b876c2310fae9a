"""What the reader was told, and marking it as read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from registry.database.paging import PageAsked
from registry.notifications.queries import (
    Told,
    find_notification,
    notifications_for,
    unread_count,
)
from registry.notifications.service import mark_all_read, mark_read
from web.addresses import see_other
from web.dependencies import Cursor, Database, SignedIn
from web.rendering.page import render

router = APIRouter(prefix="/notifications", include_in_schema=False)

SHOWN = 30


@dataclass(frozen=True)
class Notice:
    """One thing that was told: a sentence with its parameters kept apart."""

    id: UUID
    sentence: str
    params: Mapping[str, object]
    told_at: datetime
    is_for_agency: bool
    is_read: bool


@dataclass(frozen=True)
class NotificationsPage:
    """What the reader was told, the newest first."""

    notices: list[Notice]
    unread: int
    next: str | None
    is_first: bool


@router.get("")
def index(
    request: Request, session: Database, actor: SignedIn, cursor: Cursor = None
) -> Response:
    """Show what the reader and their agency were told."""
    page = notifications_for(session, actor, PageAsked(cursor, SHOWN))
    unread = unread_count(session, actor)
    notices = [_notice(told) for told in page.items]
    shown = NotificationsPage(notices, unread, page.next, is_first=cursor is None)
    return render(request, "notifications/list.html", shown)


@router.post("/read")
def read_all(session: Database, actor: SignedIn) -> Response:
    """Mark everything as read."""
    mark_all_read(session, actor)
    return see_other("/notifications")


@router.post("/{notification_id}/read")
def read(session: Database, actor: SignedIn, notification_id: UUID) -> Response:
    """Mark one as read, and go to the page that it is about."""
    told = find_notification(session, actor, notification_id)
    mark_read(session, actor, told)
    return see_other(told.link)


def _notice(told: Told) -> Notice:
    each = told.notification
    return Notice(
        id=each.id,
        sentence=each.message,
        params=each.params,
        told_at=each.created_at,
        is_for_agency=each.agency_id is not None,
        is_read=told.is_read,
    )
