"""The cookies of the pages, and what binds them to this installation."""

from starlette.responses import Response

from registry.language.vocabulary import Language
from registry.settings import Settings
from web.shell import LANGUAGE_COOKIE

A_YEAR = 365 * 24 * 3600
SIGN_IN = "acervo"
FORM = "acervo-form"


def cookie_name(settings: Settings, name: str) -> str:
    """Return a cookie's name: bound to this host alone where readers come by https."""
    return f"__Host-{name}" if settings.is_secure else name


def set_cookie(response: Response, settings: Settings, name: str, value: str) -> None:
    """Hand a cookie out, for as long as the browser is open."""
    response.set_cookie(
        cookie_name(settings, name),
        value,
        path="/",
        secure=settings.is_secure,
        httponly=True,
        samesite="lax",
    )


def drop_cookie(response: Response, settings: Settings, name: str) -> None:
    """Take a cookie back."""
    response.delete_cookie(
        cookie_name(settings, name),
        path="/",
        secure=settings.is_secure,
        httponly=True,
        samesite="lax",
    )


def remember_language(response: Response, settings: Settings, language: Language) -> None:
    """Have this browser's pages speak a language from now on."""
    response.set_cookie(
        LANGUAGE_COOKIE,
        language,
        max_age=A_YEAR,
        secure=settings.is_secure,
        httponly=True,
        samesite="lax",
    )
