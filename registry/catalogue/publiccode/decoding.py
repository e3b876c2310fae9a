"""From a file's bytes to its text, whatever the bytes are."""

import re

from registry.catalogue.publiccode.characters import place_of
from registry.catalogue.publiccode.findings import START, Findings, Word
from registry.catalogue.publiccode.remarks import (
    BYTE_ORDER_MARK,
    EMPTY_FILE,
    MERGE_CONFLICT,
    NOT_TEXT,
    OTHER_ENCODING,
    TOO_LARGE,
)
from registry.language.marks import N_

# Twelve times the largest of 91 real files (165 kB, 5,202 users named). A caller need not read
# further than one byte more.
MAX_BYTES = 2 * 1024 * 1024

_PICTURE = Word(N_("a picture"))
_ARCHIVE = Word(N_("an archive"))
_SIGNATURES: tuple[tuple[bytes, Word], ...] = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"RIFF", _PICTURE),
    (b"%PDF-", Word(N_("a PDF"))),
    (b"PK\x03\x04", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"\x7fELF", Word(N_("a program"))),
)
_MARKS = (  # the longer marks first: UTF-32's begins with UTF-16's
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_UTF8_MARK = b"\xef\xbb\xbf"
_SAMPLE = 4_096
_MANY = 0.1
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0c"))
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?:[ \t].*)?\r?$", re.MULTILINE)


def decode(data: bytes, findings: Findings) -> str | None:
    """Return the text that the bytes are, or None where they are none; findings say why."""
    if len(data) > MAX_BYTES:
        findings.add(TOO_LARGE, "", START, most=MAX_BYTES)
        return None
    if not data.strip(b" \t\r\n\x00" + _UTF8_MARK):
        findings.add(EMPTY_FILE, "", START)
        return None
    what = _binary(data)
    text = None if what else _text(data, findings)
    if text is None:
        findings.add(NOT_TEXT, "", START, what=what or Word(N_("a binary file")))
        return None
    return text


def _binary(data: bytes) -> Word | None:
    return next((what for signature, what in _SIGNATURES if data.startswith(signature)), None)


def _text(data: bytes, findings: Findings) -> str | None:
    if data.startswith(_UTF8_MARK):
        findings.add(BYTE_ORDER_MARK, "", START)
        data = data.removeprefix(_UTF8_MARK)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    encoding = encoding or _unmarked_wide(data)
    try:
        if encoding is None:
            return data.decode("utf-8")
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return None if encoding else _single_byte(data, error.start, findings)
    findings.add(OTHER_ENCODING, "", START, encoding=encoding[:6].upper())
    return text


def _unmarked_wide(data: bytes) -> str | None:
    """Return the order of UTF-16 without a mark: Western text in it has every second byte zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even + odd < len(sample) // 3:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _single_byte(data: bytes, bad: int, findings: Findings) -> str | None:
    """Read bytes of the old Western encodings; None where they look like no text at all."""
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) * _MANY:
        return None
    text = data.decode("cp1252", errors="replace")  # one byte, one character: places stay right
    findings.add(OTHER_ENCODING, "", place_of(text, bad), encoding="Windows-1252")
    return text


def has_conflict(text: str, findings: Findings) -> bool:
    """Tell whether the marks of an unfinished merge stand in a text, both the first and the last."""
    found = list(_CONFLICT.finditer(text))
    begins = any(mark[0].startswith("<") for mark in found)
    if not begins or not any(mark[0].startswith(">") for mark in found):
        return False
    findings.add(MERGE_CONFLICT, "", place_of(text, found[0].start()))
    return True
