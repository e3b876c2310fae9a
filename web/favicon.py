"""The mark that browsers ask for by its old name."""

from fastapi import APIRouter
from starlette import status
from starlette.responses import RedirectResponse

from web.rendering.assets import asset

router = APIRouter(include_in_schema=False)


@router.get("/favicon.ico")
async def show() -> RedirectResponse:
    """Lead to the mark, whose address changes with it."""
    return RedirectResponse(asset("favicon.svg").href, status.HTTP_302_FOUND)
