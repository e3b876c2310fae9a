"""The endpoints of reviews."""

from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette import status
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from registry.catalogue.models import Software
from registry.catalogue.policy import require_review
from registry.catalogue.queries import find_software, is_demonstration
from registry.catalogue.vocabulary import Life
from registry.database.paging import PageAsked
from registry.history.unit_of_work import attempt
from registry.reuse_readiness.queries import waiting_levels
from registry.reviews.queries import queue
from registry.reviews.schemas import ReviewDraft
from registry.reviews.service import decide
from registry.reviews.vocabulary import ReviewDecision
from registry.upkeep.queries import waiting_supporters
from web.addresses import see_other
from web.dependencies import Actor, Cursor, Database, Posted, SignedIn, TheHouse
from web.forms import Form, fill
from web.refusals import IN_THE_FORM, STALE, said_in
from web.rendering.page import render
from web.reviews.names import LIVES, NOT_REVIEWED
from web.reviews.showing import Queued, QueuePage, ReviewAsked, history_page, review_page
from web.shell import language_of
from web.versions import is_stale

router = APIRouter(include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT
SHOWN = 30


@router.get("/reviews")
def index(
    request: Request,
    session: Database,
    actor: SignedIn,
    cursor: Cursor = None,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show what waits for a review."""
    page = queue(session, actor, PageAsked(cursor, SHOWN))
    levels, all_levels = waiting_levels(session, actor, SHOWN)
    supporters, all_supporters = waiting_supporters(session, actor, SHOWN)
    shown = QueuePage(
        levels=levels,
        more_levels=all_levels - len(levels),
        supporters=supporters,
        more_supporters=all_supporters - len(supporters),
        rows=[Queued(each, "half", _waits_for(each)) for each in page.items],
        done=done if done in {each.value for each in ReviewDecision} else None,
        next_href=f"/reviews?cursor={page.next}" if page.next else None,
        first_href="/reviews" if cursor else None,
        holds_demonstration=any(
            is_demonstration(each) for each in (*page.items, *(row.software for row in levels))
        ),
    )
    return render(request, "reviews/index.html", shown)


def _waits_for(software: Software) -> str:
    return LIVES[software.life] if software.life is Life.IN_REVIEW else NOT_REVIEWED


@router.get("/reviews/{slug}")
def ask(
    request: Request,
    house: TheHouse,
    session: Database,
    actor: SignedIn,
    slug: str,
    since: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show an entry to its reviewer: what is new, what is wrong, what is alike, and the decision."""
    require_review(actor)
    software = find_software(session, actor, slug)
    asked = ReviewAsked(Form(), language_of(request), since)
    page = review_page(session, house.index, actor, software, asked)
    return render(request, "reviews/show.html", page)


@router.post("/reviews/{slug}")
def review(
    request: Request,
    house: TheHouse,
    session: Database,
    actor: SignedIn,
    posted: Posted,
    slug: str,
) -> Response:
    """Record the decision and go back to the queue; or show the form again."""
    require_review(actor)
    software = find_software(session, actor, slug)
    language = language_of(request)
    form, code = fill(ReviewDraft, posted, language), WRONG
    if is_stale(software, posted):
        code = STALE
    elif (draft := form.draft) is not None:
        try:
            with attempt(session):
                decide(session, actor, software, draft)
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal)
            software = find_software(session, actor, slug)
        else:
            return see_other(f"/reviews?done={draft.decision.value}")
    asked = ReviewAsked(form.again(), language)
    page = review_page(session, house.index, actor, software, asked)
    return render(request, "reviews/show.html", replace(page, is_stale=code == STALE), code)


@router.get("/software/{slug}/history")
def history(
    request: Request,
    session: Database,
    actor: Actor,
    slug: str,
    on: Annotated[str, Query(max_length=10)] = "",
) -> Response:
    """Show what happened to an entry, and how it stood on a day."""
    software: Software = find_software(session, actor, slug)
    if software.slug != slug:
        return RedirectResponse(
            f"/software/{software.slug}/history", status.HTTP_308_PERMANENT_REDIRECT
        )
    page = history_page(session, actor, software, _day(on), language_of(request))
    return render(request, "reviews/history.html", page)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
