"""Where things stand behind this door: what was just made, and what was renamed."""

from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from starlette import status
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

SLUG = r"^[a-z0-9-]{1,120}$"
"""How what is named in an address is written; anything else is nothing of ours."""


class MovedError(Exception):
    """What was asked for has another name now, and stands under the address these parts make."""

    def __init__(self, *parts: str) -> None:
        self.parts = parts
        super().__init__("/".join(parts))


def address_of(request: Request, *parts: str) -> str:
    """Return the address of a thing of this door, by the parts of its path."""
    root: str = request.scope.get("root_path", "")
    return root + "".join(f"/{quote(part, safe='')}" for part in parts)


def made(request: Request, response: Response, *parts: str) -> None:
    """Have the answer to a post say where what it made stands."""
    response.headers["Location"] = address_of(request, *parts)


def require_present_name(request: Request, asked: str, *parts: str) -> None:
    """Send the caller on where a thing was asked for by a name it had before.

    `parts` lead to it by its present name; what follows the name in the address is kept. Raises
    MovedError.
    """
    if asked == parts[-1]:
        return
    path: str = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    rest = path.strip("/").split("/")[len(parts) :]
    raise MovedError(*parts, *rest)


def teach_moves(app: FastAPI) -> None:
    """Have whoever asks by a former name sent to the present one, with the same request."""

    def send_on(request: Request, moved: Exception) -> Response:
        parts = moved.parts if isinstance(moved, MovedError) else ()
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(
            address_of(request, *parts) + query, status.HTTP_308_PERMANENT_REDIRECT
        )

    app.add_exception_handler(MovedError, send_on)


MOVED: dict[int | str, dict[str, Any]] = {  # Any: as FastAPI has it
    status.HTTP_308_PERMANENT_REDIRECT: {"description": "It has another name now."}
}
"""How a description declares that a thing may have been renamed."""
