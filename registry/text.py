"""Text that people hand in: what is taken, and what is refused in words.

Emoji and every script are welcome. Control characters, NUL, overrides of the reading direction and
broken characters are not: they hide what a text says.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated

from annotated_types import GroupedMetadata
from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from registry.language.marks import N_

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LINE_BREAK = re.compile(r"[\n\r\u2028\u2029\t]")
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_NOT_CHARACTERS = "".join(
    chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF)
)
_BROKEN = re.compile(rf"[\ud800-\udfff\ufdd0-\ufdef{_NOT_CHARACTERS}]")


def clean(value: object) -> object:
    """Trim a text and bring it to one normal form; refuse what hides its meaning.

    Raises PydanticCustomError, whose message is a message id.
    """
    if not isinstance(value, str):
        return value
    for pattern, code, message in _REFUSED:
        if pattern.search(value):
            raise PydanticCustomError(code, message)
    return unicodedata.normalize("NFC", value.replace("\r\n", "\n")).strip()


_REFUSED = (
    (
        _CONTROL,
        "control_character",
        N_("It holds a control character. Remove it, or type the text anew."),
    ),
    (
        _DIRECTION,
        "direction_control",
        N_("It holds a character that turns the reading direction. Remove it."),
    ),
    (_BROKEN, "broken_character", N_("It holds a broken character. Type the text anew.")),
)


def is_unreadable(word: str) -> bool:
    """Tell whether a word of an address holds what no name of ours does, such as NUL."""
    return bool(_CONTROL.search(word) or _BROKEN.search(word))


def _can_be_seen(value: str) -> str:
    """Refuse a text of which nothing shows, such as one zero-width space."""
    if not any(unicodedata.category(sign)[0] in "LNPS" for sign in value):
        raise PydanticCustomError(
            "nothing_shows",
            N_("Nothing of it can be seen. Write at least one letter or figure."),
        )
    return value


def _one_line(value: str) -> str:
    if _LINE_BREAK.search(value):
        raise PydanticCustomError("line_break", N_("It must stand on one line."))
    return value


def _none_if_empty(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


NoneIfEmpty = BeforeValidator(_none_if_empty)


@dataclass(frozen=True)
class Lines(GroupedMetadata):
    """Text that may have several lines, of at most so many characters."""

    most: int

    def __iter__(self) -> Iterator[object]:
        """Return what is asked of it; it is cleaned before its length is measured."""
        yield StringConstraints(min_length=1, max_length=self.most)
        yield BeforeValidator(clean)
        yield AfterValidator(_can_be_seen)


@dataclass(frozen=True)
class OneLine(Lines):
    """Text that stands on one line, of at most so many characters."""

    def __iter__(self) -> Iterator[object]:
        """Return what is asked of it."""
        yield from super().__iter__()
        yield AfterValidator(_one_line)


Line = Annotated[str, OneLine(200)]
ShortLine = Annotated[str, OneLine(60)]
Address = Annotated[str, OneLine(500)]
Sentence = Annotated[str, Lines(1000)]
Prose = Annotated[str, Lines(10_000)]


def folded(text: str) -> str:
    """Return a text in lower case without accents, as it is compared with what somebody types."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()


RESERVED = frozenset({"from-repository", "levels", "mine", "new", "supporters"})
"""Words that stand in addresses where a name could: no code and no slug is one of them."""


def slug_of(text: str, most: int = 100) -> str:
    """Return a text as it can stand in an address: small letters, figures and hyphens, at least one."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:most].strip("-")
    return slug or "x"


def free_slug(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """Return the slug, or one of `-2`, `-3` … that is not taken, by another or by a page.

    It is the first one where those taken run without a gap. They are asked one by one and in few
    steps, however many there are: twice as far until one is free, and then between the two.
    """
    if wanted not in RESERVED and not is_taken(wanted):
        return wanted
    taken, free = 1, 2
    while is_taken(f"{wanted}-{free}"):
        taken, free = free, free * 2
    while free - taken > 1:
        middle = (taken + free) // 2
        taken, free = (middle, free) if is_taken(f"{wanted}-{middle}") else (taken, middle)
    return f"{wanted}-{free}"
