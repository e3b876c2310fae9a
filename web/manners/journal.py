"""What is written down about each request: one line and a few numbers, nothing about a person.

The address is written as its pattern (`/needs/{id}`), never as it was asked: identifiers, search
words and one-time links stand in addresses.
"""

import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.manners.measures import Measures

UNKNOWN = "unknown"
QUIET = frozenset({"/livez", "/readyz", "/metrics", "/static"})  # asked all day by machines
METHODS = frozenset({"GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"})

log = structlog.get_logger("acervo.requests")


class Journal:
    """Writes one line for each request, and counts it."""

    def __init__(self, app: ASGIApp, measures: Measures) -> None:
        self.app = app
        self.measures = measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note method, route, status and time once the answer has gone."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        method = scope["method"] if scope["method"] in METHODS else "other"
        began, status = time.perf_counter(), 0

        async def send_noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = int(message["status"])
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        finally:
            self._note(method, route_of(scope), status, time.perf_counter() - began)

    def _note(self, method: str, route: str, status: int, seconds: float) -> None:
        self.measures.answers.labels(method, route, str(status)).inc()
        self.measures.seconds.labels(method, route).observe(seconds)
        say = log.debug if route in QUIET else log.info
        say("answered", method=method, route=route, status=status, ms=round(seconds * 1000, 1))


def route_of(scope: Scope) -> str:
    """Return the pattern of the address that answered, such as `/api/v1/needs/{id}`."""
    route = scope.get("route")
    if route is not None:
        return f"{scope.get('root_path', '')}{getattr(route, 'path', '')}"
    return "/static" if scope["path"].startswith("/static/") else UNKNOWN
