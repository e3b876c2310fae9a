"""A name for each request, by which its log lines, audit events and refusals are told together."""

import re

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from registry.chance import new_id

HEADER = "X-Request-ID"
_SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")


class RequestIds:
    """Takes the caller's request id where it is a sane one, else gives a new one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Keep the id in the request's state and in every log line, and answer with it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        request_id = _sane(Headers(scope=scope).get(HEADER)) or new_id().hex
        scope.setdefault("state", {})["request_id"] = request_id

        async def send_named(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = request_id
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            await self.app(scope, receive, send_named)


def _sane(asked: str | None) -> str | None:
    return asked if asked is not None and _SANE.fullmatch(asked) else None
