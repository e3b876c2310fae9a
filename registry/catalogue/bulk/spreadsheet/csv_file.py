"""Reads a table in CSV, whatever divides its columns."""

import csv
import io
from collections.abc import Iterator

from registry.catalogue.bulk import remarks
from registry.catalogue.bulk.decoding import text_of
from registry.catalogue.bulk.rows import finding_of
from registry.catalogue.bulk.spreadsheet.sheet import Cells, Sheet, begun
from registry.catalogue.publiccode.findings import START

_DIVIDERS = ",;\t|"
_LONGEST_CELL = 131_072
_FORMULA = ("=", "@")


def csv_sheet(data: bytes) -> Sheet:
    """Read a file's bytes as a table; a comma, a semicolon, a tab or a bar divides its columns."""
    text, findings = text_of(data)
    if text is None:
        return Sheet((), (), 0, findings)
    if "\x00" in text[:100_000]:
        return Sheet((), (), 0, (finding_of(remarks.NOT_A_LIST, "", START),))
    body = text.lstrip("\r\n")
    if body.lower().startswith("sep=") and len(body.partition("\n")[0].strip()) == len("sep=;"):
        divider = body[len("sep=")]
        body = body.partition("\n")[2]
    else:
        divider = _divider_of(body)
    rows = _rows(body, divider)
    columns = begun(rows)
    if not columns:
        findings += (finding_of(remarks.EMPTY_LIST, "", START),)
    return Sheet(columns, rows, body.count("\n") + 1, findings)


def _divider_of(text: str) -> str:
    """Return what divides the columns' names: the sign that stands most often outside quotes."""
    head = text[:10_000].split("\n", 1)[0]
    unquoted = "".join(head.split('"')[::2])
    return max(_DIVIDERS, key=unquoted.count)


def _rows(text: str, divider: str) -> Iterator[Cells]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider)
    while True:
        try:
            texts = tuple(each.strip() for each in next(reader))
        except StopIteration:
            return
        except csv.Error:  # a cell that never ends: what was meant cannot be told
            yield Cells(reader.line_num, (), ((0, remarks.WRONG_KIND),))
            continue
        odd = (
            (i, remarks.FORMULA) for i, each in enumerate(texts) if each.startswith(_FORMULA)
        )
        yield Cells(reader.line_num, texts, tuple(odd))
