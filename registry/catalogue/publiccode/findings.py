"""What is wrong with a file: each finding with its key, line and column."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from registry.language.marks import N_

MOST_FINDINGS = 300
LONGEST_SHOWN = 150  # the nine types of software, one after another, fit


class Severity(StrEnum):
    """How grave a finding is.

    An error: the standard's reference parser refuses the file. A warning: what stands there is on its
    way out, or will be read otherwise than it looks. Advice: the parser says nothing, and the
    standard's text, or good use, wants it otherwise.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Word(str):
    """A parameter of a finding that is a message id of its own, to be said in the reader's language."""

    __slots__ = ()


class Place(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


START = Place(1, 1)


@dataclass(frozen=True, slots=True)
class Remark:
    """A kind of finding: its lasting name, how grave it is, its sentence and its advice."""

    code: str
    severity: Severity
    message_id: str
    hint_id: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a file. `key` is dotted, with indices: `dependsOn.open[0].name`."""

    severity: Severity
    key: str
    line: int
    column: int
    code: str
    message_id: str
    hint_id: str
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.say(str)

    @property
    def hint(self) -> str:
        """What to do about it, in English."""
        return self.say_hint(str)

    def say(self, translate: Callable[[str], str]) -> str:
        """Say what is wrong, with each sentence and word passed through a translation."""
        return self._said(self.message_id, translate)

    def say_hint(self, translate: Callable[[str], str]) -> str:
        """Say what to do about it, translated likewise."""
        return self._said(self.hint_id, translate)

    def _said(self, message_id: str, translate: Callable[[str], str]) -> str:
        sentence = translate(message_id)
        if not self.params:
            return sentence
        params = {k: translate(v) if isinstance(v, Word) else v for k, v in self.params.items()}
        return sentence % params


TOO_MANY = Remark(
    "too-many-findings",
    Severity.WARNING,
    N_("There is more to say of this file than can be listed."),
    N_("Correct what is listed and read the file again."),
)


class Findings:
    """The findings of one file, as they are made; a bounded number of each severity is kept.

    Each has its own bound, so that a flood of advice never hides an error.
    """

    def __init__(self) -> None:
        self._made: list[Finding] = []
        self._room = dict.fromkeys(Severity, MOST_FINDINGS)
        self._is_cut = False
        self.is_full = (
            False  # then no error is kept any more, and what is near need not be looked for
        )

    def add(self, remark: Remark, key: str, place: Place, /, **params: object) -> None:
        """Note that something is wrong with a key at a place."""
        if self._room[remark.severity] == 0:
            self.is_full |= remark.severity is Severity.ERROR
            if self._is_cut:
                return
            self._is_cut = True
            remark, key, place, params = TOO_MANY, "", START, {}
        else:
            self._room[remark.severity] -= 1
        sayable = {name: shown(value) for name, value in params.items()}
        self._made.append(
            Finding(
                remark.severity,
                shortened(key),
                place.line,
                place.column,
                remark.code,
                remark.message_id,
                remark.hint_id,
                sayable,
            )
        )

    def in_order(self) -> tuple[Finding, ...]:
        """Return the findings in the order of the file."""
        return in_order(self._made)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of the file."""
    return tuple(sorted(findings, key=lambda found: (found.line, found.column)))


def shown(value: object) -> object:
    """Return a parameter as a sentence can hold it; only texts need anything done."""
    return shortened(value) if isinstance(value, str) and not isinstance(value, Word) else value


def shortened(text: str) -> str:
    """Cut a text down, and leave out what does not print."""
    printable = "".join(sign for sign in text[:LONGEST_SHOWN] if sign.isprintable())
    return printable if len(text) <= LONGEST_SHOWN else f"{printable[:-1]}…"
