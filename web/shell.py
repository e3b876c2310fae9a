"""What stands around every page: language, who is signed in, where one is, what may be loaded."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from starlette.requests import Request

from registry.language.negotiation import choose, named
from registry.language.vocabulary import DEFAULT, Language

LANGUAGE_COOKIE = "language"
LANGUAGE_PARAMETER = "language"

# The first word of an address, and the section of the head that it belongs to
SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "search": "search",
        "software": "search",
        "needs": "needs",
        "reuses": "reuses",
        "reports": "reports",
        "my-agency": "my-agency",
    }
)

PUBLISHING = re.compile(r"/software/(mine|new)\b|/software/[^/]+/(edit|withdraw|visibility)\b")


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in, as the head names them: by agency and roles, never by a person's name.

    `roles` are message ids, marked where the roles are named.
    """

    agency: str
    roles: tuple[str, ...]
    notification_count: int = 0
    is_of_an_agency: bool = True
    publishes: bool = False


@dataclass(frozen=True)
class LanguageLink:
    """The way to this very page in another language."""

    language: Language
    href: str
    is_current: bool


@dataclass(frozen=True)
class Shell:
    """What `base.html` needs to know beside the page itself."""

    language: Language
    language_was_asked_for: bool
    languages: tuple[LanguageLink, ...]
    path: str
    section: str | None
    signed_in: SignedIn | None
    csp_nonce: str
    csrf_token: str
    holds_demonstration: bool


def shell_of(request: Request, *, holds_demonstration: bool) -> Shell:
    """Gather the shell of a page from the request.

    Read from `request.state`, each with a default: `signed_in` (`SignedIn` or None), `csp_nonce`
    and `csrf_token` (texts). Read from `request.app.state`: `default_language`.
    """
    language = language_of(request)
    return Shell(
        language=language,
        language_was_asked_for=named(request.query_params.get(LANGUAGE_PARAMETER)) is not None,
        languages=tuple(_link(request, other, language) for other in Language),
        path=request.url.path,
        section=_section(request.url.path),
        signed_in=getattr(request.state, "signed_in", None),
        csp_nonce=getattr(request.state, "csp_nonce", ""),
        csrf_token=getattr(request.state, "csrf_token", ""),
        holds_demonstration=holds_demonstration,
    )


def _section(path: str) -> str | None:
    if PUBLISHING.match(path):
        return "my-software"
    return SECTIONS.get(path.split("/")[1])


def language_of(request: Request) -> Language:
    """Return the reader's language: by the address, then the cookie, then the browser's wish."""
    return choose(
        request.query_params.get(LANGUAGE_PARAMETER),
        request.cookies.get(LANGUAGE_COOKIE),
        request.headers.get("accept-language"),
        _default_language(request),
    )


def _default_language(request: Request) -> Language:
    app = request.scope.get("app")  # a mishap outside the app has none
    return getattr(app.state, "default_language", DEFAULT) if app else DEFAULT


def _link(request: Request, language: Language, current: Language) -> LanguageLink:
    kept = [
        pair for pair in request.query_params.multi_items() if pair[0] != LANGUAGE_PARAMETER
    ]
    query = urlencode([*kept, (LANGUAGE_PARAMETER, language.value)])
    return LanguageLink(language, f"?{query}", language is current)
