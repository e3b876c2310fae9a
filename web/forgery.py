"""Posts are taken only from our own pages: by where they come from, and by a token in the form.

The token is bound to a cookie: the sign-in's, or for a stranger a cookie given with the form. It
differs with each page, so that it cannot be guessed from the lengths of compressed answers.
"""

import hmac
import secrets
from urllib.parse import urlsplit

from starlette.requests import Request

from registry.chance import new_secret
from registry.errors import NotAllowedError
from registry.language.marks import N_
from registry.settings import Settings
from web.cookies import FORM, SIGN_IN, cookie_name

FIELD = "csrf_token"
_SALT = 8  # bytes


class ForeignFormError(NotAllowedError):
    """A form was sent from another site's page."""

    code = "foreign-form"
    sentence = N_("This form was sent from another page than ours. Nothing was changed.")


class OldFormError(NotAllowedError):
    """A form does not belong to this sign-in: it was opened before signing in or out."""

    code = "old-form"
    sentence = N_(
        "This form is out of date. Nothing was changed. Open the page again and repeat it."
    )


def form_token(request: Request, settings: Settings) -> str:
    """Return a token for the forms of one page; a stranger's is bound to a cookie to be given."""
    return _signed(
        settings, secrets.token_hex(_SALT), _binding(request, settings) or _given(request)
    )


def is_bound(request: Request, settings: Settings) -> bool:
    """Tell whether the reader has a cookie that a token can be bound to."""
    return _binding(request, settings) is not None


def given_with_form(request: Request) -> str | None:
    """Return the cookie that a stranger's form must come back with, where one is to be given."""
    given: str | None = getattr(request.state, "form_cookie", None)
    return given


def require_own_origin(request: Request, settings: Settings) -> None:
    """Refuse what a browser says comes from elsewhere. Raises ForeignFormError."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        if site != "same-origin":
            raise ForeignFormError
        return
    origin = request.headers.get("origin")
    if origin is None:  # no browser of today: the token alone decides
        return
    own = {request.headers.get("host"), urlsplit(settings.public_url).netloc}
    if urlsplit(origin).netloc not in own:
        raise ForeignFormError


def require_token(request: Request, settings: Settings, token: object) -> None:
    """Refuse a form without its token. Raises OldFormError."""
    binding = _binding(request, settings)
    salt, _, _ = str(token).partition(".")
    if binding is None or not hmac.compare_digest(
        str(token).encode("utf-8", "surrogatepass"), _signed(settings, salt, binding).encode()
    ):
        raise OldFormError


def _binding(request: Request, settings: Settings) -> str | None:
    """Return what the reader's browser alone sends: the sign-in's secret, else the form's."""
    for name in (SIGN_IN, FORM):
        value = request.cookies.get(cookie_name(settings, name))
        if value:
            return f"{name}:{value}"
    return None


def _given(request: Request) -> str:
    if not hasattr(request.state, "form_cookie"):
        request.state.form_cookie = new_secret()
    return f"{FORM}:{request.state.form_cookie}"


def _signed(settings: Settings, salt: str, binding: str) -> str:
    message = f"form:{salt}:{binding}".encode("utf-8", "surrogatepass")
    return f"{salt}.{hmac.digest(settings.secret, message, 'sha256').hex()}"
