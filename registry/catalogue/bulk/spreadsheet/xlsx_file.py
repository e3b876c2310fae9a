"""Reads a table in XLSX, row by row. No formula is ever calculated: what its program last showed is read."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import zip_longest
from typing import Any, Final

from registry.catalogue.bulk import remarks
from registry.catalogue.bulk.rows import finding_of
from registry.catalogue.bulk.spreadsheet.merges import Merges, merges_in
from registry.catalogue.bulk.spreadsheet.sheet import Cells, Sheet, begun
from registry.catalogue.bulk.spreadsheet.workbook import (
    MOST_TEXTS,
    MOST_UNPACKED,
    WorkbookTooLargeError,
    formulas_of,
    open_workbook,
)
from registry.catalogue.publiccode.findings import START, Remark

MOST_COLUMNS: Final = 500
MOST_BLANK: Final = 20_000
"""Rows without a word, one after another, after which a table has ended: millions fit into a small file."""
Oddity = tuple[int, Remark]


def xlsx_sheet(data: bytes) -> Sheet:
    """Read the first sheet of a workbook as a table."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # of what openpyxl does not keep: we write nothing back
            return _first_sheet(data)
    except WorkbookTooLargeError as large:
        if large.what == "texts":
            return _nothing(remarks.TOO_MANY_TEXTS, most=MOST_TEXTS)
        return _nothing(remarks.LIST_TOO_LARGE, most=MOST_UNPACKED // 2**20)
    except Exception:  # noqa: BLE001  whatever the library meets in a broken file
        return _nothing(remarks.BROKEN_XLSX)


def _nothing(remark: Remark, **params: object) -> Sheet:
    return Sheet((), (), 0, (finding_of(remark, "", START, **params),))


def _first_sheet(data: bytes) -> Sheet:
    shown = open_workbook(data)
    names = [each.title for each in shown.worksheets if each.sheet_state == "visible"]
    if not names:
        return _nothing(remarks.EMPTY_LIST)
    sheet = shown[names[0]]
    formulas = formulas_of(sheet)
    for each in (sheet, formulas):
        each.reset_dimensions()  # what a file says of its own size counts for nothing
    rows = _rows(sheet, formulas, _merged(data, sheet))
    columns = begun(rows)
    findings = []
    if not columns:
        findings.append(finding_of(remarks.EMPTY_LIST, "", START))
    if len(names) > 1:
        findings.append(finding_of(remarks.OTHER_SHEETS, "", START, sheet=names[0]))
    return Sheet(columns, rows, None, tuple(findings))


def _rows(sheet: Any, formulas: Any, merged: Merges) -> Iterator[Cells]:  # Any: the library's
    """Yield the rows until the table ends; where the file breaks off, a last one that says so."""
    number = 0
    try:
        for row in _read_rows(sheet, formulas, merged):
            number = row.number
            yield row
    except Exception:  # noqa: BLE001  whatever the library meets in a broken file
        yield Cells(number + 1, (), ((0, remarks.BROKEN_XLSX),))


def _read_rows(sheet: Any, formulas: Any, merged: Merges) -> Iterator[Cells]:  # Any: as above
    pairs = zip_longest(
        sheet.iter_rows(values_only=True),
        formulas.iter_rows(values_only=True),
        fillvalue=(),
    )
    blank = 0
    for number, (values, sources) in enumerate(pairs, start=1):
        blank = 0 if any(value is not None for value in sources) else blank + 1
        if blank > MOST_BLANK:
            return
        texts = tuple(_text(value) for value in values[:MOST_COLUMNS])
        odd = [*_formulas(values, sources)]
        odd += [(i, remarks.MERGED) for i in merged.hidden_in(number)]
        yield Cells(number, texts, tuple(odd))


def _formulas(
    values: tuple[Any, ...], sources: tuple[Any, ...]
) -> Iterator[Oddity]:  # Any: cells' values
    for index, source in enumerate(sources[:MOST_COLUMNS]):
        is_text = isinstance(source, str)
        if not (source.startswith("=") and len(source) > 1 if is_text else _is_array(source)):
            continue
        value = values[index] if index < len(values) else None
        if value != source:  # a text that begins with = is no formula
            yield index, remarks.FORMULA_WITHOUT_VALUE if value is None else remarks.FORMULA


def _is_array(source: object) -> bool:
    return type(source).__name__ in {"ArrayFormula", "DataTableFormula"}


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime() | date():
            return value.isoformat().removesuffix("T00:00:00")
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()


def _merged(data: bytes, sheet: Any) -> Merges:  # Any: the library's
    """Return which cells are merged into another: they hold nothing."""
    path = str(sheet._worksheet_path).lstrip("/")  # noqa: SLF001  the library does not say it otherwise
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(path) as part:
        return merges_in(part, MOST_COLUMNS)
