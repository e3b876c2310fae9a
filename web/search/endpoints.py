"""The endpoint of the search."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from web.addresses import see_other
from web.dependencies import Actor, Database, TheHouse
from web.rendering.page import render
from web.search.asked import asked_in
from web.search.results import search_page
from web.shell import language_of

router = APIRouter(include_in_schema=False)


@router.get("/search")
def search(request: Request, session: Database, house: TheHouse, actor: Actor) -> Response:
    """Show what answers a question, or all there is."""
    asked = asked_in(request.query_params)
    page = search_page(session, house.index, actor, asked, language_of(request))
    return render(request, "search/results.html", page)


@router.get("/software")
def all_software(request: Request) -> Response:
    """Send the reader to the whole list, with what they asked for: a language, say."""
    query = request.url.query
    return see_other(f"/search?{query}" if query else "/search")
