"""Numbers, months, money, days and moments as the reader's language writes them.

Everything is exact (`Decimal`) and rounded half up. A no-break space keeps a number and its
unit on one line.
"""

from datetime import UTC, date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language

# Babel would read a locale's files anew for each number that is given it by name
READ = {language: Locale.parse(language.locale) for language in Language}
NO_BREAK = "\u00a0"
MINUS = "\u2212"
MOST_DECIMALS = 2
SYMBOLS = {
    "UYU": "$",
    "ARS": "$",
    "CLP": "$",
    "BRL": "R$",
    "USD": "US$",
    "EUR": "€",
    "GBP": "£",
}
INDEXED_UNIT = "UYI"  # Uruguay's Unidad Indexada: written UI, and no price year is needed


@lru_cache(maxsize=4096)  # a page writes the same few over and over
def number(value: Decimal | int, language: Language, decimals: int | None = None) -> str:
    """Write a number; without a count of decimals it has as many as it needs, up to two."""
    kept = MOST_DECIMALS if decimals is None else decimals
    rounded = rounded_half_up(Decimal(value), kept)
    shape = "#,##0." + ("#" if decimals is None else "0") * kept
    shown = format_decimal(abs(rounded), shape.rstrip("."), locale=READ[language])
    return f"{MINUS}{shown}" if rounded < 0 else shown


def rounded_half_up(value: Decimal, decimals: int) -> Decimal:
    """Round to a number of decimals, halves away from zero, as the published figures are."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def percent(ratio: Decimal | int, language: Language, decimals: int | None = None) -> str:
    """Write a ratio as a percentage: whole where it is whole, else with one decimal."""
    share = Decimal(ratio) * 100
    if decimals is None:
        share = rounded_half_up(share, 1)
        decimals = 0 if share == share.to_integral_value() else 1
    space = "" if language is Language.EN else NO_BREAK
    return f"{number(share, language, decimals)}{space}%"


def months(value: Decimal | int, language: Language) -> str:
    """Write a quantity of calendar months with its unit."""
    return _counted(Decimal(value), language, N_("month"), N_("months"))


def person_months(value: Decimal | int, language: Language) -> str:
    """Write a quantity of effort with its unit; it is never converted into calendar months."""
    return _counted(Decimal(value), language, N_("person-month"), N_("person-months"))


def _counted(value: Decimal, language: Language, one: str, many: str) -> str:
    # Portuguese keeps the singular up to two: «1,5 mês»
    shown = rounded_half_up(value, MOST_DECIMALS)
    is_one = 0 < shown < 2 if language is Language.PT else shown == 1  # noqa: PLR2004  grammar's two
    return f"{number(shown, language)}{NO_BREAK}{translate(language, one if is_one else many)}"


def money(
    amount: Decimal | int, currency: str, language: Language, price_year: int | None = None
) -> str:
    """Write an amount with its currency and the year of its prices.

    The year is asked for because money without one misleads; an unknown one is left out.
    """
    value = Decimal(amount)
    shown = number(value, language, 0 if value == value.to_integral_value() else 2)
    year = price_year and translate(language, N_("%(year)s prices"), year=price_year)
    if currency == INDEXED_UNIT:
        return _noted(f"UI{NO_BREAK}{shown}", year)
    symbol = SYMBOLS.get(currency)
    if symbol is None:
        return _noted(f"{currency}{NO_BREAK}{shown}", year)
    space = "" if language is Language.EN else NO_BREAK
    return _noted(f"{symbol}{space}{shown}", f"{currency}, {year}" if year else currency)


def _noted(text: str, note: str | int | None) -> str:
    return f"{text} ({note})" if note else text


def day(value: date, language: Language) -> str:
    """Write a day: 18/03/2026 in Spanish and Portuguese, 18 March 2026 in English."""
    shape = "d MMMM y" if language is Language.EN else "dd/MM/y"
    return format_date(value, shape, locale=READ[language])


def partial_day(text: str, language: Language) -> str:
    """Write a year, a month or a day that is kept as ISO 8601 has it: 2016, 2016-04, 2016-04-01."""
    year, month, of_month = (*map(int, text.split("-")), 0, 0)[:3]
    if of_month:
        return day(date(year, month, of_month), language)
    shape = "MMMM y" if language is Language.EN else "MM/y"
    return format_date(date(year, month, 1), shape, locale=READ[language]) if month else text


def moment(value: datetime, language: Language, zone: tzinfo = UTC) -> str:
    """Write a moment to the minute, naming its zone."""
    local = value.astimezone(zone)
    clock = f"{local:%H:%M}{NO_BREAK}{local.tzname()}"
    return f"{day(local.date(), language)} {clock}"


def country(code: str, language: Language) -> str:
    """Write a country, known by its two letters, by its name; one that nobody knows keeps its letters."""
    name: str = READ[language].territories.get(code, code)
    return name
