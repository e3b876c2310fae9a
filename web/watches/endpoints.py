"""The endpoints of what somebody is told of."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from starlette import status
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from registry.actors import rules
from registry.history.unit_of_work import attempt
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.needs.queries import find_need
from registry.watches import policy
from registry.watches.queries import find_watch, watch_of_feed, watch_with_question
from registry.watches.rules import digest_of_need, digest_of_search
from registry.watches.schemas import WatchDraft, WatchEdit
from registry.watches.service import (
    AlreadyWatchedError,
    edit_watch,
    end_watch,
    keep_watch,
    open_feed,
)
from web.addresses import see_other
from web.dependencies import Cursor, Database, Posted, SignedIn, TheHouse
from web.forms import fill
from web.refusals import IN_THE_FORM, STALE, said_in, status_of
from web.rendering.page import render
from web.search.asked import asked_in
from web.shell import language_of
from web.versions import is_stale
from web.watches import feed
from web.watches.asking import AskingForm, form_of_need, form_of_search, new_page
from web.watches.showing import About, watch_page, watches_page

router = APIRouter(include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT
LONGEST_NAME = 200
Done = Annotated[str, Query(max_length=20)]


@router.get("/watches")
def index(
    request: Request,
    session: Database,
    actor: SignedIn,
    cursor: Cursor = None,
    done: Done = "",
) -> Response:
    """Show what the reader is told of."""
    page = watches_page(session, actor, language_of(request), cursor, done)
    return render(request, "watches/list.html", page)


@router.get("/watches/new")
def ask(
    request: Request, session: Database, actor: SignedIn, need: UUID | None = None
) -> Response:
    """Show what is about to be watched: the search in the address, or the need it names."""
    policy.require_keep(actor)
    language = language_of(request)
    form = (
        form_of_need(find_need(session, actor, need))
        if need is not None
        else form_of_search(asked_in(request.query_params), language)
    )
    return _new(request, session, actor, form)


@router.post("/watches/new")
def keep(request: Request, session: Database, actor: SignedIn, posted: Posted) -> Response:
    """Watch it and show the watch; or show the form again."""
    form = fill(WatchDraft, _without_empty_search(posted), language_of(request))
    if form.draft is None:
        return _new(request, session, actor, form.again(), WRONG)
    try:
        with attempt(session):
            watch = keep_watch(session, actor, form.draft)
    except AlreadyWatchedError as refusal:
        known = watch_with_question(session, actor, _digest(form.draft))
        if known is not None:
            return see_other(f"/watches/{known.id}?done=already")
        return _new(request, session, actor, form.complaining(refusal).again(), 409)
    except IN_THE_FORM as refusal:
        shown = form.complaining(refusal).again()
        return _new(request, session, actor, shown, status_of(refusal))
    return see_other(f"/watches/{watch.id}?done=kept")


@router.get("/watches/{watch_id}")
def show(
    request: Request,
    session: Database,
    actor: SignedIn,
    watch_id: UUID,
    cursor: Cursor = None,
    done: Done = "",
) -> Response:
    """Show a watch and what it told of."""
    return _show(request, session, actor, watch_id, About(cursor, done=done))


@router.post("/watches/{watch_id}")
def edit(
    request: Request, session: Database, actor: SignedIn, watch_id: UUID, posted: Posted
) -> Response:
    """Rename the watch, or say how often it comes by mail; or show the form again."""
    watch = find_watch(session, actor, watch_id)
    form, code = fill(WatchEdit, posted, language_of(request)), WRONG
    if is_stale(watch, posted):
        code = STALE
    elif form.draft is not None:
        try:
            with attempt(session):
                edit_watch(session, actor, watch, form.draft)
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal)
        else:
            return see_other(f"/watches/{watch_id}?done=edited")
    about = About(form=form.again(), is_stale=code == STALE)
    return _show(request, session, actor, watch_id, about, code)


@router.post("/watches/{watch_id}/pause")
def pause(session: Database, actor: SignedIn, watch_id: UUID) -> Response:
    """Have the watch tell nothing for a time."""
    watch = find_watch(session, actor, watch_id)
    edit_watch(session, actor, watch, WatchEdit(is_paused=True))
    return see_other(f"/watches/{watch_id}?done=paused")


@router.post("/watches/{watch_id}/resume")
def resume(session: Database, actor: SignedIn, watch_id: UUID) -> Response:
    """Let the watch go on."""
    watch = find_watch(session, actor, watch_id)
    edit_watch(session, actor, watch, WatchEdit(is_paused=False))
    return see_other(f"/watches/{watch_id}?done=resumed")


@router.post("/watches/{watch_id}/end")
def end(session: Database, actor: SignedIn, watch_id: UUID) -> Response:
    """End the watch."""
    end_watch(session, actor, find_watch(session, actor, watch_id))
    return see_other("/watches?done=ended")


@router.post("/watches/{watch_id}/feed")
def give_address(
    request: Request, house: TheHouse, session: Database, actor: SignedIn, watch_id: UUID
) -> Response:
    """Give the watch's feed an address, and show it this once."""
    secret = open_feed(session, actor, find_watch(session, actor, watch_id))
    session.flush()  # the page tells the version that the form is then sent with
    address = feed.address_of(house.settings, secret)
    return _show(request, session, actor, watch_id, About(feed=address))


@router.get("/feeds/watches/{secret}.atom")
def as_feed(request: Request, house: TheHouse, session: Database, secret: str) -> Response:
    """Answer with what a watch told of, to whoever holds the secret of its feed.

    It shows what the watch's keeper may see today, whoever asks.
    """
    watch, watcher = watch_of_feed(session, secret)
    language = watcher.language or language_of(request)
    title = translate(language, N_("Acervo: %(watch)s"), watch=watch.name)
    written = feed.write(session, house.settings, watch, watcher.actor, (language, title))
    return Response(written, media_type=feed.MEDIA_TYPE, headers=feed.HEADERS)


def _new(
    request: Request,
    session: Database,
    actor: rules.Actor,
    form: AskingForm,
    code: int = status.HTTP_200_OK,
) -> Response:
    page = new_page(session, actor, form, language_of(request))
    return render(request, "watches/new.html", page, code)


def _show(
    request: Request,
    session: Database,
    actor: rules.Actor,
    watch_id: UUID,
    about: About,
    code: int = status.HTTP_200_OK,
) -> Response:
    watch = find_watch(session, actor, watch_id)
    page = watch_page(session, actor, watch, language_of(request), about)
    return render(request, "watches/show.html", page, code)


def _digest(draft: WatchDraft) -> str:
    if draft.search is not None:
        return digest_of_search(draft.search)
    assert draft.need is not None  # noqa: S101  a draft has one of the two
    return digest_of_need(draft.need)


def _without_empty_search(posted: FormData) -> FormData:
    """Leave out of a form that names a need whatever belongs to a search."""
    if not posted.get("need"):
        return posted
    kept = [pair for pair in posted.multi_items() if not pair[0].startswith("search-")]
    return FormData(kept)
