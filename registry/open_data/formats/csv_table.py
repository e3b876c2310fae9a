"""CSV (RFC 4180), in UTF-8 with its mark, for a spreadsheet or a program."""

import csv
import io
from collections.abc import Iterable, Iterator

from registry.open_data.formats.columns import COLUMNS, row_of
from registry.open_data.queries import Described
from registry.open_data.rules import Source

BYTE_ORDER_MARK = "\ufeff"  # else spreadsheets take it for something other than UTF-8


def write(source: Source, parts: Iterable[list[Described]]) -> Iterator[bytes]:
    """Yield the table, some rows at a time; the first line names the columns."""
    yield (BYTE_ORDER_MARK + _lines([list(COLUMNS)])).encode()
    for part in parts:
        yield _lines(row_of(source, each) for each in part).encode()


def _lines(rows: Iterable[list[str]]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue()
