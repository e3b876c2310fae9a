"""What someone else changed in a row while a form on it was open.

A form holds the version that it was opened on. Where the row has another one by now, the form is
shown again with what was typed, with what changed meanwhile, and on the present version: whoever
saves then has seen what they replace.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.history.queries import earlier_version
from registry.language import formats
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.needs.models import Need
from registry.reuse.models import Reuse
from registry.terms.models import Concept
from web.dependencies import Database
from web.names import name_of
from web.rendering.filters import NO_DATA

YES, NO = N_("Yes"), N_("No")

Row = TypeVar("Row", Need, Reuse, Agency, Software, Concept)
Write = Callable[[object, Language], str]


@dataclass(frozen=True)
class Change:
    """One thing that changed: the message id of what it is, what it was, and what it is now."""

    name: str
    before: str
    now: str


def written(value: object, language: Language) -> str:
    """Write a value of a row for a reader."""
    if value is None or value in ("", []):
        return translate(language, NO_DATA)
    if isinstance(value, bool):
        return translate(language, YES if value else NO)
    if isinstance(value, StrEnum):
        return translate(language, name_of(value))
    return _plain(value, language)


def _plain(value: object, language: Language) -> str:
    match value:
        case Decimal():
            return formats.number(value, language)
        case date():
            return formats.day(value, language)
        case list():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def changes_since(
    session: Database,
    row: Row,
    version: int,
    names: Mapping[str, str],
    language: Language,
    writers: Mapping[str, Write] | None = None,
) -> list[Change]:
    """Return what changed in a row's named columns since a version of it.

    `names` maps a column to the message id of what it is called; `writers` has, for a column whose
    values are codes, how they are written.
    """
    past = earlier_version(session, type(row), row.id, version, row.version)
    if past is None:
        return []
    before = past.row
    changed = (column for column in names if getattr(before, column) != getattr(row, column))
    return [
        Change(
            names[column], *(write(getattr(each, column), language) for each in (before, row))
        )
        for column in changed
        for write in [(writers or {}).get(column, written)]
    ]
