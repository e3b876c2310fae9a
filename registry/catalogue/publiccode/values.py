"""Single values: what each may be, and how the nearest reading of a wrong one is found."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import islice
from urllib.parse import urlsplit

import langcodes
import pycountry
import regex
from langcodes.tag_parser import LanguageTagError

from registry.catalogue.repository import LONGEST_ADDRESS

LONGEST_LANGUAGE = 20
_SPACE_OR_CONTROL = re.compile(r"[\s\x00-\x1f\x7f]")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ].*)?", re.ASCII)
_URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{0,30}:[^\s<>\"]+", re.IGNORECASE | re.ASCII)
_URI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"]+", re.IGNORECASE | re.ASCII)
_EMAIL = re.compile(r"[^\s@<>\"(),:;\[\]\\]+@[^\s@.]+(?:\.[^\s@.]+)+")
_MIME = re.compile(r"[a-z0-9][\w!#$&^.+-]*/[a-z0-9][\w!#$&^.+*-]*", re.IGNORECASE | re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.IGNORECASE | re.ASCII)
_GRAPHEME = regex.compile(r"\X")
_CERTAIN = 0.6


@dataclass(frozen=True, slots=True)
class Read:
    """A value as it was read, and whether it was written in exactly that way."""

    value: str
    is_exact: bool


def is_web_address(text: str) -> bool:
    """Tell whether a text is a whole address of the web."""
    if len(text) > LONGEST_ADDRESS or _SPACE_OR_CONTROL.search(text):
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


def is_email(text: str) -> bool:
    """Tell whether a text has the form of one e-mail address."""
    return len(text) <= 254 and _EMAIL.fullmatch(text) is not None  # noqa: PLR2004  RFC 5321's limit


def is_mime_type(text: str) -> bool:
    """Tell whether a text has the form of a media type."""
    return _MIME.fullmatch(text) is not None


def is_image_path(text: str, endings: tuple[str, ...]) -> bool:
    """Tell whether a text is a relative path, or a web address, with one of the endings."""
    if is_web_address(text):
        return urlsplit(text).path.lower().endswith(endings)
    is_relative = not (":" in text or "\\" in text or text.startswith("/"))
    return is_relative and len(text) <= LONGEST_ADDRESS and text.lower().endswith(endings)


def day_of(text: str) -> date | None:
    """Return the day that a text names, also where a zero is missing or a time follows."""
    found = _DAY.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def language_of(text: str) -> Read | None:
    """Return the BCP-47 tag that a text means; `en_GB` and `IT` are understood, and not exact."""
    dashed = text.replace("_", "-")
    if len(dashed) > LONGEST_LANGUAGE or _LANGUAGE.fullmatch(dashed) is None:
        return None
    try:
        tag = langcodes.standardize_tag(dashed) if langcodes.tag_is_valid(dashed) else None
    except LanguageTagError:
        return None
    return Read(tag, tag == text) if tag else None


def country_of(text: str) -> Read | None:
    """Return the ISO 3166-1 code that a text means."""
    code = text.upper()
    is_known = len(code) == 2 and pycountry.countries.get(alpha_2=code) is not None  # noqa: PLR2004  alpha-2
    return Read(code, code == text) if is_known else None


def nearest(text: str, words: Iterable[str]) -> str | None:
    """Return the word that a mistaken one most likely means."""
    lowered = {word.lower(): word for word in words}
    found = get_close_matches(text[:60].lower(), lowered, n=1, cutoff=_CERTAIN)
    return lowered[found[0]] if found else None


def graphemes(text: str) -> int:
    """Count what a reader sees as characters: an accent or a joined emoji adds none."""
    return sum(1 for _ in _GRAPHEME.finditer(text))


def cut(text: str, most: int) -> str:
    """Return the beginning of a text, at most so many code points, with no character broken."""
    if len(text) <= most:
        return text
    end = 0
    for found in islice(_GRAPHEME.finditer(text), most):
        if found.end() > most:
            break
        end = found.end()
    return text[:end].rstrip() or text[:most]
