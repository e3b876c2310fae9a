"""Notifications at the JSON door: what a token and its agency were told."""

from uuid import UUID

from pydantic import Field
from starlette import status

from api.dependencies import Actor, Database, ReaderLanguage
from api.endpoints import new_router
from api.outs import Moment, Out
from api.paging import Listed, PageParameters
from registry.database.paging import Page
from registry.language.catalogue import translate
from registry.notifications import policy
from registry.notifications.queries import find_notification, notifications_for
from registry.notifications.service import mark_all_read, mark_read

router = new_router("/notifications", "Notifications")


class NotificationOut(Out):
    """Something that was told."""

    id: UUID
    kind: str = Field(examples=["reuse.recorded"])
    sentence: str = Field(description="In the reader's language.")
    link: str = Field(description="The path of the page it is about.", examples=["/reuses"])
    is_read: bool
    created_at: Moment


@router.get("", response_model=Listed[NotificationOut])
def index(
    session: Database, actor: Actor, asked: PageParameters, language: ReaderLanguage
) -> Page[NotificationOut]:
    """List what your token and its agency were told, the newest first."""
    policy.require_reader(actor)
    page = notifications_for(session, actor, asked)
    items = [
        NotificationOut(
            id=told.notification.id,
            kind=told.notification.kind,
            sentence=translate(language, told.notification.message, **told.notification.params),
            link=told.notification.link,
            is_read=told.is_read,
            created_at=told.notification.created_at,
        )
        for told in page.items
    ]
    return Page(items, page.next)


@router.post("/read", status_code=status.HTTP_204_NO_CONTENT)
def read_all(session: Database, actor: Actor) -> None:
    """Mark everything as read."""
    mark_all_read(session, actor)


@router.post("/{notification_id}/read", status_code=status.HTTP_204_NO_CONTENT)
def read(session: Database, actor: Actor, notification_id: UUID) -> None:
    """Mark one as read."""
    mark_read(session, actor, find_notification(session, actor, notification_id))
