"""What a caller hands in: fields that are not asked for are refused, never dropped in silence."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    TypeAdapter,
)
from pydantic_core import PydanticCustomError

from registry.language.marks import N_
from registry.text import Address, NoneIfEmpty

_URL: TypeAdapter[HttpUrl] = TypeAdapter(HttpUrl)
EARLIEST = date(1950, 1, 1)


class Draft(BaseModel):
    """What a caller hands in to make or change something."""

    model_config = ConfigDict(extra="forbid")

    def given(self) -> set[str]:
        """Return the names of the fields the caller gave, as opposed to defaults."""
        return set(self.model_fields_set)


def _is_web_address(value: str) -> str:
    try:
        _URL.validate_python(value)
    except ValueError as wrong:
        code, message = (
            "web_address",
            N_("It must be a web address, such as https://example.org/page."),
        )
        raise PydanticCustomError(code, message) from wrong
    return value


def _is_written(value: object) -> object:
    """Refuse numbers, which would be taken for seconds since 1970."""
    if isinstance(value, int | float):
        raise PydanticCustomError(
            "day_as_number", N_("It must be a day that exists, such as 2026-03-02.")
        )
    return value


def _is_plausible(day: date) -> date:
    if day < EARLIEST:
        raise PydanticCustomError("too_early", N_("It is too long ago to be right."))
    return day


WebAddress = Annotated[Address, AfterValidator(_is_web_address)]
Day = Annotated[date, BeforeValidator(_is_written), AfterValidator(_is_plausible)]
MonthsGiven = Annotated[Decimal, Field(ge=0, le=1200, decimal_places=2, allow_inf_nan=False)]
MoneyGiven = Annotated[Decimal, Field(ge=0, lt=10**13, decimal_places=2, allow_inf_nan=False)]
CurrencyCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
PriceYear = Annotated[int, Field(ge=1950, le=2100)]

__all__ = [
    "CurrencyCode",
    "Day",
    "Draft",
    "MoneyGiven",
    "MonthsGiven",
    "NoneIfEmpty",
    "PriceYear",
    "WebAddress",
]
