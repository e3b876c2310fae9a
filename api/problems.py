"""How the JSON door says what cannot be done: RFC 9457, one form for every refusal.

A problem's `type` lasts, and its address is a page that explains it. What is wrong with a field of
the body is said with a JSON pointer (RFC 6901), what is wrong with a parameter with its name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette import status
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.complaints import complaint_of
from api.conditional import MatchNeededError
from api.dependencies import house_of, language_of
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
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.requests.service import FIELD

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 5


class MalformedError(RefusalError):
    """A body is not what it says it is."""

    code = "malformed"
    sentence = N_("The body could not be read.")


class NotJsonError(RefusalError):
    """A body is of a kind that is not taken here."""

    code = "not-json"
    sentence = N_("The body must be JSON, and its Content-Type application/json.")


class NoSuchAddressError(RefusalError):
    """Nothing is served under an address."""

    code = "no-such-address"
    sentence = N_("Nothing is served under this address.")


class NoSuchMethodError(RefusalError):
    """An address does not take a method."""

    code = "no-such-method"
    sentence = N_(
        "This address does not take this method; the header Allow names those it takes."
    )


class TooLargeError(RefusalError):
    """A body is larger than is taken here."""

    code = "too-large"
    sentence = N_("The body is too large: 1 MiB is taken, 25 MiB for an upload.")


class RefusedValuesError(RefusalError):
    """Some values cannot be taken; each is named."""

    code = "invalid"
    sentence = N_("Some values cannot be used. Each is named with what is wrong with it.")


class FaultError(RefusalError):
    """We failed."""

    code = "fault"
    sentence = N_(
        "Something went wrong here. Nothing was changed, and it was written down under the request's id."
    )


KINDS: tuple[tuple[type[RefusalError], int, str], ...] = (  # the first that fits
    (NoSuchAddressError, status.HTTP_404_NOT_FOUND, N_("No such address")),
    (NotFoundError, status.HTTP_404_NOT_FOUND, N_("Not found")),
    (SignInNeededError, status.HTTP_401_UNAUTHORIZED, N_("A token is needed")),
    (NotAllowedError, status.HTTP_403_FORBIDDEN, N_("Not allowed")),
    (NoSuchMethodError, status.HTTP_405_METHOD_NOT_ALLOWED, N_("No such method")),
    (StaleError, status.HTTP_412_PRECONDITION_FAILED, N_("Changed meanwhile")),
    (ConflictError, status.HTTP_409_CONFLICT, N_("In conflict with what is there")),
    (TooLargeError, status.HTTP_413_CONTENT_TOO_LARGE, N_("Too large")),
    (NotJsonError, status.HTTP_415_UNSUPPORTED_MEDIA_TYPE, N_("Not JSON")),
    (InvalidError, status.HTTP_422_UNPROCESSABLE_CONTENT, N_("A value cannot be used")),
    (
        RefusedValuesError,
        status.HTTP_422_UNPROCESSABLE_CONTENT,
        N_("Some values cannot be used"),
    ),
    (MatchNeededError, status.HTTP_428_PRECONDITION_REQUIRED, N_("The version must be named")),
    (TooManyAttemptsError, status.HTTP_429_TOO_MANY_REQUESTS, N_("Too many attempts")),
    (FaultError, status.HTTP_500_INTERNAL_SERVER_ERROR, N_("Something went wrong here")),
    (UnavailableError, status.HTTP_503_SERVICE_UNAVAILABLE, N_("Not available at the moment")),
    (MalformedError, status.HTTP_400_BAD_REQUEST, N_("Could not be read")),
    (RefusalError, status.HTTP_409_CONFLICT, N_("This cannot be done")),
)
_BY_STATUS: Mapping[int, type[RefusalError]] = {
    404: NoSuchAddressError,
    405: NoSuchMethodError,
    413: TooLargeError,
    415: NotJsonError,
}


@dataclass(frozen=True)
class Wrong:
    """What is wrong with one value: where it stands, and a sentence with its parameters."""

    place: Mapping[str, str]
    sentence: str
    params: Mapping[str, object]

    def said(self, language: Language) -> dict[str, str]:
        """Say it in a language."""
        return {**self.place, "detail": translate(language, self.sentence, **self.params)}


def teach_problems(app: FastAPI) -> None:
    """Have every refusal of an app said as a problem."""
    app.add_exception_handler(RefusalError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _not_served)
    app.add_exception_handler(Exception, _failed)


def kind_of(refusal: type[RefusalError]) -> tuple[int, str]:
    """Return the HTTP status and the title of a kind of refusal."""
    return next((code, title) for kind, code, title in KINDS if issubclass(refusal, kind))


@dataclass(frozen=True)
class Explained:
    """One problem as its page explains it, in message ids."""

    code: str
    status: int
    title: str
    sentence: str


def explained() -> dict[str, Explained]:
    """Return every problem there is, by its code: one for each kind of refusal that can reach us."""
    found: dict[str, Explained] = {}
    kinds: list[type[RefusalError]] = [RefusalError]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
        code, title = kind_of(kind)
        if not kind.__module__.startswith("web."):  # what only a page refuses
            found.setdefault(kind.code, Explained(kind.code, code, title, kind.sentence))
    return dict(sorted(found.items()))


def problem(
    request: Request,
    refusal: RefusalError,
    wrongs: Iterable[Wrong] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer with a problem, in the reader's language."""
    language = language_of(request)
    code, title = kind_of(type(refusal))
    body: dict[str, object] = {
        "type": f"{house_of(request).settings.public_url}/problems/{refusal.code}",
        "title": translate(language, title),
        "status": code,
        "detail": translate(language, refusal.sentence, **refusal.params),
        "instance": request.url.path,
        "request_id": getattr(request.state, "request_id", None),
    }
    errors = [wrong.said(language) for wrong in wrongs]
    if errors:
        body["errors"] = errors
    response = JSONResponse(
        body, code, {"Content-Language": language, **(headers or {})}, MEDIA_TYPE
    )
    response.headers["Vary"] = "Accept-Language"
    return response


def _refused(request: Request, refusal: Exception) -> Response:
    if not isinstance(refusal, RefusalError):
        raise refusal
    headers = {}
    wrongs = []
    if isinstance(refusal, SignInNeededError):
        headers["WWW-Authenticate"] = 'Bearer realm="Acervo"'
    if isinstance(refusal, TooManyAttemptsError):
        headers["Retry-After"] = str(refusal.retry_after)
    if isinstance(refusal, UnavailableError):
        headers["Retry-After"] = str(RETRY_SECONDS)
    if isinstance(refusal, InvalidError):
        place = _place(request, refusal.field.split("."))
        wrongs.append(Wrong(place, refusal.sentence, refusal.params))
    return problem(request, refusal, wrongs, headers)


def _place(request: Request, path: Iterable[object]) -> dict[str, str]:
    """Say where a field stands: in the body where there is one, else among the parameters."""
    parts = [str(part) for part in path]
    if parts == [FIELD]:
        return {"header": FIELD}
    return (
        {"parameter": ".".join(parts)}
        if request.method == "GET"
        else {"pointer": pointer(parts)}
    )


def pointer(path: Iterable[object]) -> str:
    """Return the JSON pointer to a place in the body, as a fragment."""
    parts = (str(part).replace("~", "~0").replace("/", "~1") for part in path)
    return "#" + "".join(f"/{part}" for part in parts)


def _invalid(request: Request, wrong: Exception) -> Response:
    if not isinstance(wrong, RequestValidationError):
        raise wrong
    errors = wrong.errors()
    if any(error["loc"][0] == "path" for error in errors):
        return problem(request, NotFoundError())  # an id that is none of ours
    if any(error["type"] == "json_invalid" for error in errors):
        return problem(request, MalformedError(), map(_wrong, errors))
    if _is_of_another_kind(request):
        return problem(request, NotJsonError())
    return problem(request, RefusedValuesError(), map(_wrong, errors))


def _wrong(error: Mapping[str, Any]) -> Wrong:  # Any: pydantic's own
    where, *path = error["loc"]
    sentence, params = complaint_of(error)
    if error["type"] == "json_invalid":
        path = []
    place = {"pointer": pointer(path)} if where == "body" else {where: ".".join(map(str, path))}
    if where in {"query", "cookie"}:
        place = {"parameter": ".".join(map(str, path))}
    return Wrong(place, sentence, params)


def _is_of_another_kind(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    has_body = (
        request.headers.get("content-length", "0") != "0"
        or "transfer-encoding" in request.headers
    )
    is_json = kind == "application/json" or kind.endswith("+json")
    return has_body and not is_json and kind != "multipart/form-data"


def _not_served(request: Request, refused: Exception) -> Response:
    if not isinstance(refused, HTTPException):
        raise refused
    refusal = _BY_STATUS.get(refused.status_code, MalformedError)()
    return problem(request, refusal, headers=refused.headers)


def _failed(request: Request, fault: Exception) -> Response:
    del fault  # the front door writes it down
    return problem(request, FaultError())
