"""Where each value of a JSON text stands: looked up when something is to be said of it, and not before.

The library reads texts fast and forgets where things stood. It tells, though, where each value ends
that it is asked to read: so the way to one value is walked again, past those before it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from registry.catalogue.publiccode.findings import Place

_BLANK: Final = re.compile(r"[ \t\n\r]*")
_STEP: Final = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_read = json.JSONDecoder().raw_decode
Key = str | int


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a text, by where it begins; and its line, with where that begins, all counted from 0.

    A spot that was reached from another counts lines from there on: a text of a single line of
    megabytes would else be gone through anew for each.
    """

    text: str
    at: int = 0
    line: int = 0
    line_at: int = 0

    @property
    def place(self) -> Place:
        """The line and the column, counted from 1."""
        return Place(self.line + 1, self.at - self.line_at + 1)

    def further(self, at: int) -> "Spot":
        """Return a spot that comes later in the text."""
        break_at = self.text.rfind("\n", self.at, at)
        if break_at < 0:
            return Spot(self.text, at, self.line, self.line_at)
        return Spot(self.text, at, self.line + self.text.count("\n", self.at, at), break_at + 1)

    def items(self) -> "Iterator[Spot]":
        """Yield the spots of a list's items, one by one, as they are asked for."""
        spot = self
        for _, at in _members(self.text, self.at):
            spot = spot.further(at)
            yield spot

    def within(self, key: str) -> "Spot":
        """Return the value at a dotted key with indices, or the nearest above it that is there."""
        at = self.at
        for index, name in _STEP.findall(key):
            found = dict(_members(self.text, at)).get(int(index) if index else name)
            if found is None:
                break
            at = found  # of a key that stands twice the last counts, as it does for the reader
        return self.further(at)


def beginning(text: str) -> Spot:
    """Return where the one value of a text begins; the text must have been read as JSON before."""
    return Spot(text).further(_past_blank(text, 0))


def _past_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match is not None else at


def _members(text: str, at: int) -> Iterator[tuple[Key, int]]:
    """Yield what stands within a set of keys or a list, by key or number, and where each value begins."""
    opening = text[at : at + 1]
    if opening not in {"{", "["}:
        return
    closing, number = "}" if opening == "{" else "]", 0
    at = _past_blank(text, at + 1)
    while text[at] != closing:
        key: Key = number
        if opening == "{":
            key, at = _read(text, at)
            at = _past_blank(text, _past_blank(text, at) + 1)  # the colon stands between
        yield key, at
        _, at = _read(text, at)
        at = _past_blank(text, at)
        if text[at] == ",":
            at = _past_blank(text, at + 1)
        number += 1
