"""Which licence a file holds, told by its text."""

import re
from pathlib import Path
from tempfile import NamedTemporaryFile

from identify.identify import license_id

from registry.catalogue.publiccode.licences import is_retired, licence_of

LONGEST = 100_000  # characters; the longest of the known texts has a third of them
_LATER = re.compile(
    r"\bor\s+(?:\(at\s+your\s+option\)\s+)?any\s+later\s+version|-or-later\b", re.IGNORECASE
)
_GNU = re.compile(r"A?GPL-\d\.\d|LGPL-\d\.\d")


def licence_in_text(text: str, readme: str = "") -> tuple[str | None, str]:
    """Return the SPDX identifier of a licence's text, and what it was found as; None where it is not known.

    Of the GNU licences the text alone does not say whether later versions hold too: the README does,
    or nobody, and then the licence is unknown.
    """
    found = _recognised(text)
    first = next(
        (line.strip(" #*=\t") for line in text.splitlines() if line.strip(" #*=\t-")), ""
    )
    if found is None:
        return None, first[:200]
    if _GNU.fullmatch(found) or is_retired(found):
        licence = licence_of(f"{found}-or-later") if _LATER.search(readme) else None
        return licence, found
    return licence_of(found), found


def _recognised(text: str) -> str | None:
    if not 0 < len(text) <= LONGEST:
        return None
    with NamedTemporaryFile(
        "w", encoding="utf-8", suffix=".txt"
    ) as file:  # it reads files alone
        file.write(text)
        file.flush()
        return license_id(str(Path(file.name)))
