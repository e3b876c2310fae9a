from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from registry.language import formats
from registry.language.vocabulary import Language

ES, PT, EN = Language.ES, Language.PT, Language.EN
NB = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "spanish", "portuguese", "english"),
    [
        ("1234.5", None, "1.234,5", "1.234,5", "1,234.5"),
        ("1234", 1, "1.234,0", "1.234,0", "1,234.0"),
        ("1234567.891", None, "1.234.567,89", "1.234.567,89", "1,234,567.89"),
        ("0.125", 2, "0,13", "0,13", "0.13"),
        ("2.5", 0, "3", "3", "3"),
        ("-3", None, "\u22123", "\u22123", "\u22123"),
        ("-0.004", 2, "0,00", "0,00", "0.00"),
        ("10.00", None, "10", "10", "10"),
        ("0", None, "0", "0", "0"),
    ],
)
def test_numbers_are_written_as_the_language_does_and_rounded_half_up(
    value, decimals, spanish, portuguese, english
):
    written = [formats.number(Decimal(value), language, decimals) for language in (ES, PT, EN)]

    assert written == [spanish, portuguese, english]


@pytest.mark.parametrize(
    ("ratio", "spanish", "english"),
    [
        ("0.4", f"40{NB}%", "40%"),
        ("0.467593", f"46,8{NB}%", "46.8%"),
        ("1.166666", f"116,7{NB}%", "116.7%"),
        ("0.99995", f"100{NB}%", "100%"),
        ("0", f"0{NB}%", "0%"),
    ],
)
def test_a_percentage_is_whole_where_it_is_whole_and_has_one_decimal_elsewhere(
    ratio, spanish, english
):
    written = [formats.percent(Decimal(ratio), language) for language in (ES, PT, EN)]

    assert written == [spanish, spanish, english]


def test_a_percentage_has_the_decimals_that_are_asked_for():
    assert formats.percent(Decimal("0.4"), ES, 1) == f"40,0{NB}%"


@pytest.mark.parametrize(
    ("value", "spanish", "portuguese", "english"),
    [
        ("4.00", "4 meses", "4 meses", "4 months"),
        ("1", "1 mes", "1 mês", "1 month"),
        ("1.5", "1,5 meses", "1,5 mês", "1.5 months"),
        ("0", "0 meses", "0 meses", "0 months"),
        ("27.456", "27,46 meses", "27,46 meses", "27.46 months"),
    ],
)
def test_months_carry_their_unit_and_never_break_from_it(value, spanish, portuguese, english):
    written = [formats.months(Decimal(value), language) for language in (ES, PT, EN)]

    assert written == [text.replace(" ", NB) for text in (spanish, portuguese, english)]


def test_effort_is_told_in_person_months():
    written = [formats.person_months(Decimal("6.5"), language) for language in (ES, PT, EN)]

    assert written == [f"6,5{NB}meses-persona", f"6,5{NB}pessoas-mês", f"6.5{NB}person-months"]


@pytest.mark.parametrize(
    ("amount", "currency", "year", "spanish", "english"),
    [
        (
            "2850000",
            "UYU",
            2024,
            f"${NB}2.850.000 (UYU, precios de 2024)",
            "$2,850,000 (UYU, 2024 prices)",
        ),
        ("1000", "UYI", None, f"UI{NB}1.000", f"UI{NB}1,000"),
        ("1000", "UYI", 2026, f"UI{NB}1.000 (precios de 2026)", f"UI{NB}1,000 (2026 prices)"),
        ("99.5", "USD", None, f"US${NB}99,50 (USD)", "US$99.50 (USD)"),
        ("12", "CHF", 2024, f"CHF{NB}12 (precios de 2024)", f"CHF{NB}12 (2024 prices)"),
    ],
)
def test_money_names_its_currency_and_the_year_of_its_prices(
    amount, currency, year, spanish, english
):
    written = [
        formats.money(Decimal(amount), currency, language, year) for language in (ES, EN)
    ]

    assert written == [spanish, english]


def test_portuguese_money_names_the_year_too():
    written = formats.money(Decimal(10), "BRL", PT, 2025)

    assert written == f"R${NB}10 (BRL, preços de 2025)"


def test_days_are_numeric_in_spanish_and_portuguese_and_worded_in_english():
    written = [formats.day(date(2026, 3, 8), language) for language in (ES, PT, EN)]

    assert written == ["08/03/2026", "08/03/2026", "8 March 2026"]


def test_a_moment_names_its_zone():
    local = timezone(timedelta(hours=-3), "UYT")
    moment = datetime(2026, 3, 18, 1, 5, tzinfo=UTC)

    written = [
        formats.moment(moment, ES),
        formats.moment(moment, EN),
        formats.moment(moment, ES, local),
    ]

    assert written == [
        f"18/03/2026 01:05{NB}UTC",
        f"18 March 2026 01:05{NB}UTC",
        f"17/03/2026 22:05{NB}UYT",
    ]


def test_a_day_of_which_only_the_year_or_month_is_known_says_no_more():
    written = [
        [formats.partial_day(text, language) for text in ("2016", "2016-04", "2016-04-01")]
        for language in (ES, EN)
    ]

    assert written == [
        ["2016", "04/2016", "01/04/2016"],
        ["2016", "April 2016", "1 April 2016"],
    ]
