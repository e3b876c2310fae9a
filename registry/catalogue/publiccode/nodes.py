"""The values of a file as a tree, each with its place."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from registry.catalogue.publiccode.findings import Place, Word
from registry.language.marks import N_

VALUE_WEIGHT = 16  # what a value costs beside its characters


class Kind(StrEnum):
    """What a value is, in words for the reader."""

    TEXT = N_("text")
    NUMBER = N_("a number")
    DAY = N_("a day")
    FLAG = N_("true or false")
    NOTHING = N_("nothing")
    LIST = N_("a list")
    KEYS = N_("a set of keys")

    @property
    def word(self) -> Word:
        """The kind as a parameter of a finding."""
        return Word(self.value)


_WORDS = {
    **dict.fromkeys(["", "~", "null", "Null", "NULL"], Kind.NOTHING),
    **dict.fromkeys(["true", "True", "TRUE", "false", "False", "FALSE"], Kind.FLAG),
}
_NUMERIC = frozenset("0123456789+-.")  # how a number or a day begins
_PLAIN = (
    (Kind.DAY, re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?", re.ASCII)),
    (
        Kind.NUMBER,
        re.compile(
            r"[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|0x[0-9a-fA-F]+|0o[0-7]+",
            re.ASCII,
        ),
    ),
)


@dataclass(slots=True)  # not frozen: of these there are many, and that would take twice as long
class Scalar:
    """A single value, as it was written."""

    text: str
    kind: Kind
    place: Place
    weight: int


@dataclass(slots=True)
class Listing:
    """A list of values."""

    place: Place
    items: list["Node"] = field(default_factory=list)
    weight: int = VALUE_WEIGHT
    kind: Kind = Kind.LIST


@dataclass(slots=True)
class Mapping:
    """A set of keys with values; each key keeps the place where it stands."""

    place: Place
    entries: dict[str, tuple[Place, "Node"]] = field(default_factory=dict)
    weight: int = VALUE_WEIGHT
    kind: Kind = Kind.KEYS


Node: TypeAlias = Scalar | Listing | Mapping


def scalar(text: str, place: Place, *, is_plain: bool) -> Scalar:
    """Return a single value; one without quotes has the kind that YAML 1.2 reads in it."""
    kind = _kind(text) if is_plain else Kind.TEXT
    return Scalar(text, kind, place, len(text) + VALUE_WEIGHT)


def _kind(text: str) -> Kind:
    word = _WORDS.get(text)
    if word is not None:
        return word
    if text[0] not in _NUMERIC:
        return Kind.TEXT
    return next((kind for kind, pattern in _PLAIN if pattern.fullmatch(text)), Kind.TEXT)
