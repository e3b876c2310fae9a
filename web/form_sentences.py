"""What pydantic refuses, said plainly: what to write, not which rule was broken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pydantic_core import ErrorDetails

from registry.language.marks import N_


@dataclass(frozen=True)
class Complaint:
    """A sentence about one answer, to be said in the reader's language."""

    sentence: str
    params: Mapping[str, object] = field(default_factory=dict)


NUMBER = N_("Write a number, for example %(example)s.")
EXAMPLE = Decimal("6.5")
MISSING = N_("Answer this; it cannot be left empty.")
NOT_UNDERSTOOD = N_("This cannot be read as it is written.")

# The kinds of pydantic's errors, the sentence for each, and which of its figures it quotes
SENTENCES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "missing": (MISSING, {}),
    "int_parsing": (N_("Write a whole number, for example 3."), {}),
    "int_from_float": (N_("Write a whole number, for example 3."), {}),
    "greater_than": (N_("Write a number greater than %(limit)s."), {"limit": "gt"}),
    "greater_than_equal": (N_("Write a number that is %(limit)s or more."), {"limit": "ge"}),
    "less_than": (N_("Write a number smaller than %(limit)s."), {"limit": "lt"}),
    "less_than_equal": (N_("Write a number that is %(limit)s or less."), {"limit": "le"}),
    "decimal_max_places": (N_("Write at most %(n)s decimals."), {"n": "decimal_places"}),
    "decimal_max_digits": (N_("Write a smaller number: this one has too many digits."), {}),
    "decimal_whole_digits": (N_("Write a smaller number: this one has too many digits."), {}),
    "string_too_long": (N_("Shorten this to %(n)s characters."), {"n": "max_length"}),
    "string_too_short": (N_("Write at least %(n)s characters."), {"n": "min_length"}),
    "too_short": (N_("Give at least %(n)s."), {"n": "min_length"}),
    "too_long": (N_("Give at most %(n)s."), {"n": "max_length"}),
    "enum": (N_("Choose one of the answers offered."), {}),
    "literal_error": (N_("Choose one of the answers offered."), {}),
    "uuid_parsing": (N_("Choose one of the answers offered."), {}),
    "bool_parsing": (N_("Answer yes or no."), {}),
    "date_past": (N_("Write a day that has passed."), {}),
    "date_future": (N_("Write a day that is still to come."), {}),
}
FAMILIES: tuple[tuple[str, str], ...] = (
    ("date", N_("Write the day, the month and the year, for example 15 3 2026.")),
    ("url", N_("Write a full web address, for example https://www.example.org.")),
    ("uuid", N_("Choose one of the answers offered.")),
)
ABOUT_NUMBERS = ("decimal_", "float_", "finite_number")
OURS = "value_error"


def complaint(error: ErrorDetails, missing: str | None = None) -> Complaint:
    """Say what a pydantic error asks of the reader.

    A model's own refusal is quoted: `ValueError(N_("…"))`, or a `PydanticCustomError` whose template
    is a message id with `%(name)s` and whose context holds the names. `missing` says what is asked
    where nothing was answered («Say what kind of reuse it is.»).
    """
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing" or error["input"] is None:
        return Complaint(missing or MISSING)
    if kind == OURS:
        return Complaint(str(context["error"]))
    if kind in SENTENCES:
        sentence, quoted = SENTENCES[kind]
        return Complaint(sentence, {name: context[key] for name, key in quoted.items()})
    if "url" not in error:  # pydantic explains its own kinds at an address
        return Complaint(error["msg"], context)
    return _of_a_family(kind)


def _of_a_family(kind: str) -> Complaint:
    if kind.startswith(ABOUT_NUMBERS):
        return Complaint(NUMBER, {"example": EXAMPLE})
    found = (sentence for family, sentence in FAMILIES if kind.startswith(family))
    return Complaint(next(found, NOT_UNDERSTOOD))
