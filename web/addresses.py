"""Where a reader is sent next: always to a page of ours."""

from urllib.parse import urlsplit

from starlette import status
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response


def moved(request: Request, slug: str, present: str) -> Response | None:
    """Return the way from a name that a software had before to the one it has, on the same page of it."""
    if slug == present:
        return None
    query = f"?{request.url.query}" if request.url.query else ""
    path = request.url.path.replace(f"/software/{slug}", f"/software/{present}", 1)
    return RedirectResponse(f"{path}{query}", status.HTTP_308_PERMANENT_REDIRECT)


def see_other(address: str) -> RedirectResponse:
    """Send the reader on after a post, so that reloading does not post again."""
    return RedirectResponse(address, status.HTTP_303_SEE_OTHER)


def own_address(asked: str, request: Request) -> str:
    """Return the path and query of an address of ours; of any other, the start.

    Browsers read a backslash as a slash and drop control characters, so neither may stand in it.
    """
    try:
        parts = urlsplit(asked)
    except ValueError:
        return "/"
    is_ours = parts.scheme in {"", "http", "https"} and parts.netloc in {"", request.url.netloc}
    is_plain = asked.isprintable() and "\\" not in asked and not parts.path.startswith("//")
    if not (is_ours and is_plain and parts.path.startswith("/")):
        return "/"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
