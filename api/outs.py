"""What every answer of the JSON door is made of."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema


class Out(BaseModel):
    """A row as the door shows it; fields are read from the row's attributes."""

    model_config = ConfigDict(from_attributes=True)

    @classmethod
    def read(cls, row: object, **rest: Any) -> Self:  # Any: whatever each field takes
        """Return a row as the door shows it, with the rest that stands in none of its attributes."""
        known = {name: getattr(row, name) for name in cls.model_fields.keys() - rest.keys()}
        return cls.model_validate({**known, **rest})


def _places(count: int) -> PlainSerializer:
    return PlainSerializer(lambda value: f"{value:.{count}f}", return_type=str)


Moment = Annotated[
    datetime,
    PlainSerializer(
        lambda value: f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", return_type=str
    ),
    WithJsonSchema({"type": "string", "format": "date-time"}, mode="serialization"),
]
"""A moment in UTC, to the second."""

Quantity = Annotated[Decimal, _places(2)]
"""Months, person-months or money: a string with two decimal places."""

Ratio = Annotated[Decimal, _places(6)]
"""A ratio: a string with six decimal places."""


def _code(agency: Any) -> Any:  # Any: a row, or what was read of it already
    return getattr(agency, "code", agency)


AgencyCode = Annotated[str, BeforeValidator(_code)]
"""An agency, shown by its code."""

OptionalAgencyCode = Annotated[str | None, BeforeValidator(_code)]
"""An agency where there is one, shown by its code."""
