"""Characters that hide what a text says, and are left out when a file is read."""

import re

from registry.catalogue.publiccode.findings import Findings, Place, Remark
from registry.catalogue.publiccode.remarks import CONTROL_CHARACTERS, DIRECTION_CHARACTERS

_HIDDEN: tuple[tuple[Remark, re.Pattern[str]], ...] = (
    (
        CONTROL_CHARACTERS,  # those of C0 and C1, a stray byte order mark, and what is no character
        re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]"),
    ),
    (DIRECTION_CHARACTERS, re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")),
)


def without_hidden(
    text: str, findings: Findings, key: str = "", at: Place | None = None
) -> str:
    """Return a text without its hidden characters, and note the first place of each sort."""
    for remark, pattern in _HIDDEN:
        first = pattern.search(text)
        if first is not None:
            place = at or place_of(text, first.start())
            text, count = pattern.subn("", text)
            findings.add(remark, key, place, count=count)
    return text


def place_of(text: str, index: int) -> Place:
    """Return the line and column of a character."""
    line_start = text.rfind("\n", 0, index) + 1
    return Place(text.count("\n", 0, index) + 1, index - line_start + 1)
