"""The page that a refusal or a mishap shows: what happened, and what the reader can do now."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse

from registry.language.marks import N_
from web.rendering.filters import Sayable
from web.rendering.page import render

TITLES: Mapping[int, str] = {
    HTTPStatus.NOT_FOUND: N_("This page is not in the registry"),
    HTTPStatus.UNAUTHORIZED: N_("Sign in to see this"),
    HTTPStatus.FORBIDDEN: N_("You may not do this"),
    HTTPStatus.CONFLICT: N_("This could not be done"),
    HTTPStatus.PRECONDITION_FAILED: N_("Someone else changed this"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: N_("What you sent is too large"),
    HTTPStatus.TOO_MANY_REQUESTS: N_("Too many attempts"),
    HTTPStatus.SERVICE_UNAVAILABLE: N_("The registry cannot answer at the moment"),
}
ADVICE: Mapping[int, str] = {
    HTTPStatus.NOT_FOUND: N_(
        "The address may be mistyped, or the entry may have changed its name."
    ),
    HTTPStatus.UNAUTHORIZED: N_(
        "Searching and reading public entries need no account; this does."
    ),
    HTTPStatus.FORBIDDEN: N_("Searching and reading public entries stay open to you."),
    HTTPStatus.CONFLICT: N_(
        "Nothing was changed. Go back, look at the present state and try again."
    ),
    HTTPStatus.PRECONDITION_FAILED: N_(
        "Nothing was changed. Go back, reload the page and repeat your change."
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: N_(
        "Nothing was changed. Shorten it, or send it in parts."
    ),
    HTTPStatus.TOO_MANY_REQUESTS: N_("Wait a few minutes and try again."),
    HTTPStatus.SERVICE_UNAVAILABLE: N_("Nothing was changed. Try again in a moment."),
}
BAD_REQUEST_TITLE = N_("This request cannot be understood")
BAD_REQUEST_ADVICE = N_(
    "Nothing was changed. Go back and try again from the page you came from."
)
MISHAP_TITLE = N_("Something went wrong on our side")
MISHAP_ADVICE = N_(
    "Nothing was changed. Try again; if it happens again, tell whoever runs the registry."
)
SERVERS_FAULT = 500


@dataclass(frozen=True)
class ErrorPage:
    """What went wrong, why, and what can be done instead."""

    status: int
    title: str
    reason: Sayable | None
    advice: str
    offers_search: bool
    offers_sign_in: bool
    request_id: str | None


def error_page(request: Request, status: int, reason: Sayable | None = None) -> HTMLResponse:
    """Answer with the error page of a status; a refusal's own sentence says why.

    `request.state.request_id`, where there is one, is quoted when the fault is ours.
    """
    is_ours = status >= SERVERS_FAULT
    page = ErrorPage(
        status=status,
        title=TITLES.get(status, MISHAP_TITLE if is_ours else BAD_REQUEST_TITLE),
        reason=reason,
        advice=ADVICE.get(status, MISHAP_ADVICE if is_ours else BAD_REQUEST_ADVICE),
        offers_search=status == HTTPStatus.NOT_FOUND,
        offers_sign_in=status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN},
        request_id=getattr(request.state, "request_id", None) if is_ours else None,
    )
    return render(request, "error.html", page, status)
