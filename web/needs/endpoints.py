"""The endpoints of needs."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry.actors import rules
from registry.actors.policy import require
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.agencies.queries import agency_with_id
from registry.errors import NotAllowedError
from registry.history.unit_of_work import attempt
from registry.needs import policy
from registry.needs.models import Need
from registry.needs.queries import agencies_shared_with, find_need, requirements_of
from registry.needs.service import edit_need, state_need
from web.addresses import see_other
from web.demonstration import WithInvented
from web.dependencies import Actor, Database, Posted, SignedIn, TheHouse
from web.needs import answers
from web.needs.asking import About, form_page
from web.needs.comparing import Chosen, comparison_page
from web.needs.listing import ListAsked, needs_page
from web.needs.meanwhile import changes_of_need
from web.needs.showing import need_page
from web.refusals import IN_THE_FORM, STALE, said_in, status_of
from web.rendering.page import render
from web.shell import language_of
from web.versions import is_stale, opened_version

router = APIRouter(prefix="/needs", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT
LONGEST_PROBLEM = 10_000
MOST_NAMED = 20


async def _words(
    q: Annotated[str, Query(max_length=LONGEST_PROBLEM)] = "",
    category: Annotated[str, Query(max_length=60)] = "",
    agency: Annotated[str, Query(max_length=60)] = "",
    cursor: Annotated[str, Query(max_length=500)] = "",
) -> ListAsked:
    return ListAsked(q.strip(), category, agency, cursor)


Words = Annotated[ListAsked, Depends(_words)]
"""What is looked for among the needs."""


@router.get("")
def index(
    request: Request,
    house: TheHouse,
    session: Database,
    actor: Actor,
    with_invented: WithInvented,
    words: Words,
) -> Response:
    """Show the needs that a reader may know of, or those that are looked for."""
    language = language_of(request)
    page = needs_page(
        session, house.vectors, actor, language, words, demonstration=with_invented
    )
    return render(request, "needs/index.html", page)


@router.get("/new")
def ask(
    request: Request,
    session: Database,
    actor: SignedIn,
    problem: Annotated[str, Query(max_length=LONGEST_PROBLEM)] = "",
) -> Response:
    """Ask what the agency must be able to do; `problem` is what was searched for in vain."""
    about = About(_own_agency(session, actor))
    return _form(request, session, answers.blank(language_of(request), problem), about)


@router.post("/new")
def state(request: Request, session: Database, actor: SignedIn, posted: Posted) -> Response:
    """State the need and show it; or show the form again."""
    language = language_of(request)
    about = About(_own_agency(session, actor))
    if drawn := answers.drawn_anew(session, posted, language):
        return _form(request, session, drawn, about)
    form = answers.stated(posted, language)
    if form.draft is None:
        return _form(request, session, answers.shown_again(form), about, WRONG)
    try:
        with attempt(session):
            need = state_need(session, actor, form.draft)
    except IN_THE_FORM as refusal:
        about = About(_own_agency(session, actor))
        drawn = answers.shown_again(form.complaining(refusal))
        return _form(request, session, drawn, about, status_of(refusal))
    return see_other(f"/needs/{need.id}?done=stated")


@router.get("/{need_id}")
def show(
    request: Request,
    house: TheHouse,
    session: Database,
    actor: Actor,
    need_id: UUID,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show a need and the software that could meet it."""
    need = find_need(session, actor, need_id)
    page = need_page(session, house, actor, need, language_of(request), done)
    return render(request, "needs/show.html", page)


async def _chosen(
    request: Request,
    software: Annotated[
        list[Annotated[str, Field(max_length=200)]], Query(max_length=MOST_NAMED)
    ] = [],  # noqa: B006  FastAPI copies its defaults
    only: Annotated[str, Query(max_length=200)] = "",
) -> Chosen:
    return Chosen(software, language_of(request), only)


@router.get("/{need_id}/compare")
def compare(
    request: Request,
    house: TheHouse,
    session: Database,
    actor: Actor,
    need_id: UUID,
    chosen: Annotated[Chosen, Depends(_chosen)],
) -> Response:
    """Show some software side by side, requirement by requirement; or one of them alone."""
    need = find_need(session, actor, need_id)
    page = comparison_page(session, house, actor, need, chosen)
    return render(
        request, "needs/compare.html", page, WRONG if page.refusal else status.HTTP_200_OK
    )


@router.get("/{need_id}/edit")
def ask_edit(request: Request, session: Database, actor: SignedIn, need_id: UUID) -> Response:
    """Show a need as it is kept, to be edited."""
    need = _own_need(session, actor, need_id)
    about = About.of(need)
    lines, shared = requirements_of(session, need), agencies_shared_with(session, need)
    drawn = answers.kept(need, lines, shared, language_of(request))
    return _form(request, session, drawn, about)


@router.post("/{need_id}/edit")
def edit(
    request: Request, session: Database, actor: SignedIn, posted: Posted, need_id: UUID
) -> Response:
    """Edit the need and show it; or show the form again."""
    language = language_of(request)
    need = _own_need(session, actor, need_id)
    if drawn := answers.drawn_anew(session, posted, language):
        opened = replace(About.of(need), version=opened_version(posted))
        return _form(request, session, drawn, opened)
    form, code = answers.edited(posted, language), WRONG
    if is_stale(need, posted):
        code = STALE
    elif form.draft is not None:
        try:
            with attempt(session):
                edit_need(session, actor, need, form.draft)
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal)
            need = _own_need(session, actor, need_id)
        else:
            return see_other(f"/needs/{need_id}?done=edited")
    about = About.of(need)
    if code == STALE:
        about = replace(about, changes=changes_of_need(session, need, posted, language))
    return _form(request, session, answers.shown_again(form), about, code)


def _own_agency(session: Database, actor: rules.Actor) -> Agency:
    require(actor, Permission.STATE_NEED, actor.agency_id)
    if actor.agency_id is None:
        raise NotAllowedError
    return agency_with_id(session, actor.agency_id)


def _own_need(session: Database, actor: rules.Actor, need_id: UUID) -> Need:
    need = find_need(session, actor, need_id)
    policy.require_state(actor, need.agency)
    return need


def _form(
    request: Request,
    session: Database,
    drawn: answers.Drawn,
    about: About,
    code: int = status.HTTP_200_OK,
) -> Response:
    page = form_page(session, language_of(request), drawn, about)
    return render(request, "needs/form.html", page, code)
