"""The judgement on a file, line by line: each finding with the line that it is about."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from registry.catalogue.publiccode.advice import FILE_NOT_CHECKED
from registry.catalogue.publiccode.findings import Finding, Severity
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language

MOST_SHOWN = 100
SEVERITIES = {
    Severity.ERROR: N_("Error"),
    Severity.WARNING: N_("Warning"),
    Severity.ADVICE: N_("Advice"),
}
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # where YAML ends a line
_WIDEST = 160
_BEFORE = 60  # how much of a long line is shown before the place


@dataclass(frozen=True)
class Quoted:
    """A line of a file: what stands before the place that is meant, and what from there on."""

    before: str
    meant: str


@dataclass(frozen=True)
class FindingShown:
    """One thing to be said of a file, in the reader's language."""

    severity: Severity
    name: str
    key: str
    line: int
    column: int
    message: str
    hint: str
    quoted: Quoted | None


@dataclass(frozen=True)
class Judgement:
    """Everything to be said of a file, in its order, and how much of each gravity."""

    findings: list[FindingShown]
    more: int
    errors: int
    warnings: int
    advice: int

    @property
    def is_valid(self) -> bool:
        """Whether the reference parser takes the file."""
        return self.errors == 0


def told_on_pages(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Leave out what only a command in the repository's own folder can look into: no page can, so none asks."""
    return tuple(each for each in findings if each.code != FILE_NOT_CHECKED.code)


def judgement_on(
    text: str | None, findings: Iterable[Finding], language: Language
) -> Judgement:
    """Return the judgement on a file in a reader's language, its lines quoted where there are any."""
    findings = told_on_pages(findings)
    lines = _BREAK.split(text) if text else []
    counts = Counter(finding.severity for finding in findings)
    return Judgement(
        [_shown(each, lines, language) for each in findings[:MOST_SHOWN]],
        max(len(findings) - MOST_SHOWN, 0),
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        counts[Severity.ADVICE],
    )


def _shown(finding: Finding, lines: list[str], language: Language) -> FindingShown:
    def tell(sentence: str) -> str:
        return translate(language, sentence)

    return FindingShown(
        finding.severity,
        SEVERITIES[finding.severity],
        finding.key,
        finding.line,
        finding.column,
        finding.say(tell),
        finding.say_hint(tell),
        _quoted(lines, finding.line, finding.column),
    )


def _quoted(lines: list[str], line: int, column: int) -> Quoted | None:
    whole = lines[line - 1] if 1 <= line <= len(lines) else ""
    if not whole.strip():
        return None
    start = max(0, column - 1 - _BEFORE) if len(whole) > _WIDEST else 0
    before, meant = whole[start : column - 1], whole[column - 1 : start + _WIDEST]
    more = "…" if len(whole) > start + _WIDEST else ""
    return Quoted(("…" if start else "") + _printable(before), _printable(meant) + more)


def _printable(text: str) -> str:
    """Show a tab as a blank, and what shows nothing, or turns the text round, as a dot."""
    return "".join(
        sign if sign.isprintable() else " " if sign == "\t" else "·" for sign in text
    )
