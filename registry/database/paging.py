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
Other = TypeVar("Other")
MOST = 100
USUAL = 50
Key = InstrumentedAttribute[Any]  # Any: a column of whatever a list is ordered by
Values = tuple[Any, ...]  # Any: what the keys of a row hold


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
class Listed(Generic[Item]):
    """A list: its rows, and the keys by which they are ordered, together unique."""

    statement: Select[Item]
    keys: Sequence[Key]


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
    rows = _rows(session, Listed(statement, keys), asked, newest_first=newest_first)
    shown = [row for _, row in rows[: asked.limit]]
    return Page(shown, _next_of(rows, asked))


def page_of_two(
    session: Session, one: Listed[Item], other: Listed[Other], asked: PageAsked
) -> Page[Item | Other]:
    """Return a page of two lists together, newest first; their keys are of the same kinds.

    Raises CursorError as `page_of` does.
    """
    rows: list[tuple[Values, Item | Other]] = [
        *_rows(session, one, asked, newest_first=True),
        *_rows(session, other, asked, newest_first=True),
    ]
    rows.sort(key=lambda row: row[0], reverse=True)
    shown = [row for _, row in rows[: asked.limit]]
    return Page(shown, _next_of(rows, asked))


def _rows(
    session: Session, listed: Listed[Item], asked: PageAsked, *, newest_first: bool
) -> list[tuple[Values, Item]]:
    """Return the rows of a list from a cursor on, one more than is asked for, each with its place."""
    statement, keys = listed.statement, listed.keys
    if asked.cursor is not None:
        values = _read_cursor(asked.cursor, keys)
        here = tuple_(*keys)
        there = tuple_(
            *(literal(value, key.type) for value, key in zip(values, keys, strict=True))
        )
        statement = statement.where(here < there if newest_first else here > there)
    order = [key.desc() if newest_first else key.asc() for key in keys]
    rows = session.scalars(statement.order_by(*order).limit(asked.limit + 1))
    return [(tuple(getattr(row, key.key) for key in keys), row) for row in rows]


def _next_of(rows: Sequence[tuple[Values, object]], asked: PageAsked) -> str | None:
    if len(rows) <= asked.limit:
        return None
    values, _ = rows[asked.limit - 1]
    return _write_cursor(values)


def _write_cursor(values: Values) -> str:  # Any: whatever a key holds
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
