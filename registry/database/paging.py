"""Long lists a page at a time, each page beginning where the last one ended."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Select, literal, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from registry.errors import InvalidError
from registry.language.marks import N_

Item = TypeVar("Item")
MOST = 100
USUAL = 50
Key = InstrumentedAttribute[Any]  # Any: a column of whatever a list is ordered by


class CursorError(InvalidError):
    """A cursor that no list of ours gave."""

    code = "cursor"
    sentence = N_("This list cannot be continued from there. Start again from its first page.")

    def __init__(self) -> None:
        super().__init__("cursor")


@dataclass(frozen=True)
class Page(Generic[Item]):
    """Some rows of a list, and where the next page begins (None: this is the last one)."""

    items: list[Item]
    next: str | None


@dataclass(frozen=True)
class PageAsked:
    """Which page of a list is asked for."""

    cursor: str | None = None
    limit: int = USUAL


def page_of(
    session: Session,
    statement: Select[Item],
    keys: Sequence[Key],
    asked: PageAsked,
    *,
    newest_first: bool = False,
) -> Page[Item]:
    """Return a page of a statement's rows, ordered by keys that together are unique.

    Raises CursorError where the cursor is not one that this list gave.
    """
    if asked.cursor is not None:
        values = _read_cursor(asked.cursor, keys)
        here = tuple_(*keys)
        there = tuple_(
            *(literal(value, key.type) for value, key in zip(values, keys, strict=True))
        )
        statement = statement.where(here < there if newest_first else here > there)
    order = [key.desc() if newest_first else key.asc() for key in keys]
    rows = list(session.scalars(statement.order_by(*order).limit(asked.limit + 1)))
    shown = rows[: asked.limit]
    more = len(rows) > asked.limit
    return Page(
        shown, _write_cursor([getattr(shown[-1], key.key) for key in keys]) if more else None
    )


def _write_cursor(values: list[Any]) -> str:  # Any: whatever a key holds
    plain = [value.isoformat() if isinstance(value, date) else str(value) for value in values]
    return (
        urlsafe_b64encode(json.dumps(plain, ensure_ascii=False).encode()).decode().rstrip("=")
    )


def _read_cursor(cursor: str, keys: Sequence[Key]) -> list[Any]:  # Any: as above
    try:
        plain = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(plain, list) or len(plain) != len(keys):
            raise CursorError
        return [
            _typed(value, key.type.python_type) for value, key in zip(plain, keys, strict=True)
        ]
    except (ValueError, TypeError, OverflowError) as wrong:
        raise CursorError from wrong


def _typed(value: Any, kind: type) -> Any:  # Any: as above
    if not isinstance(value, str) or "\0" in value:
        raise CursorError
    value.encode()  # a broken character is a ValueError
    if kind is datetime:
        return datetime.fromisoformat(value).astimezone(UTC)
    return UUID(value) if kind is UUID else str(value)
