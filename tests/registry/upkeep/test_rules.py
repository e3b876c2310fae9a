"""When an entry is stale (domain E18): by the day it was confirmed, and by the base software it needs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.policies.support_ends import support_lines
from registry.upkeep.rules import due_on, is_stale, is_unsupported, last_stale_day, line_of

LINES = list(support_lines())


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


class TestTheLineOfABaseSoftware:
    @pytest.mark.parametrize(
        ("name", "version", "line"),
        [
            ("PostgreSQL", "9.4", "PostgreSQL 9.4"),
            ("PostgreSQL 9.4", None, "PostgreSQL 9.4"),
            ("postgres v13.2", None, "PostgreSQL 13"),
            ("PostgreSQL", "13-alpine", "PostgreSQL 13"),
            ("PostgreSQL", "9", "PostgreSQL 9"),
            ("MySQL", "5", "MySQL 5"),
            ("MySQL Server", "5.5.62", "MySQL 5.5"),
            ("Apache Tomcat", "8.5.3", "Tomcat 8.5"),
            ("Tomcat", "8", "Tomcat 8"),
            ("Java", "1.8.0_212", "Java 8"),
            ("OpenJDK", "8u212", "Java 8"),
            ("Java SE 7", None, "Java 7"),
            ("Spring Boot", "1.5.20", "Spring Boot 1.5"),
            ("Node.js", "18", "Node.js 18"),
            ("Oracle", "12.1.0.2", "Oracle Database 12.1"),
        ],
    )
    def test_is_the_longest_that_its_version_begins_with(self, name, version, line):
        found = line_of(name, version, None, None, LINES)

        assert found is not None
        assert f"{found.product} {found.line}" == line

    @pytest.mark.parametrize(
        ("name", "version"),
        [
            ("PostgreSQL", None),
            ("PostgreSQL", "9.4+"),
            ("PostgreSQL", ">= 9.4"),
            ("PHP", "5.2 o superior"),
            ("PHP", "5.2 ou mais recente, acima"),
            ("Python", "2 / 3"),
            ("PostgreSQL", "9.4 - 13"),
            ("PostgreSQL", "la que haya"),
            ("Java EE", "6"),
            ("PostGIS", "2.0"),
            ("WildFly 24.0.1", None),
            ("JBoss", "7.1.1"),
            ("Spring Boot", "2"),
            ("Tomcat", "9.0"),
            ("MongoDB", "3"),
            ("", ""),
        ],
    )
    def test_stays_unknown_where_it_cannot_be_told(self, name, version):
        assert line_of(name, version, None, None, LINES) is None

    def test_is_that_of_the_highest_version_that_it_works_with(self):
        between = line_of("PostgreSQL", None, "9.4", "11", LINES)

        assert between is not None
        assert between.line == "11"
        assert line_of("PostgreSQL", None, "9.4", None, LINES) is None  # a newer one does too

    def test_has_support_on_its_last_day_and_none_after_it(self):
        line = line_of("PostgreSQL", "9.4", None, None, LINES)

        assert line is not None
        assert not is_unsupported(line, date(2020, 2, 13))
        assert is_unsupported(line, date(2020, 2, 14))
