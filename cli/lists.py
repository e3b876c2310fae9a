"""Taking lists into the catalogue: code.json, CSV and XLSX."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.progress import Progress

from cli.terminal import name_of, out, say
from registry.catalogue.bulk.code_json import LANGUAGE, read_code_json
from registry.catalogue.bulk.reading import is_json, is_other_than_text, sheet_of
from registry.catalogue.bulk.remarks import LIST_TOO_LARGE
from registry.catalogue.bulk.rows import Bulk, finding_of
from registry.catalogue.bulk.spreadsheet.mapping import rows_of, suggested
from registry.catalogue.bulk_importing import ListRun, RowImported, RowOutcome, import_list
from registry.catalogue.importing import ImportOutcome
from registry.catalogue.publiccode.findings import START, Finding, Severity
from registry.catalogue.publiccode.kept import place_of
from registry.catalogue.vocabulary import SourceKind
from registry.house import House
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language

LISTS = (".json", ".csv", ".tsv", ".xlsx")
_FILES = (".yml", ".yaml")
_MOST_LINES = 40
MOST_BYTES = 32 * 1024 * 1024

Row = dict[str, Any]  # Any: JSON values


@dataclass(frozen=True)
class ListOptions:
    """How lists are read: the run they belong to, what columns hold, and the language of their texts.

    Unless all is to be told, only as many rows are kept as are printed: the first with remarks.
    """

    run: ListRun
    columns: tuple[str, ...] = ()
    language: str | None = None
    tells_all: bool = True


def is_list(path: Path, data: bytes) -> bool:
    """Tell whether a file is a list: by its name, else by its content."""
    ending = path.suffix.lower()
    return ending in LISTS or (
        ending not in _FILES and (is_json(data) or is_other_than_text(data))
    )


def row_of_list(
    house: House, path: Path, data: bytes, options: ListOptions, bar: Progress
) -> Row:
    """Take a list in, and return what became of it and of each of its rows."""
    bulk = _bulk_of(house, path, data, options)
    task = bar.add_task(path.name[:40], total=bulk.total)
    counts: Counter[RowOutcome] = Counter()
    with_remarks, more = 0, 0
    rows: list[Row] = []
    for row in import_list(house.sessions, options.run, bulk):
        counts[row.outcome] += 1
        with_remarks += row.has_remarks
        more += _count_printed(row)
        if options.tells_all or (row.has_remarks and len(rows) < _MOST_LINES):
            rows.append(_as_row(house, row))
        bar.advance(task)
    bar.remove_task(task)
    done = counts.total()
    is_refused = not done and any(each.severity == "error" for each in bulk.findings)
    is_refused |= bool(done) and counts[RowOutcome.REFUSED] == done
    has_remarks = any(each.severity != "advice" for each in bulk.findings) or with_remarks > 0
    outcome = ImportOutcome.WITH_REMARKS if has_remarks else ImportOutcome.IMPORTED
    return {
        "file": name_of(path),
        "outcome": (ImportOutcome.REFUSED if is_refused else outcome).value,
        "changed": bool(counts[RowOutcome.ENTERED] + counts[RowOutcome.CHANGED]),
        "software": None,
        "findings": [said_of(house, each) for each in bulk.findings],
        "kind": bulk.kind.value,
        "counts": {each.value: counts[each] for each in RowOutcome}
        | {"with_remarks": with_remarks},
        "rows": rows,
        "remarks": more,
    }


def _count_printed(row: RowImported) -> int:
    return sum(each.severity is not Severity.ADVICE for each in row.findings)


def _bulk_of(house: House, path: Path, data: bytes, options: ListOptions) -> Bulk:
    if len(data) > MOST_BYTES:
        too_large = finding_of(LIST_TOO_LARGE, "", START, most=MOST_BYTES // 2**20)
        return Bulk(SourceKind.SPREADSHEET, "", (), 0, (too_large,))
    if path.suffix.lower() == ".json" or is_json(data):
        return read_code_json(data, options.language or LANGUAGE)
    sheet = sheet_of(data)
    mapped = dict(_mapped(options.columns)) or suggested(sheet.columns)
    language = options.language or house.settings.default_language
    return rows_of(sheet, mapped, language, source=options.run.agency or path.stem)


def _mapped(columns: Iterable[str]) -> Iterable[tuple[str, str]]:
    for each in columns:
        column, _, field = each.rpartition("=")
        yield column.strip(), field.strip()


def _as_row(house: House, row: RowImported) -> Row:
    return {
        "row": row.number,
        "name": row.name,
        "outcome": row.outcome.value,
        "software": row.slug,
        "findings": [said_of(house, each) for each in row.findings],
    }


def said_of(house: House, finding: Finding) -> Row:
    """Return a finding as it is told to programs, in the language of this installation."""
    language = Language(house.settings.default_language)

    def tell(sentence: str) -> str:
        return translate(language, sentence)

    return {**place_of(finding), "message": finding.say(tell), "hint": finding.say_hint(tell)}


def print_list(house: House, row: Row) -> None:
    """Print what became of a list: its counts, and the first of the rows of which something is to be said."""
    words = N_(
        "%(entered)s entered, %(changed)s changed, %(unchanged)s unchanged, %(refused)s refused;"
        " %(with_remarks)s with remarks"
    )
    out.print(f"  {say(house.settings, words, **row['counts'])}", markup=False)
    has_lines = row["kind"] == SourceKind.CODE_JSON  # of a table the row's number says it
    lines = [f"  {_said(each, has_lines=has_lines)}" for each in row["findings"]]
    for each in row["rows"]:
        name = each["name"] or "—"
        lines += [
            f"  {each['row']} {name}: {_said(finding, has_lines=has_lines)}"
            for finding in each["findings"]
            if finding["severity"] != "advice"
        ]
    for line in lines[:_MOST_LINES]:
        out.print(line, markup=False)
    rest = len(row["findings"]) + row["remarks"] - _MOST_LINES
    if rest > 0:
        more = N_("and %(more)s remarks more; --json lists them all")
        out.print(f"  … {say(house.settings, more, more=rest)}", markup=False)


def _said(finding: Row, *, has_lines: bool) -> str:
    place = f"{finding['line']}:{finding['column']}" if has_lines else ""
    where = f"{place} {finding['key']}".strip()
    return f"{where}: {finding['message']} {finding['hint']}".removeprefix(": ").rstrip()
