"""Single values as text: as far as they can be used, with what is wrong with each noted."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from registry.catalogue.publiccode import advice, remarks
from registry.catalogue.publiccode.characters import without_hidden
from registry.catalogue.publiccode.findings import Findings, Place, Remark
from registry.catalogue.publiccode.nodes import Kind, Node, Scalar
from registry.catalogue.publiccode.values import cut, graphemes, nearest

LINE = 200  # what the catalogue keeps of a name or another line
SHORT = 60  # of a version's name
SENTENCE = 1_000
PROSE = 10_000
MOST_NAMED = 9  # words that one sentence can hold
_MISREAD = frozenset({Kind.NUMBER, Kind.FLAG})
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long the standard lets a text be, in characters as a reader sees them."""

    most: int
    least: int = 0


def text_of(
    node: Node, key: str, findings: Findings, kept: int = LINE, limits: Limits | None = None
) -> str | None:
    """Return a value as trimmed text in one normal form; None where it is not a single value.

    A text that is too long for the standard is noted and kept, as far as the catalogue keeps it.
    """
    if not isinstance(node, Scalar):
        findings.add(
            remarks.WRONG_TYPE, key, node.place, found=node.kind.word, wanted=Kind.TEXT.word
        )
        return None
    if node.kind in _MISREAD:
        findings.add(advice.QUOTES_MISSING, key, node.place, found=node.kind.word)
    text = node.text
    if not (text.isascii() and text.isprintable()):
        text = without_hidden(text, findings, key, node.place)
        text = unicodedata.normalize("NFC", text)
    is_noted = limits is not None and _is_outside(node.text, limits, key, node.place, findings)
    text = text.strip() if kept >= PROSE else " ".join(text.split())
    if len(text) <= kept:
        return text
    if not is_noted:
        findings.add(advice.CUT, key, node.place, most=kept)
    return cut(text, kept)


def _is_outside(
    written: str, limits: Limits, key: str, place: Place, findings: Findings
) -> bool:
    """Note a text that is too short or too long, counted as it is written, line breaks and all."""
    if not written.strip():
        return False  # what says nothing is noted as such
    count = graphemes(written)
    if count < limits.least:
        findings.add(remarks.TOO_SHORT, key, place, count=count, least=limits.least)
    if count > limits.most:
        findings.add(remarks.TOO_LONG, key, place, count=count, most=limits.most)
    return not limits.least <= count <= limits.most


def exact_text_of(node: Node, key: str, findings: Findings) -> str | None:
    """Return a value that must be one thing exactly, such as a day or an address; None if it is none."""
    text = text_of(node, key, findings, SENTENCE)
    if text is None or not isinstance(node, Scalar):
        return None
    if not text:
        findings.add(remarks.NOTHING_SAID, key, node.place)
        return None
    if node.text != node.text.strip():
        findings.add(remarks.BLANKS_AROUND, key, node.place)
    return text


def judged(
    node: Node, key: str, judge: Callable[[str], Remark | None], findings: Findings
) -> str | None:
    """Return a value's text where nothing is to be said of it; else say it."""
    text = exact_text_of(node, key, findings)
    remark = judge(text) if text else None
    if remark is None:
        return text
    findings.add(remark, key, node.place, found=text)
    return None


def word_of(node: Node, key: str, words: type[_Word], findings: Findings) -> _Word | None:
    """Return a value as one of a list of words."""
    text = exact_text_of(node, key, findings)
    if not text:
        return None
    try:
        return words(text)
    except ValueError:
        pass
    near = None if findings.is_full else nearest(text, words)
    if near is not None:
        findings.add(remarks.NOT_IN_LIST_NEAR, key, node.place, found=text, nearest=near)
    elif len(words) > MOST_NAMED:
        findings.add(remarks.NOT_IN_LONG_LIST, key, node.place, found=text, count=len(words))
    else:
        findings.add(remarks.NOT_IN_LIST, key, node.place, found=text, words=", ".join(words))
    return None
