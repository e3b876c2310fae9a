"""Column types that mean the same on SQLite and on PostgreSQL."""

from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

Document = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets zones, so they are put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """Return what a value of this column is."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Write a moment in UTC."""
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read a moment in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal with fixed places, kept as a scaled whole number (SQLite's own loses digits)."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int) -> None:
        super().__init__()
        self.places = places

    @property
    def python_type(self) -> type[Decimal]:
        """Return what a value of this column is."""
        return Decimal

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Write the scaled whole number; a value with more places than are kept is refused."""
        del dialect
        if value is None:
            return None
        scaled = Decimal(value).scaleb(self.places)
        if scaled != scaled.to_integral_value():
            message = f"{value} has more than {self.places} decimal places"
            raise ValueError(message)
        return int(scaled)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Read the decimal back, with all its places."""
        del dialect
        return None if value is None else Decimal(value).scaleb(-self.places)


def words(kind: type[StrEnum]) -> Enum:
    """Return the column type of an enumeration, kept by value as plain text."""
    return Enum(
        kind, native_enum=False, length=40, values_callable=_values, validate_strings=True
    )


def _values(kind: Any) -> list[str]:  # Any: SQLAlchemy hands in the enumeration's class
    return [member.value for member in kind]
