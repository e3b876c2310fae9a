"""From a page object to an answer."""

from dataclasses import fields, is_dataclass
from http import HTTPStatus

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import HTMLResponse

from web.rendering.environment import environment
from web.shell import LANGUAGE_COOKIE, shell_of

A_YEAR = 365 * 24 * 3600


def render(
    request: Request, template: str, page: object, status: int = HTTPStatus.OK
) -> HTMLResponse:
    """Answer with a template that knows the page's fields and the shell, and nothing else.

    A page is a dataclass or a pydantic model. One that can hold demonstration rows has a field
    `holds_demonstration`, which puts the strip under the head.
    """
    shell = shell_of(request, holds_demonstration=getattr(page, "holds_demonstration", False))
    text = (
        environment(shell.language).get_template(template).render(shell=shell, **_fields(page))
    )
    response = HTMLResponse(
        text, status, {"Content-Language": shell.language, "Vary": "Accept-Language, Cookie"}
    )
    if shell.language_was_asked_for:
        response.set_cookie(
            LANGUAGE_COOKIE,
            shell.language,
            max_age=A_YEAR,
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="lax",
        )
    return response


def _fields(page: object) -> dict[str, object]:
    if is_dataclass(page) and not isinstance(page, type):
        return {field.name: getattr(page, field.name) for field in fields(page)}
    if isinstance(page, BaseModel):
        return {name: getattr(page, name) for name in type(page).model_fields}
    message = f"{type(page).__name__} is not a page: pages are dataclasses or pydantic models."
    raise TypeError(message)
