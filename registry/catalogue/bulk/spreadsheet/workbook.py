"""Opens a workbook so that what it costs is bounded, and only what is asked for is unpacked and read.

The library reads all texts of a workbook before its first row, twenty microseconds each, and once
more for its formulas. Here they are read as far as a row asks for them, and once for both.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from copy import copy
from typing import Any, Final
from xml.parsers import expat

from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

MOST_UNPACKED: Final = 64 * 2**20  # bytes
MOST_BESIDE: Final = 2 * 2**20  # bytes of styles and the like, which are read as a whole
MOST_STYLES: Final = 100_000  # tags; the library takes 40 microseconds for each
MOST_TEXTS: Final = 1_000_000
_STEP = 2**20
_OVERLAP = 40
_ITEM = re.compile(rb"<(?:\w{1,30}:)?si[\s/>]")
_TEXT, _SOUND, _WHOLE = (f"{SHEET_MAIN_NS} {name}" for name in ("t", "rPh", "si"))
_STYLES = "xl/styles.xml"
_ROWS = ("xl/worksheets/", "xl/sharedStrings.xml")
_UNREAD = ("xl/media/", "xl/pivotCache/", "xl/externalLinks/", "xl/drawings/", "xl/charts/")


class WorkbookTooLargeError(Exception):
    """A workbook holds more than is read; `what` is what there is too much of."""

    def __init__(self, what: str) -> None:
        self.what = what


class Texts:
    """The texts that cells of a workbook refer to by number, read as far as they are asked for."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        if _count(archive, path) > MOST_TEXTS:
            raise WorkbookTooLargeError("texts")
        self._read: list[str] = []
        self._rest = _texts(archive, path)

    def __getitem__(self, number: int) -> str:
        """Return a text. Raises IndexError where there is none of that number."""
        while number >= len(self._read):
            text = next(self._rest, None)
            if text is None:
                raise IndexError(number)
            self._read.append(text)
        return self._read[number]


class _Reader(ExcelReader):
    """The library's reader, but that it leaves the texts for when they are asked for."""

    def read_strings(self) -> None:
        """Find where the texts are."""
        part = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]  # the library's
        if part is not None:
            self.shared_strings = Texts(self.archive, part.PartName[1:])  # type: ignore[assignment]  # read as a list is


def open_workbook(data: bytes) -> Any:  # Any: the library's
    """Open a workbook to read the values of its cells. Raises WorkbookTooLargeError."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        is_small = all(
            each.file_size <= MOST_BESIDE
            for each in parts
            if not each.filename.startswith((*_ROWS, *_UNREAD))
        )
        has_styles = is_small and _STYLES in archive.namelist()
        styles = archive.read(_STYLES).count(b"<") if has_styles else 0
    unpacked = sum(each.file_size for each in parts)
    if not is_small or unpacked > MOST_UNPACKED or styles > MOST_STYLES:
        raise WorkbookTooLargeError("bytes")
    reader = _Reader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.read()
    return reader.wb


def formulas_of(sheet: Any) -> Any:  # Any: the library's
    """Return the same sheet once more, with formulas where values were calculated."""
    book = copy(sheet.parent)
    book._data_only = False  # noqa: SLF001  the library asks for it before it reads the texts
    path, texts = sheet._worksheet_path, sheet._shared_strings  # noqa: SLF001  as above
    return ReadOnlyWorksheet(book, sheet.title, path, texts)


def _count(archive: zipfile.ZipFile, path: str) -> int:
    count, kept = 0, b""
    with archive.open(path) as part:
        while chunk := part.read(_STEP):
            window, end = kept + chunk, 0
            for match in _ITEM.finditer(window):
                count, end = count + 1, match.end()
            kept = window[max(end, len(window) - _OVERLAP) :]
    return count


def _texts(archive: zipfile.ZipFile, path: str) -> Iterator[str]:
    gathering = _Gathering()
    with archive.open(path) as part:
        while chunk := part.read(_STEP):
            gathering.parser.Parse(chunk)
            yield from gathering.taken()
    gathering.parser.Parse(b"", True)  # noqa: FBT003  expat takes no names
    yield from gathering.taken()


class _Gathering:
    """Gathers texts while their part is parsed: their runs together, without how they are pronounced.

    The library's own parser takes ten times as long for the same.
    """

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = _refuse
        self._whole: list[str] = []
        self._parts: list[str] = []
        self._is_sound = False

    def taken(self) -> list[str]:
        """Return the texts that ended since it was asked last."""
        whole, self._whole = self._whole, []
        return whole

    def _begin(self, name: str, _attributes: object) -> None:
        if name == _WHOLE:
            self._parts = []
        elif name == _SOUND:
            self._is_sound = True
        elif name == _TEXT and not self._is_sound:
            self.parser.CharacterDataHandler = self._parts.append

    def _end(self, name: str) -> None:
        self.parser.CharacterDataHandler = None
        if name == _WHOLE:
            self._whole.append("".join(self._parts).replace("x005F_", ""))
        elif name == _SOUND:
            self._is_sound = False


def _refuse(*_declaration: object) -> None:
    message = "entities are not read"  # a few of them unfold to gigabytes
    raise ValueError(message)
