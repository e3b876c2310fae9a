"""Single values: what each may be, and how the nearest reading of a wrong one is found."""

import mimetypes
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import islice
from urllib.parse import urlsplit

import langcodes
import pycountry
import regex
from email_validator import EmailNotValidError, validate_email
from langcodes.tag_parser import LanguageTagError

from registry.catalogue.publiccode.addresses import is_web_address
from registry.catalogue.repository import LONGEST_ADDRESS

LONGEST_LANGUAGE = 20
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ].*)?", re.ASCII)
_MIME = re.compile(
    r"[a-z0-9][a-z0-9!#$&^_-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}", re.IGNORECASE | re.ASCII
)
_LANGUAGE = re.compile(r"(?:[a-z]{2,3}|i)(?:-[a-z0-9]{1,8})*", re.IGNORECASE | re.ASCII)
_PRIVATE = re.compile(r"x(?:-[a-z0-9]{1,8})+", re.IGNORECASE | re.ASCII)
_KOSOVO = "XK"  # no code of ISO 3166-1, and in use for one
_GRAPHEME = regex.compile(r"\X")
_CERTAIN = 0.6
_LONG_TEXT = 20_000
_LONG = 3  # letters of ISO 639-2


@dataclass(frozen=True, slots=True)
class Read:
    """A value as it was read, and whether it was written in exactly that way."""

    value: str
    is_exact: bool


def is_email(text: str) -> bool:
    """Tell whether a text has the form of one e-mail address; nobody is asked whether it exists."""
    try:
        read = validate_email(
            text,
            check_deliverability=False,
            allow_quoted_local=True,
            globally_deliverable=False,
        )
    except EmailNotValidError:
        return False
    return "." in read.ascii_domain


def is_mime_type(text: str) -> bool:
    """Tell whether a text has the form of a media type (RFC 6838)."""
    return _MIME.fullmatch(text) is not None


def is_known_mime_type(text: str) -> bool:
    """Tell whether a media type is among those that Python's own table, or a private tree, holds."""
    kind = text.lower()
    return kind in _mime_types() or "/vnd." in kind or "/x-" in kind


def nearest_mime_type(text: str) -> str | None:
    """Return the known media type that a mistaken one most likely means."""
    return nearest(text, _mime_types())


@cache
def _mime_types() -> tuple[str, ...]:
    return tuple(sorted(set(mimetypes.types_map.values())))


def is_path(text: str) -> bool:
    """Tell whether a text is a path within a repository: not an address, and not from a disk's root."""
    return not (":" in text or "\\" in text or text.startswith("/"))


def has_ending(text: str, endings: tuple[str, ...]) -> bool:
    """Tell whether a path, or the path of a web address, has one of the endings."""
    path = urlsplit(text).path if is_web_address(text) else text
    return path.lower().endswith(endings)


def is_image_path(text: str, endings: tuple[str, ...]) -> bool:
    """Tell whether a text is a relative path, or a web address, with one of the endings."""
    is_kept = len(text) <= LONGEST_ADDRESS
    return is_kept and (is_web_address(text) or is_path(text)) and has_ending(text, endings)


def day_of(text: str) -> date | None:
    """Return the day that a text names, also where a zero is missing or a time follows."""
    found = _DAY.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


@lru_cache(maxsize=512)
def language_of(text: str) -> Read | None:
    """Return the BCP-47 tag that a text means; `en_GB`, `ita` and `IT` are understood, and not exact."""
    dashed = text.replace("_", "-")
    if len(dashed) > LONGEST_LANGUAGE or _LANGUAGE.fullmatch(dashed) is None:
        return None
    try:
        tag = langcodes.standardize_tag(dashed) if langcodes.tag_is_valid(dashed) else None
    except LanguageTagError:
        return None
    return Read(tag, tag == text) if tag else None


def is_private_language(text: str) -> bool:
    """Tell whether a text is a tag of somebody's own (`x-…`), which BCP 47 allows and nobody else can read."""
    return _PRIVATE.fullmatch(text) is not None


def is_long_language(text: str, read: str) -> bool:
    """Tell whether a language was named by three letters where it has two, which BCP 47 forbids."""
    given, short = text.partition("-")[0], read.partition("-")[0]
    return len(given) == _LONG and len(short) < _LONG


def country_of(text: str) -> Read | None:
    """Return the ISO 3166-1 code that a text means."""
    code = text.upper()
    return Read(code, code == text) if code in _countries() else None


@cache
def _countries() -> frozenset[str]:
    return frozenset(country.alpha_2 for country in pycountry.countries) | {_KOSOVO}


def nearest(text: str, words: Iterable[str]) -> str | None:
    """Return the word that a mistaken one most likely means."""
    lowered = {word.lower(): word for word in words}
    found = get_close_matches(text[:60].lower(), lowered, n=1, cutoff=_CERTAIN)
    return lowered[found[0]] if found else None


def graphemes(text: str) -> int:
    """Count what a reader sees as characters: an accent or a joined emoji adds none."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    if len(text) > _LONG_TEXT:  # one by one, so that no list of them is made
        return sum(1 for _ in _GRAPHEME.finditer(text))
    return len(_GRAPHEME.findall(text))


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
