"""Tells by its content which kind of list a file is, and opens it."""

from registry.catalogue.bulk import remarks
from registry.catalogue.bulk.rows import finding_of
from registry.catalogue.bulk.spreadsheet.csv_file import csv_sheet
from registry.catalogue.bulk.spreadsheet.sheet import Sheet
from registry.catalogue.publiccode.findings import START, Remark

_ARCHIVE = b"PK\x03\x04"
_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NO_TEXT = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF-",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"\x7fELF",
)
_BLANK = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"


def is_json(data: bytes) -> bool:
    """Tell whether a file begins as JSON does, in whatever encoding."""
    return data.lstrip(_BLANK)[:1] in {b"{", b"["}


def is_other_than_text(data: bytes) -> bool:
    """Tell whether a file begins as an archive or an office program's file does."""
    return data.startswith((_ARCHIVE, _OFFICE))


def sheet_of(data: bytes) -> Sheet:
    """Read a file as a table, whatever it is called; where it is none, the findings say why."""
    if data.startswith(_ARCHIVE):
        # openpyxl takes a fifth of a second and 6 MB to load: whoever reads no workbook does without.
        from registry.catalogue.bulk.spreadsheet.xlsx_file import (  # noqa: PLC0415  see above
            xlsx_sheet,
        )

        return xlsx_sheet(data)
    if data.startswith(_OFFICE):
        return _nothing(remarks.HAS_PASSWORD if _ENCRYPTED in data else remarks.OLD_EXCEL)
    if data.startswith(_NO_TEXT):
        return _nothing(remarks.NOT_A_LIST)
    if not data.strip(_BLANK):
        return _nothing(remarks.EMPTY_LIST)
    return csv_sheet(data)


def _nothing(remark: Remark) -> Sheet:
    return Sheet((), (), 0, (finding_of(remark, "", START),))
