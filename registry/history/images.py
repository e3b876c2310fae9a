"""How a row becomes an image, and an image a row again."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Column, inspect

from registry.database.tables import Table
from registry.database.types import ExactDecimal

Row = TypeVar("Row", bound=Table)


def image_of(row: Table) -> dict[str, Any]:  # Any: a column's JSON value
    """Return the row's columns as JSON values, personal ones left out."""
    return {
        name: plain_value(getattr(row, name), column)
        for name, column in columns_of(type(row))
        if not is_personal(column)
    }


def row_from(model: type[Row], image: dict[str, Any]) -> Row:  # Any: as above
    """Return a row of the past, bound to no session.

    A column that the image lacks (it came later, or is personal) is None.
    """
    return model(
        **{name: _typed(column, image.get(name)) for name, column in columns_of(model)}
    )


def columns_of(
    model: type[Table],
) -> Iterator[tuple[str, Column[Any]]]:  # Any: whatever it holds
    """Yield each column of a table with the name of its attribute."""
    for attribute in inspect(model).column_attrs:
        column = attribute.columns[0]
        if isinstance(column, Column):
            yield attribute.key, column


def is_personal(column: Column[Any]) -> bool:  # Any: as above
    """Tell whether a column's value stays out of history and audit."""
    return bool(column.info.get("personal"))


def plain_value(
    value: Any, column: Column[Any]
) -> Any:  # Any: what the column holds; a JSON value
    """Return a column's value as JSON can hold it; a decimal with all the places that are kept."""
    if isinstance(value, Decimal) and isinstance(column.type, ExactDecimal):
        return str(value.quantize(Decimal(1).scaleb(-column.type.places)))
    return next((plain(value) for kind, plain in _PLAIN if isinstance(value, kind)), value)


_PLAIN: tuple[tuple[type, Callable[[Any], str]], ...] = (  # Any: a value of the kind beside it
    (Enum, lambda value: str(value.value)),
    (UUID, str),
    (Decimal, str),
    (date, lambda value: str(value.isoformat())),  # a moment is a day too
    (bytes, lambda value: str(value.hex())),
)


def _typed(column: Column[Any], value: Any) -> Any:  # Any: as above
    if value is None:
        return None
    kind = column.type.python_type
    if issubclass(kind, datetime | date):
        return kind.fromisoformat(value)
    if issubclass(kind, bytes):
        return bytes.fromhex(value)
    if issubclass(kind, UUID | Decimal | Enum):
        return kind(value)
    return value
