"""A line of a file as a terminal can show it, with a mark under the place that is meant."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # where YAML ends a line
_WIDEST = 100
_BEFORE = 60  # how much of a long line is shown before the place


@dataclass(frozen=True, slots=True)
class Quotation:
    """A line with its number before it, and the line with the mark under it."""

    margin: str
    line: str
    caret: str


def quoted(text: str | None, line: int, column: int) -> Quotation | None:
    """Return a line of a text, cut where it is long; None where there is none, or nothing on it."""
    lines = _lines(text or "")
    if not 1 <= line <= len(lines):
        return None
    whole = lines[line - 1]
    if not whole.strip():
        return None
    start = max(0, column - 1 - _BEFORE) if len(whole) > _WIDEST else 0
    before = _printable(whole[start : column - 1])
    after = _printable(whole[column - 1 : start + _WIDEST])
    left, right = "…" if start else "", "…" if len(whole) > start + _WIDEST else ""
    margin = f"{line:>5} | "
    blank = " " * (len(margin) - 2) + "| " + " " * cell_len(left + before)
    return Quotation(margin, f"{left}{before}{after}{right}", f"{blank}^")


@lru_cache(maxsize=4)  # one file's findings follow each other
def _lines(text: str) -> list[str]:
    return _BREAK.split(text)


def _printable(text: str) -> str:
    """Show a tab as a blank, and what shows nothing, or turns the text round, as a dot."""
    return "".join(
        sign if sign.isprintable() else " " if sign == "\t" else "·" for sign in text
    )
