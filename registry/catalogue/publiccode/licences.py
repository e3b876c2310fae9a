"""SPDX licence expressions."""

import re
from functools import cache, lru_cache

from license_expression import (  # type: ignore[import-untyped]  # it ships no types
    ExpressionError,
    LicenseSymbol,
    Licensing,
)

from registry.catalogue.schemas import spdx_licensing

LONGEST_EXPRESSION = 200
_LATER = re.compile(r"[A-Za-z0-9.-]+\+")
_OWN = re.compile(r"(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+")
_RETIRED = re.compile(r"GPL-\d\.\d(?![\w+.-])|GFDL-\d\.\d(?![\w+.-])", re.IGNORECASE)
_SPOKEN = {  # how people write them; offered as advice, never put in their place
    "mit license": "MIT",
    "the mit license": "MIT",
    "gpl": "GPL-2.0-or-later / GPL-3.0-or-later",
    "gnu gpl": "GPL-2.0-or-later / GPL-3.0-or-later",
    "gpl v3": "GPL-3.0-only / GPL-3.0-or-later",
    "gplv3": "GPL-3.0-only / GPL-3.0-or-later",
    "gnu gplv3": "GPL-3.0-only / GPL-3.0-or-later",
    "gpl 2.0": "GPL-2.0-only / GPL-2.0-or-later",
    "gpl v2": "GPL-2.0-only / GPL-2.0-or-later",
    "gplv2": "GPL-2.0-only / GPL-2.0-or-later",
    "agpl-3": "AGPL-3.0-only / AGPL-3.0-or-later",
    "agplv3": "AGPL-3.0-only / AGPL-3.0-or-later",
    "lgplv3": "LGPL-3.0-only / LGPL-3.0-or-later",
    "cc0 v1.0": "CC0-1.0",
    "cc0": "CC0-1.0",
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache-2": "Apache-2.0",
    "eupl": "EUPL-1.2",
    "eupl 1.2": "EUPL-1.2",
    "eupl-1.2-or-later": "EUPL-1.2",
    "bsd-2": "BSD-2-Clause",
    "bsd": "BSD-3-Clause",
    "mpl": "MPL-2.0",
}


@cache
def _licensing() -> Licensing:
    return spdx_licensing()


@lru_cache(maxsize=512)
def licence_of(text: str) -> str | None:
    """Return the expression in SPDX's present spelling, or None where it is none.

    A retired identifier is read as what SPDX has put in its place (`GPL-3.0` → `GPL-3.0-only`).
    """
    if len(text) > LONGEST_EXPRESSION:
        return None
    licence = _read(_licensing(), text) or _read_with_more(text)
    return licence if licence and len(licence) <= LONGEST_EXPRESSION else None


def _read(licensing: Licensing, text: str) -> str | None:
    try:
        parsed = licensing.parse(text, validate=True, strict=True)
    except (ExpressionError, AttributeError, IndexError, AssertionError):
        return None  # "()" is an IndexError of the library's, "MIT+MIT" an AssertionError
    return None if parsed is None else str(parsed.render())


def _read_with_more(text: str) -> str | None:
    """Read an expression with what SPDX allows and the library does not know.

    That is a `+` after any identifier (`MPL-2.0+`), and a licence of one's own (`LicenseRef-…`).
    """
    known = _licensing().known_symbols
    later = [word for word in _LATER.findall(text) if word.removesuffix("+") in known]
    added = dict.fromkeys([*later, *_OWN.findall(text)])
    if not added:
        return None
    own = {word.lower() for word in added}
    others = [
        each
        for each in known.values()
        if not own & {name.lower() for name in (each.key, *each.aliases)}
    ]
    return _read(Licensing([*others, *map(LicenseSymbol, added)]), text)


def is_retired(text: str) -> bool:
    """Tell whether an expression names a licence of the GNU family in SPDX's former way (`GPL-3.0`)."""
    return _RETIRED.search(text) is not None


def likely_licence(text: str) -> str | None:
    """Return the SPDX identifier that a spoken name most likely means, to be offered as advice."""
    return _SPOKEN.get(" ".join(text.lower().split()))
