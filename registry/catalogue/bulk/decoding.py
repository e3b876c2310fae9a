"""From a list's bytes to its text."""

from registry.catalogue.bulk import remarks
from registry.catalogue.bulk.rows import finding_of
from registry.catalogue.publiccode.findings import START, Finding

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 65_536
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0c"))


def text_of(data: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text that some bytes are, or None where they are none, and what is to be said of it.

    UTF-8, whatever has a byte order mark, else the old Western encoding: one byte, one character.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    try:
        return data.decode(marked or "utf-8"), ()
    except UnicodeDecodeError:
        sample = data[:_SAMPLE]
        if marked or len(sample) != len(sample.translate(None, _CONTROL)):
            return None, (finding_of(remarks.NOT_A_LIST, "", START),)
    other = finding_of(remarks.OTHER_TEXT_ENCODING, "", START, encoding="Windows-1252")
    return data.decode("cp1252", errors="replace"), (other,)
