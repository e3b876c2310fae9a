"""One spelling for each address, and a true answer to what may be done with it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from fastapi.routing import iter_route_contexts
from starlette import status
from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Doors = Callable[[], Mapping[str, Sequence[BaseRoute]]]


class Addresses:
    """Redirects an address with a slash too many, answers OPTIONS, and names what is allowed.

    `doors` gives the routes under each prefix; it is asked once, when all routes are there.
    """

    def __init__(self, app: ASGIApp, doors: Doors) -> None:
        self.app = app
        self.doors = doors

    @cached_property
    def served(self) -> list[tuple[str, re.Pattern[str], frozenset[str]]]:
        """Return each route as prefix, pattern and methods."""
        return [
            (prefix, pattern, methods)
            for prefix, routes in self.doors().items()
            for pattern, methods in _plain(routes)
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what needs no endpoint; pass on the rest."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        answer = self._answer(scope)
        if answer is not None:
            await answer(scope, receive, send)
            return

        async def send_allowed(message: Message) -> None:
            is_refusal = message["type"] == "http.response.start"
            if is_refusal and message["status"] == status.HTTP_405_METHOD_NOT_ALLOWED:
                MutableHeaders(scope=message)["Allow"] = _named(self._methods_at(scope["path"]))
            await send(message)

        await self.app(scope, receive, send_allowed)

    def _answer(self, scope: Scope) -> Response | None:
        path: str = scope["path"]
        right = "/" + path.strip("/")
        if right != path and self._methods_at(right):
            query = scope["query_string"].decode("latin-1")
            address = f"{right}?{query}" if query else right
            return RedirectResponse(address, status.HTTP_308_PERMANENT_REDIRECT)
        if scope["method"] == "OPTIONS" and (methods := self._methods_at(path)):
            return Response(
                status_code=status.HTTP_204_NO_CONTENT, headers={"Allow": _named(methods)}
            )
        return None

    def _methods_at(self, path: str) -> frozenset[str]:
        found = (
            methods
            for prefix, pattern, methods in self.served
            if path.startswith(prefix) and pattern.match(path[len(prefix) :])
        )
        return frozenset().union(*found)


def _plain(routes: Iterable[BaseRoute]) -> Iterator[tuple[re.Pattern[str], frozenset[str]]]:
    for route in iter_route_contexts(list(routes)):
        if route.methods:
            yield route.path_regex, frozenset(route.methods)


def _named(methods: frozenset[str]) -> str:
    also = {"OPTIONS", "HEAD"} if "GET" in methods else {"OPTIONS"}
    return ", ".join(sorted(methods | also))
