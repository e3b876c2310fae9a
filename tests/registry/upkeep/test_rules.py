"""When an entry is stale (domain E18)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.upkeep.rules import due_on, is_stale, last_stale_day


@pytest.mark.parametrize(
    ("confirmed", "today", "stale"),
    [
        (date(2025, 11, 25), date(2026, 11, 25), False),  # twelve months to the day
        (date(2025, 11, 25), date(2026, 11, 26), True),  # more than twelve months
        (date(2026, 11, 25), date(2026, 11, 25), False),
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2024, 2, 29), date(2025, 3, 1), True),
        (date(2023, 2, 28), date(2024, 2, 28), False),
        (date(2023, 2, 28), date(2024, 2, 29), True),
        (date(2020, 1, 1), date(2026, 11, 25), True),
    ],
)
def test_e18_an_entry_is_stale_once_it_was_not_confirmed_for_more_than_12_months(
    confirmed, today, stale
):
    assert is_stale(confirmed, today) is stale


def test_it_is_due_twelve_months_later_by_the_calendar():
    assert due_on(date(2025, 12, 31)) == date(2026, 12, 31)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_what_the_database_is_asked_agrees_with_the_rule_on_every_day(today):
    last = last_stale_day(today)

    assert is_stale(last, today)
    assert not is_stale(last + timedelta(days=1), today)
