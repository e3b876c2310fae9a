"""The endpoint of a software's page."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette import status
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from registry.catalogue.queries import find_software
from web.demonstration import WithInvented
from web.dependencies import Actor, Database, house_of
from web.rendering.page import render
from web.shell import language_of
from web.software.alike import with_alike
from web.software.showing import software_page

router = APIRouter(prefix="/software", include_in_schema=False)


@router.get("/{slug}")
def show(
    request: Request,
    session: Database,
    actor: Actor,
    with_invented: WithInvented,
    slug: str,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show a software; by an address it had before, send the reader to its own."""
    software = find_software(session, actor, slug)
    if software.slug != slug:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(
            f"/software/{software.slug}{query}", status.HTTP_308_PERMANENT_REDIRECT
        )
    language = language_of(request)
    page = software_page(session, actor, software, language, done, with_invented=with_invented)
    shown = with_alike(session, house_of(request).index, actor, page)
    return render(request, "software/show.html", shown)
