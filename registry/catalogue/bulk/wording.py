"""What words of a list mean in the catalogue: addresses, licences, descriptions. Nothing is guessed."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from registry.catalogue.bulk import remarks
from registry.catalogue.bulk.rows import Said, Values
from registry.catalogue.publiccode.addresses import is_web_address, on_repository
from registry.catalogue.publiccode.licences import is_retired, licence_of
from registry.catalogue.publiccode.values import graphemes
from registry.catalogue.repository import normalise_repository

SHORT = 150  # graphemes, as publiccode.yml has it
_NOTHING = frozenset(
    {"", "-", "--", "?", "n/a", "na", "none", "null", "nil", "nan", "undefined", "tbd", "todo"}
)
_SENTENCE = re.compile(r"(?P<first>[^\n]{20,}?[.!?])(?=\s)")
_LISTS = {  # hosts whose addresses of licences end with SPDX's identifier
    "api.github.com": re.compile(r"/licenses/(?P<id>[^/]+)/?"),
    "spdx.org": re.compile(r"/licenses/(?P<id>[^/]+?)(?:\.html|\.json)?/?"),
    "opensource.org": re.compile(r"/licenses?/(?P<id>[^/]+?)/?"),
    "choosealicense.com": re.compile(r"/licenses/(?P<id>[^/]+?)/?"),
}
_PAGES = {  # the pages that are one licence's own
    "creativecommons.org/publicdomain/zero/1.0": "CC0-1.0",
    "apache.org/licenses/license-2.0": "Apache-2.0",
    "unlicense.org": "Unlicense",
    "mozilla.org/mpl/2.0": "MPL-2.0",
}


def word_of(value: object) -> str:
    """Return a text without the words that stand for nothing, such as `null`; what is no text is none."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    text = text.strip("\u200b\ufeff ")
    return "" if text.casefold() in _NOTHING else text


def mended(text: str, key: str, said: Said) -> str:
    """Return a text as it was before UTF-8 was read as Windows-1252, where that can be told for sure."""
    if "\ufffd" in text:
        said.add(remarks.LOST_SIGNS, key)
        return text
    if text.isascii():
        return text
    try:
        before = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
    said.add(remarks.MENDED_TEXT, key)
    return before


def repository_in(text: str, key: str, said: Said) -> str | None:
    """Return the address of a repository as it is entered; None where the text is none."""
    if not text:
        return None
    normal = normalise_repository(text)
    if normal is not None and not is_web_address(text):
        said.add(remarks.MENDED_ADDRESS, key, text=text, address=normal)
        text = normal
    if (
        normal is None
        or on_repository(text) is not None
        or not urlsplit(normal).path.strip("/")
    ):
        said.add(remarks.NOT_A_REPOSITORY, key, text=text)
        return None
    return text


def page_in(text: str, key: str, said: Said) -> str | None:
    """Return the address of a page; None where the text is none."""
    if not text:
        return None
    if is_web_address(text):
        return text
    said.add(remarks.NOT_WEB, key, text=text)
    return None


def licence_in(text: str, url: str, key: str, said: Said) -> Values:
    """Return a licence by its identifier, or by its own page; else what was found, as it stands."""
    by_text, by_page = (licence_of(text) if text else None), _by_page(url)
    is_one = by_text is None or by_page is None or by_text == by_page
    licence = (by_text or by_page) if is_one else None
    if licence is not None:
        return {"licence": licence, "licence_as_found": None}
    found = text or url
    if not found:
        return {}
    said.add(remarks.FREE_LICENCE, key, text=found)
    return {"licence": None, "licence_as_found": found[:500]}


def _by_page(url: str) -> str | None:
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    listed = _LISTS.get(host)
    match = listed.fullmatch(parts.path) if listed else None
    if match is not None and not is_retired(
        match["id"]
    ):  # those hosts do not tell `-only` apart
        return licence_of(match["id"])
    path = re.sub(r"\.(?:html?|txt)$", "", parts.path.rstrip("/")).casefold()
    return _PAGES.get(f"{host}{path}")


def description_of(text: str) -> Values:
    """Return a description as a short text, or as a long one with its first sentence, where that is short."""
    if not text:
        return {}
    if graphemes(text) <= SHORT:
        return {"short_description": text}
    first = _SENTENCE.match(text)
    short = first["first"] if first and graphemes(first["first"]) <= SHORT else None
    return {"short_description": short, "long_description": text}


def one_of(words: Iterable[str], text: str, key: str, said: Said) -> str | None:
    """Return the word of a list that a text is, without regard to case; None where it is none."""
    if not text:
        return None
    known = {word.casefold(): word for word in words}
    word = known.get(text.casefold())
    if word is None:
        said.add(remarks.UNKNOWN_VALUE, key, text=text, words=", ".join(known.values()))
    return word


def list_in(value: object) -> list[str]:
    """Return the words of a list, or of a text that holds one."""
    if isinstance(value, str):
        value = re.split(r"[;|\n]" if re.search(r"[;|\n]", value) else r",", value)
    items: list[Any] = value if isinstance(value, list) else []  # Any: JSON values
    return list(dict.fromkeys(word for word in map(word_of, items) if word))
