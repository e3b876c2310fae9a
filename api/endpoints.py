"""What every endpoint of the JSON door does around its own work."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from api.conditional import settle
from api.dependencies import READABLE


class Endpoint(APIRoute):
    """An endpoint whose answers are tagged, spared and, after a repeated post, replayed."""

    def get_route_handler(
        self,
    ) -> Callable[[Request], Coroutine[Any, Any, Response]]:  # Any: as FastAPI has it
        """Return the handler, with what it does before the unit of work is committed."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            return settle(request, await handle(request))

        return answer


def new_router(prefix: str, tag: str) -> APIRouter:
    """Return a router for one concept, named as the documentation is to name it."""
    return APIRouter(prefix=prefix, tags=[tag], route_class=Endpoint, dependencies=[READABLE])
