"""How the pages say what cannot be done: one page for every refusal, and what to do about it."""

from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urlencode

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette import status
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from registry.accounts.queries import TokenRefusedError
from registry.accounts.throttle import TooManyAttemptsError
from registry.errors import (
    BusyError,
    ConflictError,
    InvalidError,
    NotAllowedError,
    NotFoundError,
    RefusalError,
    SignInNeededError,
    StaleError,
    UnavailableError,
)
from web.addresses import own_address, see_other
from web.dependencies import reader_of
from web.error_page import MISHAP_TITLE, error_page
from web.forms import Draft, Form

RETRY_SECONDS = 5

STALE = status.HTTP_412_PRECONDITION_FAILED
IN_THE_FORM = (ConflictError, InvalidError, BusyError)
"""What a form says itself, with all that was typed into it."""

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

log = structlog.get_logger("acervo.faults")


def teach_refusals(app: FastAPI) -> None:
    """Have every refusal of an app's pages said by a page."""
    app.add_exception_handler(RefusalError, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _not_served)


def status_of(refusal: RefusalError) -> int:
    """Return the HTTP status of a refusal."""
    return next(code for kind, code in STATUSES if isinstance(refusal, kind))


def said_in(
    form: Form[Draft], refusal: RefusalError, name: str = ""
) -> tuple[Form[Draft], int]:
    """Return a form with a refusal said at its field, and the status of its page.

    A form on an older version says so at its top, with what changed, and complains of no field.
    """
    if isinstance(refusal, StaleError):
        return form, STALE
    return form.complaining(refusal, name), status_of(refusal)


def refuse(
    request: Request,
    code: int,
    reason: RefusalError | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer with the page that says what cannot be done."""
    with suppress(UnavailableError):  # the page is said without a name, if need be
        reader_of(request)
    response = error_page(request, code, reason)
    response.headers.update(headers or {})
    return response


def answer_fault(request: Request) -> Response:
    """Answer where we failed: by the page, or in plain words where even that fails."""
    try:
        return refuse(request, status.HTTP_500_INTERNAL_SERVER_ERROR)
    except Exception as fault:  # noqa: BLE001  the very page may be what is broken
        log.error("fault_page", kind=type(fault).__qualname__)  # noqa: TRY400  as in Unexpected
        said = f"{MISHAP_TITLE}. {request.state.request_id}"
        return PlainTextResponse(said, status.HTTP_500_INTERNAL_SERVER_ERROR)


def _refused(request: Request, refusal: Exception) -> Response:
    if not isinstance(refusal, RefusalError):
        raise refusal
    headers = {}
    if isinstance(refusal, TokenRefusedError):  # a program cannot sign in
        headers["WWW-Authenticate"] = 'Bearer realm="Acervo"'
    elif isinstance(refusal, SignInNeededError):
        return _to_sign_in(request)
    if isinstance(refusal, TooManyAttemptsError):
        headers["Retry-After"] = str(refusal.retry_after)
    if isinstance(refusal, UnavailableError):
        headers["Retry-After"] = str(RETRY_SECONDS)
    return refuse(request, status_of(refusal), refusal, headers)


def _to_sign_in(request: Request) -> Response:
    """Send a stranger to sign in and then back: after a post, to the page it was sent from."""
    here = str(request.url) if request.method == "GET" else request.headers.get("referer", "")
    address = f"/sign-in?{urlencode({'next': own_address(here, request)})}"
    if "hx-request" in request.headers:  # the whole page goes there, not one part of it
        return Response(
            status_code=status.HTTP_204_NO_CONTENT, headers={"HX-Redirect": address}
        )
    return see_other(address)


def _not_understood(request: Request, wrong: Exception) -> Response:
    if not isinstance(wrong, RequestValidationError):
        raise wrong
    if any(error["loc"][0] == "path" for error in wrong.errors()):
        return refuse(request, status.HTTP_404_NOT_FOUND)  # an id that is none of ours
    return refuse(request, status.HTTP_422_UNPROCESSABLE_CONTENT)


def _not_served(request: Request, refused: Exception) -> Response:
    if not isinstance(refused, HTTPException):
        raise refused
    return refuse(request, refused.status_code, None, refused.headers)
