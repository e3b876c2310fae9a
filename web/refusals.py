"""How the pages say what cannot be done: one page for every refusal, and what to do about it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlencode

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette import status
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from registry.accounts.throttle import TooManyAttemptsError
from registry.errors import (
    ConflictError,
    InvalidError,
    NotAllowedError,
    NotFoundError,
    RefusalError,
    SignInNeededError,
    StaleError,
    UnavailableError,
)
from registry.language.marks import N_
from web.dependencies import reader_of
from web.rendering.page import render

RETRY_SECONDS = 5

STATUSES: tuple[tuple[type[RefusalError], int], ...] = (  # the first that fits
    (NotFoundError, status.HTTP_404_NOT_FOUND),
    (SignInNeededError, status.HTTP_401_UNAUTHORIZED),
    (NotAllowedError, status.HTTP_403_FORBIDDEN),
    (StaleError, status.HTTP_412_PRECONDITION_FAILED),
    (ConflictError, status.HTTP_409_CONFLICT),
    (InvalidError, status.HTTP_422_UNPROCESSABLE_CONTENT),
    (TooManyAttemptsError, status.HTTP_429_TOO_MANY_REQUESTS),
    (UnavailableError, status.HTTP_503_SERVICE_UNAVAILABLE),
    (RefusalError, status.HTTP_409_CONFLICT),
)

TITLES: Mapping[int, str] = {
    400: N_("This could not be read"),
    403: N_("You may not do this"),
    404: N_("Nothing is here"),
    405: N_("This cannot be done here"),
    409: N_("This does not go together with what is there"),
    412: N_("This was changed meanwhile"),
    413: N_("This is too large"),
    422: N_("Something cannot be used as it is"),
    429: N_("Too many attempts"),
    500: N_("Something went wrong here"),
    503: N_("This cannot be answered at the moment"),
}
ADVICE: Mapping[int, str] = {
    400: N_("Go back, open the page again and repeat it."),
    403: N_("Go back, or ask the administrator of your agency."),
    404: N_("The address may be mistyped, or what stood here was renamed. Search for it."),
    405: N_("Go back and use the links and buttons of the page."),
    409: N_("Go back, look at how it stands now, and decide again."),
    412: N_(
        "Go back, load the page again and repeat your change. Nothing was lost of the other one."
    ),
    413: N_("Send less: a form may have 1 MiB, a file 25 MiB."),
    422: N_("Go back and put it right."),
    429: N_("Wait, then try again."),
    500: N_(
        "It is not your doing, and it has been written down. Nothing was changed. Try again later."
    ),
    503: N_("Wait a moment, then load the page again."),
}

log = structlog.get_logger("acervo.faults")


@dataclass(frozen=True)
class ErrorPage:
    """What cannot be done, why, and what the reader can do about it."""

    status: int
    title: str
    reason: str | RefusalError | None
    advice: str
    offers_search: bool
    offers_sign_in: bool
    request_id: str | None


def teach_refusals(app: FastAPI) -> None:
    """Have every refusal of an app's pages said by a page."""
    app.add_exception_handler(RefusalError, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _not_served)


def status_of(refusal: RefusalError) -> int:
    """Return the HTTP status of a refusal."""
    return next(code for kind, code in STATUSES if isinstance(refusal, kind))


def error_page(
    request: Request,
    code: int,
    reason: str | RefusalError | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer with the page that says what cannot be done."""
    with suppress(UnavailableError):  # the page is said without a name, if need be
        reader_of(request)
    page = ErrorPage(
        status=code,
        title=TITLES.get(code, TITLES[400]),
        reason=reason,
        advice=ADVICE.get(code, ADVICE[400]),
        offers_search=code == status.HTTP_404_NOT_FOUND,
        offers_sign_in=code in {status.HTTP_403_FORBIDDEN, status.HTTP_404_NOT_FOUND},
        request_id=request.state.request_id
        if code >= status.HTTP_500_INTERNAL_SERVER_ERROR
        else None,
    )
    response = render(request, "error.html", page, code)
    response.headers.update(headers or {})
    return response


def answer_fault(request: Request) -> Response:
    """Answer where we failed: by the page, or in plain words where even that fails."""
    try:
        return error_page(request, status.HTTP_500_INTERNAL_SERVER_ERROR)
    except Exception as fault:  # noqa: BLE001  the very page may be what is broken
        log.error("fault_page", kind=type(fault).__qualname__)  # noqa: TRY400  as in Unexpected
        said = f"{TITLES[500]}. {request.state.request_id}"
        return PlainTextResponse(said, status.HTTP_500_INTERNAL_SERVER_ERROR)


def _refused(request: Request, refusal: Exception) -> Response:
    if not isinstance(refusal, RefusalError):
        raise refusal
    if isinstance(refusal, SignInNeededError):
        return _to_sign_in(request)
    headers = {}
    if isinstance(refusal, TooManyAttemptsError):
        headers["Retry-After"] = str(refusal.retry_after)
    if isinstance(refusal, UnavailableError):
        headers["Retry-After"] = str(RETRY_SECONDS)
    return error_page(request, status_of(refusal), refusal, headers)


def _to_sign_in(request: Request) -> Response:
    """Send a stranger to sign in and then back; a post cannot be repeated, so back to its page."""
    here = request.url.path
    if request.url.query and request.method == "GET":
        here += f"?{request.url.query}"
    return RedirectResponse(f"/sign-in?{urlencode({'next': here})}", status.HTTP_303_SEE_OTHER)


def _not_understood(request: Request, wrong: Exception) -> Response:
    if not isinstance(wrong, RequestValidationError):
        raise wrong
    if any(error["loc"][0] == "path" for error in wrong.errors()):
        return error_page(request, status.HTTP_404_NOT_FOUND)  # an id that is none of ours
    return error_page(request, status.HTTP_422_UNPROCESSABLE_CONTENT)


def _not_served(request: Request, refused: Exception) -> Response:
    if not isinstance(refused, HTTPException):
        raise refused
    return error_page(request, refused.status_code, None, refused.headers)
