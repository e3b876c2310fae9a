"""Watches: the searches and needs that a program's agency is told of."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import Depends
from pydantic import Field
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from api.addresses import made
from api.conditional import IfMatch, tagged
from api.dependencies import Actor, Database
from api.endpoints import new_router
from api.outs import Moment, Out
from api.paging import Listed, PageParameters
from api.search import FoundSoftware, found
from registry.watches import policy
from registry.watches.models import Watch
from registry.watches.queries import (
    answers_told,
    count_told,
    find_watch,
    list_watches,
    progress_of,
)
from registry.watches.schemas import WatchDraft, WatchEdit
from registry.watches.service import edit_watch, end_watch, keep_watch
from registry.watches.vocabulary import MailDigest, WatchKind

router = new_router("/watches", "Watches")


class SearchWatched(Out):
    """The search that is watched."""

    q: str | None = Field(examples=["agenda para reservar hora"])
    filters: dict[str, list[str]] = Field(
        description="The values chosen of each facet.", examples=[{"status": ["stable"]}]
    )
    query_language: str | None = Field(examples=["es"])
    demonstration: bool


class WatchOut(Out):
    """A search or a need that your agency is told of."""

    id: UUID
    name: str = Field(examples=["Agendas"])
    kind: WatchKind
    search: SearchWatched | None
    need: UUID | None
    mail: MailDigest = Field(description="How often what was told is to come by mail too.")
    is_paused: bool
    told: int = Field(description="How many entries it told of that you may see.", examples=[3])
    last_told_at: Moment | None
    created_at: Moment
    updated_at: Moment


class PassageOut(Out):
    """What an entry said for which it was told."""

    text: str
    language: str | None
    asked: str | None = Field(description="The requirement that it comes near to.")


class ToldOut(Out):
    """An entry that answers a watch, as it was when it was told."""

    software: FoundSoftware
    version: str | None = Field(
        description="The newest version it named then.", examples=["2.0"]
    )
    was_known: bool = Field(
        description="Whether it answered before: it came with another version, or came back."
    )
    passages: list[PassageOut]
    told_at: Moment


def _watch(session: Database, actor: Actor, watch_id: UUID) -> Watch:
    return find_watch(session, actor, watch_id)


WatchAsked = Annotated[Watch, Depends(_watch)]


@router.get("")
def index(session: Database, actor: Actor, asked: PageParameters) -> Listed[WatchOut]:
    """List what your agency's programs watch, the newest first."""
    policy.require_reader(actor)
    page = list_watches(session, actor, asked)
    return Listed(items=_shown(session, actor, page.items), next=page.next)


@router.post("", status_code=status.HTTP_201_CREATED)
def keep(
    request: Request, session: Database, actor: Actor, draft: WatchDraft, response: Response
) -> WatchOut:
    """Watch a search or a need: your agency is told when an entry answers it."""
    watch = tagged(session, response, keep_watch(session, actor, draft))
    made(request, response, "watches", str(watch.id))
    return _shown(session, actor, [watch])[0]


@router.get("/{watch_id}")
def show(session: Database, actor: Actor, watch: WatchAsked, response: Response) -> WatchOut:
    """Show a watch."""
    policy.require_reader(actor)
    return _shown(session, actor, [tagged(session, response, watch)])[0]


@router.patch("/{watch_id}")
def edit(
    session: Database,
    actor: Actor,
    match: IfMatch,
    watch: WatchAsked,
    edit: WatchEdit,
    response: Response,
) -> WatchOut:
    """Rename a watch, pause it or let it go on: the fields that are given."""
    match.require(watch)
    edited = tagged(session, response, edit_watch(session, actor, watch, edit))
    return _shown(session, actor, [edited])[0]


@router.delete("/{watch_id}", status_code=status.HTTP_204_NO_CONTENT)
def end(session: Database, actor: Actor, watch: WatchAsked) -> None:
    """End a watch."""
    end_watch(session, actor, watch)


@router.get("/{watch_id}/answers")
def answers(
    session: Database, actor: Actor, watch: WatchAsked, asked: PageParameters
) -> Listed[ToldOut]:
    """List the entries that a watch told of and that you may see, the last told first."""
    policy.require_reader(actor)
    page = answers_told(session, actor, watch, asked)
    items = [
        ToldOut.read(
            row,
            software=found(row.software, None),
            version=row.edition,
            passages=[PassageOut.model_validate({"asked": None, **why}) for why in row.why],
        )
        for row in page.items
    ]
    return Listed(items=items, next=page.next)


def _shown(session: Database, reader: Actor, watches: Sequence[Watch]) -> list[WatchOut]:
    progress = progress_of(session, watches)
    told = count_told(session, reader, watches)
    return [
        WatchOut.read(
            watch,
            search=_search(watch) if watch.kind is WatchKind.SEARCH else None,
            need=watch.need_id,
            is_paused=watch.paused_at is not None,
            told=told.get(watch.id, 0),
            last_told_at=progress[watch.id].told_at,
        )
        for watch in watches
    ]


def _search(watch: Watch) -> SearchWatched:
    return SearchWatched(
        q=watch.text,
        filters=watch.filters,
        query_language=watch.query_language,
        demonstration=watch.with_demonstration,
    )
