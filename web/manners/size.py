"""How much may be handed in: a form or a JSON body less than an upload."""

from starlette import status
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MIB = 2**20
MOST_WORDS = 1 * MIB
MOST_UPLOADED = 25 * MIB


class BoundedBodies:
    """Refuses a body that is too large, said to be or found to be.

    The refusal is raised where the body is read, so that the door which reads it renders it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what comes in; stop at the bound."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        headers = Headers(scope=scope)
        most = MOST_UPLOADED if _is_upload(headers) else MOST_WORDS
        declared = headers.get("content-length", "0")
        taken = 0

        async def receive_bounded() -> Message:
            nonlocal taken
            if _is_more(declared, most):
                raise TooLargeError
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise TooLargeError
            return message

        await self.app(scope, receive_bounded, send)


class TooLargeError(HTTPException):
    """A body is larger than is taken here; what is left of it is not read."""

    def __init__(self) -> None:
        super().__init__(status.HTTP_413_CONTENT_TOO_LARGE, headers={"Connection": "close"})


def _is_more(declared: str, most: int) -> bool:
    return not declared.isdecimal() or len(declared) > len(str(most)) or int(declared) > most


def _is_upload(headers: Headers) -> bool:
    return headers.get("content-type", "").lower().startswith("multipart/form-data")
