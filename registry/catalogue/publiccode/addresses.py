"""Addresses: of the web, of repositories, of bodies; and what is to be said of one that is not right.

No address is ever asked: whether something answers there is another question.
"""

import re
from urllib.parse import urlsplit

from registry.catalogue.publiccode import advice, remarks
from registry.catalogue.publiccode.findings import Remark
from registry.catalogue.repository import LONGEST_ADDRESS

_SPACE_OR_CONTROL = re.compile(r"[\s\x00-\x1f\x7f]")
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_URN = re.compile(  # RFC 2141, which the reference parser holds names to
    r"urn:(?!urn:)[a-z0-9][a-z0-9-]{0,31}:(?:[a-z0-9()+,.:=@;$_!*'-]|%[0-9a-f]{2})+",
    re.IGNORECASE | re.ASCII,
)
_URI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"]+", re.IGNORECASE | re.ASCII)
_TWO_STEPS = re.compile(r"/[^/]+/[^/]+/?")
_REPOSITORIES = {  # how the path of a repository looks, of the hosts where that can be told
    "github.com": _TWO_STEPS,
    "bitbucket.org": _TWO_STEPS,
    "codeberg.org": _TWO_STEPS,
    "gitlab.com": re.compile(r"(?:/(?!-/|-$|blob/|raw/|tree/)[^/]+){2,}/?"),
}
_ITALIAN_BODY = "urn:x-italian-pa:"
_IPA_CODE = re.compile(r"[a-z0-9_]{1,40}", re.IGNORECASE | re.ASCII)


def is_web_address(text: str) -> bool:
    """Tell whether a text is a whole address of the web, as the catalogue keeps them."""
    return len(text) <= LONGEST_ADDRESS and _is_of_the_web(text)


def _is_of_the_web(text: str) -> bool:
    if _SPACE_OR_CONTROL.search(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def is_uri(text: str) -> bool:
    """Tell whether a text is a web address or a URN, as who publishes is named by."""
    return len(text) <= LONGEST_ADDRESS and (
        is_web_address(text) or _URN.fullmatch(text) is not None
    )


def is_any_uri(text: str) -> bool:
    """Tell whether a text is a URI of whatever scheme."""
    return len(text) <= LONGEST_ADDRESS and _URI.fullmatch(text) is not None


def is_ipa_code(text: str) -> bool:
    """Tell whether a text has the form of a code of Italy's register of public bodies.

    Whether the register knows it cannot be told: the register is not at hand.
    """
    return _IPA_CODE.fullmatch(text) is not None


def on_web_address(text: str) -> Remark | None:
    """Return what is to be said of a text where a web address is wanted; None where it is one."""
    if is_web_address(text) and not _BROKEN_ESCAPE.search(text):
        return None
    mended = text.replace(" ", "%20")
    if _BROKEN_ESCAPE.search(mended) or not _is_of_the_web(mended):
        return remarks.NOT_AN_ADDRESS
    return advice.ADDRESS_TOO_LONG if len(mended) > LONGEST_ADDRESS else advice.BLANK_IN_ADDRESS


def on_repository(text: str) -> Remark | None:
    """Return what is to be said of an address of the web where a repository's is wanted.

    The great hosts' own addresses tell a repository from a page within it, or from an account's.
    """
    parts = urlsplit(text)
    pattern = _REPOSITORIES.get((parts.hostname or "").removeprefix("www."))
    is_one = pattern is None or pattern.fullmatch(parts.path) is not None
    return None if is_one else remarks.NOT_THE_REPOSITORY


def on_any_address(text: str) -> Remark | None:
    """Return what is to be said of a text where an address of whatever scheme is wanted."""
    said = on_web_address(text)
    if said is remarks.NOT_AN_ADDRESS and _has_scheme_and_more(text):
        return advice.NOT_OF_THE_WEB
    return said


def _has_scheme_and_more(text: str) -> bool:
    if _URI.fullmatch(text) is None:
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme not in {"http", "https"} and bool(parts.netloc or parts.path.strip("/"))


def on_body(text: str) -> Remark | None:
    """Return what is to be said of a text where the URI of a body is wanted."""
    if text.lower().startswith(_ITALIAN_BODY):
        code = text[len(_ITALIAN_BODY) :]
        return None if is_ipa_code(code) else remarks.NOT_AN_IPA_CODE
    if is_uri(text):
        return None
    said = on_web_address(text)
    if said is not remarks.NOT_AN_ADDRESS:
        return said
    return advice.NOT_OF_THE_WEB if _has_host(text) else remarks.NOT_A_URI


def _has_host(text: str) -> bool:
    if _URI.fullmatch(text) is None:
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme not in {"http", "https", "urn"} and bool(parts.netloc)
