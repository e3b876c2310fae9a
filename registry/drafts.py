"""What a caller hands in: fields that are not asked for are refused, never dropped in silence."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    HttpUrl,
    TypeAdapter,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from registry.language.marks import N_
from registry.text import Address, NoneIfEmpty

_URL: TypeAdapter[HttpUrl] = TypeAdapter(HttpUrl)
EARLIEST = date(1950, 1, 1)


def _no_null_defaults(shown: dict[str, Any]) -> None:  # Any: a JSON schema
    """Leave out that what is left out is null: in an edit null empties a field, or is refused."""
    for field in shown.get("properties", {}).values():
        if field.get("default", ...) is None:
            del field["default"]


class Draft(BaseModel):
    """What a caller hands in to make or change something."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_no_null_defaults)

    def given(self) -> set[str]:
        """Return the names of the fields the caller gave, as opposed to defaults."""
        return set(self.model_fields_set)


class NotEmptied:
    """A field of an edit that can be left out but not emptied: what is kept there is never nothing.

    `name: Annotated[Line | None, NotEmptied()] = None`; None is the field that was left out.
    """

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,  # Any: a type, as pydantic has it
    ) -> CoreSchema:
        """Return what is asked of it: that it is something, once it is given."""
        return core_schema.no_info_before_validator_function(_is_something, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the field's description without the null that its type alone would let in."""
        shown = handler(schema)
        kinds = [kind for kind in shown.pop("anyOf") if kind != {"type": "null"}]
        return {**shown, **kinds[0]} if len(kinds) == 1 else {**shown, "anyOf": kinds}


def _is_something(value: object) -> object:
    if value is None:
        message = N_("It cannot be emptied. Give another value, or leave it out.")
        raise PydanticCustomError("not_emptied", message)
    return value


def is_web_address(text: str) -> bool:
    """Tell whether a text is a whole address of the web."""
    try:
        _URL.validate_python(text)
    except ValueError:
        return False
    return True


def _is_web_address(value: str) -> str:
    if not is_web_address(value):
        code, message = (
            "web_address",
            N_("It must be a web address, such as https://example.org/page."),
        )
        raise PydanticCustomError(code, message)
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
LONGEST = 1200  # months
_NotMinusZero = AfterValidator(abs)  # of what is not negative, only -0 is changed by it
MonthsGiven = Annotated[
    Decimal, Field(ge=0, le=LONGEST, decimal_places=2, allow_inf_nan=False), _NotMinusZero
]
MonthsCompared = Annotated[
    Decimal, Field(gt=0, le=LONGEST, decimal_places=2, allow_inf_nan=False)
]
"""Months that others are compared with: nothing can be said in parts of zero."""
MoneyGiven = Annotated[
    Decimal, Field(ge=0, lt=10**13, decimal_places=2, allow_inf_nan=False), _NotMinusZero
]
CurrencyCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
PriceYear = Annotated[int, Field(ge=1950, le=2100)]

__all__ = [
    "CurrencyCode",
    "Day",
    "Draft",
    "MoneyGiven",
    "MonthsCompared",
    "MonthsGiven",
    "NoneIfEmpty",
    "NotEmptied",
    "PriceYear",
    "WebAddress",
    "is_web_address",
]
