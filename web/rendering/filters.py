"""What templates write values with, in the reader's language. Where there is no value, they say so."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from markupsafe import Markup

from registry.language import formats
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.names import name_of
from web.rendering.written import as_written

NO_DATA = N_("no data")


class Sayable(Protocol):
    """A sentence with its parameters kept apart: a refusal, or a form's complaint."""

    @property
    def sentence(self) -> str:
        """The message id."""

    @property
    def params(self) -> Mapping[str, object]:
        """What is to be filled in."""


def filters(language: Language) -> dict[str, Callable[..., str]]:
    """Return the filters of one language; each writes «no data» for None, never 0 or a blank."""
    plain: dict[str, Callable[..., str]] = {
        "num": formats.number,
        "percent": formats.percent,
        "months": formats.months,
        "person_months": formats.person_months,
        "date": formats.day,
        "moment": formats.moment,
        "partial_day": formats.partial_day,
        "country": formats.country,
        "as_written": as_written,
    }
    ours = {name: _known(write, language) for name, write in plain.items()}
    return {
        **ours,
        "money": _known_money(language),
        "said": lambda value: said(value, language),
        "named": lambda word: (
            unknown(language) if word is None else said(name_of(word), language)
        ),
    }


def said(value: str | Sayable, language: Language) -> str:
    """Say a sentence that was marked elsewhere, with its numbers and days as the language has them."""
    if isinstance(value, str):
        return translate(language, value)
    params = {name: _written(param, language) for name, param in value.params.items()}
    return translate(language, value.sentence, **params)


def unknown(language: Language) -> Markup:
    """Return the mark for what nobody has said."""
    return Markup('<span class="acv-unknown">{}</span>').format(translate(language, NO_DATA))


def _known(write: Callable[..., str], language: Language) -> Callable[..., str]:
    def written(value: object, *rest: object) -> str:
        return unknown(language) if value is None else write(value, language, *rest)

    return written


def _known_money(language: Language) -> Callable[..., str]:
    def written(
        amount: Decimal | None, currency: str | None, price_year: int | None = None
    ) -> str:
        if amount is None or currency is None:
            return unknown(language)
        return formats.money(amount, currency, language, price_year)

    return written


def _written(param: object, language: Language) -> object:
    match param:
        case Decimal():
            return formats.number(param, language)
        case datetime():
            return formats.moment(param, language)
        case date():
            return formats.day(param, language)
        case _:
            return param
