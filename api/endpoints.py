"""What every endpoint of the JSON door does around its own work."""

from collections.abc import Callable, Collection, Coroutine, Sequence
from typing import Any

from fastapi import APIRouter
from fastapi.params import Depends
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.conditional import settle
from api.dependencies import READABLE
from api.idempotency import REPEATABLE, keep
from api.parameters import KNOWN


class Endpoint(APIRoute):
    """An endpoint whose answers are tagged, spared, and after a repeated post given again."""

    def __init__(
        self,
        path: str,
        endpoint: Callable[..., Any],  # Any: as FastAPI has it, here and below
        *,
        methods: Collection[str] | None = None,
        dependencies: Sequence[Depends] | None = None,
        **options: Any,
    ) -> None:
        asked = [*(dependencies or ()), *([REPEATABLE] if "POST" in (methods or ()) else ())]
        super().__init__(
            path, endpoint, methods=list(methods or ()), dependencies=asked, **options
        )

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler, with what it does before the unit of work is committed."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            response = settle(request, await handle(request))
            if hasattr(request.state, "to_keep"):
                await run_in_threadpool(keep, request, response)
            return response

        return answer


def new_router(prefix: str, tag: str) -> APIRouter:
    """Return a router for one concept, named as the documentation is to name it."""
    return APIRouter(
        prefix=prefix, tags=[tag], route_class=Endpoint, dependencies=[READABLE, KNOWN]
    )
