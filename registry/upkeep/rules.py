"""What follows from the day on which an entry was last confirmed, and from the base software it needs."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from registry.policies.schemas import SupportLine
from registry.upkeep.vocabulary import CONFIRMED_FOR_MONTHS


def due_on(confirmed_on: date) -> date:
    """Return the last day on which an entry confirmed on a day is not stale.

    Twelve months later by the calendar; what was confirmed on 29 February is due on the 28th.
    """
    month = confirmed_on.month - 1 + CONFIRMED_FOR_MONTHS
    year, month = confirmed_on.year + month // 12, month % 12 + 1
    return date(year, month, min(confirmed_on.day, monthrange(year, month)[1]))


def is_stale(confirmed_on: date, today: date) -> bool:
    """Tell whether an entry was not confirmed for more than twelve months (domain E18)."""
    return today > due_on(confirmed_on)


def last_stale_day(today: date) -> date:
    """Return the latest day that an entry confirmed on it is stale today.

    The database is asked with it; it and `is_stale` agree on every day.
    """
    latest = date(today.year - 1, today.month, 1)
    candidates = (
        date(latest.year, latest.month, day)
        for day in range(monthrange(latest.year, latest.month)[1], 0, -1)
    )
    before = date.fromordinal(latest.toordinal() - 1)
    return next((day for day in candidates if is_stale(day, today)), before)


_ALSO: Final = {  # what a product is called too, folded
    "postgres": "postgresql",
    "pgsql": "postgresql",
    "node": "nodejs",
    "jdk": "java",
    "jre": "java",
    "javase": "java",
    "openjdk": "java",
    "oraclejdk": "java",
    "oracle": "oracledatabase",
    "oracledb": "oracledatabase",
}
_NUMBERED: Final = re.compile(r"\sv?(?=\d)")
_SEVERAL: Final = re.compile(  # «9.4+», «8 o superior», «2 / 3», «9.4 - 13»
    r"[+>≥/,;]|superior|posterior|adelante|mayor|m[aá]s|mais|acima|later|newer|above"
    r"|\s(?:o|or|ou|y|and|e|a|to|up)\s|\d\s*[-\u2013]\s*\d",
    re.IGNORECASE,
)


def line_of(
    name: str,
    version: str | None,
    lowest: str | None,
    highest: str | None,
    lines: Iterable[SupportLine],
) -> SupportLine | None:
    """Return the line of support that a base software is of; None where that cannot be told.

    The version is the one that is named, else the highest that it works with, else one within the name
    («PostgreSQL 9.4»). What works from some version on, or with any, names none: a newer one does too.
    The line is the longest one that the version begins with: 8.5.3 is of 8.5 and not of 8.
    """
    if version is None and highest is None and lowest is not None:
        return None
    stated = version or highest or _within(name)
    wanted = _parts(stated)
    product = _product(_NUMBERED.split(name)[0])
    if wanted and product == "java" and wanted[0] == "1" and len(wanted) > 1:
        wanted = wanted[1:]  # Java 8 calls itself 1.8
    fitting = [
        each
        for each in lines
        if _product(each.product) == product and _begins(wanted, each.line.split("."))
    ]
    return max(fitting, key=lambda each: len(each.line.split(".")), default=None)


def is_unsupported(line: SupportLine, today: date) -> bool:
    """Tell whether the maker's support of a line has ended: on its last day it has not."""
    return today > line.ends_on


def _within(name: str) -> str | None:
    """Return what follows a product's name from its version on."""
    found = _NUMBERED.search(name)
    return name[found.end() :] if found else None


def _parts(stated: str | None) -> list[str]:
    """Return the numbers of a version; none where several are meant."""
    if stated is None or _SEVERAL.search(stated):
        return []
    found = re.match(r"\s*v?(\d+(?:\.\d+)*)", stated)
    return found[1].split(".") if found else []


@lru_cache(maxsize=2048)
def _product(name: str) -> str:
    """Return a product's name as it is compared: without its maker, and by the best known of its names."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    folded = re.sub(r"[^a-z0-9]", "", plain)
    folded = folded.removeprefix("apache").removesuffix("server") or folded
    return _ALSO.get(folded, folded)


def _begins(wanted: list[str], line: list[str]) -> bool:
    return wanted[: len(line)] == line
