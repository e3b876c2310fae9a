"""XLSX: the same table as the CSV on one sheet, and where it comes from on another.

It is written to the disk, row by row, and read from there: a workbook's parts are known only at its end.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # as above

from registry.open_data.formats.columns import COLUMNS, row_of
from registry.open_data.queries import Described
from registry.open_data.rules import Source, moment

MOST_IN_A_CELL = 32_767  # signs, and as many rows as follow: what the format holds
MOST_ROWS = 1_048_575
_CHUNK = 1 << 16
_PLAIN = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(source: Source, parts: Iterable[list[Described]]) -> Iterator[bytes]:
    """Yield the workbook. While it is made nothing comes of it, so that whoever waits can still go away."""
    with TemporaryDirectory(prefix="acervo-") as folder:
        path = Path(folder, "catalogue.xlsx")
        with Workbook(path, {**_PLAIN, "tmpdir": folder}) as book:
            _tell(book, source)
            sheet = book.add_worksheet("catalogue")
            sheet.freeze_panes(1, 1)
            _put(sheet, 0, list(COLUMNS))
            written = 0
            for part in parts:
                for number, each in enumerate(part[: max(0, MOST_ROWS - written)], written + 1):
                    _put(sheet, number, row_of(source, each))
                written += len(part)
                yield b""
            sheet.activate()
        with path.open("rb") as made:
            while chunk := made.read(_CHUNK):
                yield chunk


def _tell(book: Workbook, source: Source) -> None:
    book.set_properties(
        {"title": "Acervo", "company": source.publisher, "created": source.as_of}
    )
    sheet = book.add_worksheet("about")
    rows = (
        ("publisher", source.publisher),
        ("licence", source.licence),
        ("licence_url", source.licence_address or ""),
        ("as_of", moment(source.as_of)),
        ("address", source.page),
    )
    for number, row in enumerate(rows):
        _put(sheet, number, list(row))


def _put(sheet: Worksheet, number: int, cells: list[str]) -> None:
    for place, cell in enumerate(cells):
        if cell:
            sheet.write_string(number, place, cell[:MOST_IN_A_CELL])
