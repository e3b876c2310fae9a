"""What we did not foresee: written down for us, and said to the reader without its innards."""

import traceback
from collections.abc import Awaitable, Callable

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_FRAMES = 12

log = structlog.get_logger("acervo.faults")


class Unexpected:
    """Catches what no handler did, so that no fault ends a connection without an answer."""

    def __init__(self, app: ASGIApp, answer: Callable[[Request], Awaitable[Response]]) -> None:
        self.app = app
        self.answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Log the fault and answer 500, where nothing was sent yet."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        has_begun = False

        async def send_watched(message: Message) -> None:
            nonlocal has_begun
            has_begun = has_begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, send_watched)
        except Exception as fault:  # noqa: BLE001  the last place where it can be caught
            log.error("fault", **_where(fault))  # noqa: TRY400  a whole traceback can quote a person
            if not has_begun:
                response = await self.answer(Request(scope, receive))
                await response(scope, receive, send)


def _where(fault: Exception) -> dict[str, object]:
    """Say what kind of fault it was and where, without its message, which can quote a person."""
    frames = traceback.extract_tb(fault.__traceback__)[-MOST_FRAMES:]
    return {
        "kind": f"{type(fault).__module__}.{type(fault).__qualname__}",
        "cause": type(fault.__cause__).__qualname__ if fault.__cause__ else None,
        "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
