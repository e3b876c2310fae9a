"""Checking publiccode.yml files, wherever they are: no database is needed, and no network is used."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.quoting import quoted
from cli.terminal import COULD_NOT_START, FAILED, err, name_of, out, print_json, why_no_file
from registry.catalogue.publiccode.decoding import MAX_BYTES
from registry.catalogue.publiccode.findings import Finding, Severity
from registry.catalogue.publiccode.kept import place_of
from registry.catalogue.publiccode.validation import Validation, validate
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.settings import SettingsError, read_settings

COULD_NOT_READ = COULD_NOT_START
STANDARD_INPUT = "-"
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.ADVICE: "cyan"}
_NAMES = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.ADVICE: N_("advice"),
}


class _Unread(Exception):  # noqa: N818  it never leaves this file
    """A file could not be read; the sentence says why."""


@dataclass(frozen=True)
class _Reader:
    """Who reads what is said: in which language, and whether warnings count."""

    language: Language
    is_strict: bool

    def say(self, message_id: str, **params: object) -> str:
        return translate(self.language, message_id, **params)


def validate_files(
    files: Annotated[
        list[str], typer.Argument(help="publiccode.yml files; - is standard input.")
    ],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a line, one for each file.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Count warnings as errors; advice never is.")
    ] = False,
    base: Annotated[
        Path | None,
        typer.Option(
            help="Folder in which the files that a publiccode.yml refers to are looked for;"
            " by default its own. Standard input has none."
        ),
    ] = None,
) -> None:
    """Check publiccode.yml files; end with 0 where all are valid, 1 where one is not, 2 where one cannot be read."""
    reader = _Reader(_language(), strict)
    codes = []
    for name in files:
        try:
            validation = _validated(name, base, reader)
        except _Unread as why:
            _tell_unread(name, str(why), as_json=as_json)
            codes.append(COULD_NOT_READ)
            continue
        if as_json:
            print_json(_as_json(name, validation, reader))
        else:
            _tell(name, validation, reader)
        codes.append(0 if validation.is_valid(strictly=strict) else FAILED)
    raise typer.Exit(max(codes))


def _language() -> Language:
    try:
        return Language(read_settings().default_language)
    except SettingsError as wrong:
        err.print(str(wrong), markup=False)
        raise typer.Exit(COULD_NOT_READ) from wrong


def _validated(name: str, base: Path | None, reader: _Reader) -> Validation:
    if base is not None and not base.is_dir():
        raise _Unread(reader.say(N_("%(name)s is not a folder."), name=name_of(base)))
    if name == STANDARD_INPUT:
        return validate(sys.stdin.buffer.read(MAX_BYTES + 1), base)
    path = Path(name)
    try:
        why = why_no_file(path)
        if why is not None:
            raise _Unread(reader.say(why))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as fault:  # a name with a NUL in it is a ValueError
        reason = (
            os.strerror(fault.errno) if isinstance(fault, OSError) and fault.errno else fault
        )
        why = N_("The file cannot be read: %(why)s")
        raise _Unread(reader.say(why, why=reason)) from fault
    return validate(data, base or path.parent)


def _tell_unread(name: str, why: str, *, as_json: bool) -> None:
    finding = {"severity": "error", "key": "", "line": 1, "column": 1, "code": "not-read"}
    if as_json:
        said = [{**finding, "message": why, "hint": ""}]
        print_json({"file": _shown(name), "valid": False, "version": None, "findings": said})
    else:
        err.print(f"{_shown(name)}: {why}", markup=False)


def _shown(name: str) -> str:
    return name_of(Path(name))


def _as_json(
    name: str, validation: Validation, reader: _Reader
) -> dict[str, Any]:  # Any: JSON values
    return {
        "file": _shown(name),
        "valid": validation.is_valid(strictly=reader.is_strict),
        "version": validation.version,
        "findings": [
            {
                **place_of(finding),
                "message": finding.say(reader.say),
                "hint": finding.say_hint(reader.say),
            }
            for finding in validation.findings
        ],
    }


def _tell(name: str, validation: Validation, reader: _Reader) -> None:
    for finding in validation.findings:
        _tell_finding(name, finding, validation, reader)
    is_valid = validation.is_valid(strictly=reader.is_strict)
    words = (
        N_("%(file)s is valid (errors: %(errors)s, warnings: %(warnings)s, advice: %(advice)s)")
        if is_valid
        else N_(
            "%(file)s is not valid (errors: %(errors)s, warnings: %(warnings)s, advice: %(advice)s)"
        )
    )
    counts = validation.counts
    summary = reader.say(
        words,
        file=_shown(name),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        advice=counts[Severity.ADVICE],
    )
    out.print(summary, style="bold green" if is_valid else "bold red", markup=False)


def _tell_finding(name: str, finding: Finding, validation: Validation, reader: _Reader) -> None:
    style = _STYLES[finding.severity]
    out.print(
        f"{_shown(name)}:{finding.line}:{finding.column}: ", style="bold", markup=False, end=""
    )
    out.print(f"{reader.say(_NAMES[finding.severity])}: ", style=style, markup=False, end="")
    key = f"{finding.key}: " if finding.key else ""
    out.print(f"{key}{finding.say(reader.say)} [{finding.code}]", style="bold", markup=False)
    quotation = quoted(validation.text, finding.line, finding.column)
    if quotation is not None:
        out.print(f"{quotation.margin}{quotation.line}", markup=False)
        out.print(f"{quotation.caret}", style=style, markup=False)
    out.print(f"      {finding.say_hint(reader.say)}", style="dim", markup=False)
