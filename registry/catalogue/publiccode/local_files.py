"""Whether the files that a publiccode.yml refers to are there, in a folder of this machine."""

import os
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path

from registry.catalogue.publiccode import advice, remarks
from registry.catalogue.publiccode.findings import Findings, Remark
from registry.catalogue.publiccode.references import Reference

LEAST_WIDTH = 120  # what the reference parser asks of a logo, in pixels
WANTED_WIDTH = 1_000  # what the standard's text asks
_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">I4s13sI")  # a PNG's first chunk: its length, name, content and sum


def check_files(references: Iterable[Reference], base: Path | None, findings: Findings) -> None:
    """Note each file that is not there, or is no logo; without a folder, that none was looked for."""
    for reference in references:
        if base is None:
            _note(advice.FILE_NOT_CHECKED, reference, findings)
        elif _is_outside(reference.path):
            _note(advice.FILE_OUTSIDE, reference, findings)
        else:
            _check(reference, base / reference.path, findings)


def _note(remark: Remark, reference: Reference, findings: Findings, **more: int) -> None:
    findings.add(remark, reference.key, reference.place, found=reference.path, **more)


def _is_outside(path: str) -> bool:
    return os.path.normpath(path).startswith("..")


def _check(reference: Reference, path: Path, findings: Findings) -> None:
    try:
        if not path.exists():
            _note(remarks.FILE_MISSING, reference, findings)
        elif reference.is_logo and path.suffix.lower() == ".png":
            _check_png(reference, path, findings)
    except (OSError, ValueError):  # a name longer than any, or one with a NUL
        _note(remarks.FILE_MISSING, reference, findings)


def _check_png(reference: Reference, path: Path, findings: Findings) -> None:
    width = _png_width(path) if path.is_file() else None
    if width is None:
        _note(remarks.NOT_A_PNG, reference, findings)
    elif width < LEAST_WIDTH:
        _note(remarks.LOGO_TOO_SMALL, reference, findings, width=width, least=LEAST_WIDTH)
    elif width < WANTED_WIDTH:
        _note(advice.LOGO_BELOW_STANDARD, reference, findings, width=width, least=WANTED_WIDTH)


def _png_width(path: Path) -> int | None:
    """Return a PNG's width in pixels from its header alone; None where it is no PNG."""
    with path.open("rb") as file:
        begins = file.read(len(_PNG) + _HEADER.size)
    if not begins.startswith(_PNG) or len(begins) < len(_PNG) + _HEADER.size:
        return None
    length, name, content, total = _HEADER.unpack(begins[len(_PNG) :])
    is_sound = (length, name, total) == (13, b"IHDR", zlib.crc32(name + content))
    width: int = struct.unpack(">I", content[:4])[0]
    return width if is_sound and width else None
