"""Tables to be handed in."""

import io
from collections.abc import Callable, Iterable
from typing import Any

from openpyxl import Workbook

ROWS = (
    ("Nombre", "Repositorio", "Licencia", "Descripción", "Interno"),
    ("Turnero", "https://github.com/plaza/turnero", "EUPL-1.2", "Da números.", "x"),
    ("Trámites", "", "GPLv3", "Recibe trámites.", ""),
)


def csv_of(
    rows: Iterable[Iterable[str]] = ROWS, divider: str = ",", encoding: str = "utf-8"
) -> bytes:
    """Return rows as CSV."""
    quoted = (
        divider.join(f'"{cell}"' if divider in cell or "\n" in cell else cell for cell in row)
        for row in rows
    )
    return "\r\n".join(quoted).encode(encoding)


def xlsx_of(
    rows: Iterable[Iterable[Any]] = ROWS, change: Callable[[Workbook], None] | None = None
) -> bytes:
    """Return rows as XLSX, after a change to the workbook."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    if change is not None:
        change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
