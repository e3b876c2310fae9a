from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.errors import (
    BusyError,
    ConflictError,
    InvalidError,
    NotAllowedError,
    NotFoundError,
)
from registry.jobs.rules import last_occasion, may_try_again, occasion_of, pause_after
from registry.jobs.schemas import Schedule

MOMENTS = st.datetimes(timezones=st.just(UTC))


class TestPauseAfter:
    @pytest.mark.parametrize(
        ("attempts", "seconds"), [(1, 5), (2, 10), (3, 20), (8, 640), (11, 3600), (10**6, 3600)]
    )
    def test_doubles_from_five_seconds_to_an_hour(self, attempts, seconds):
        assert pause_after(attempts) == timedelta(seconds=seconds)


class TestMayTryAgain:
    @pytest.mark.parametrize("error", [ValueError(), BusyError(), ConflictError()])
    def test_tries_again_what_can_pass(self, error):
        assert may_try_again(error, 1, 2)

    @pytest.mark.parametrize("error", [NotFoundError(), NotAllowedError(), InvalidError("a")])
    def test_does_not_repeat_what_is_refused_for_good(self, error):
        assert not may_try_again(error, 1, 2)

    def test_ends_with_the_last_attempt(self):
        assert not may_try_again(ValueError(), 2, 2)


class TestLastOccasion:
    DAILY = Schedule("clean", daily_at=time(3, 30))

    def test_is_today_once_the_time_has_come(self):
        now = datetime(2026, 3, 2, 3, 30, tzinfo=UTC)

        assert last_occasion(self.DAILY, now) == now

    def test_is_yesterday_before_that(self):
        now = datetime(2026, 3, 2, 3, 29, tzinfo=UTC)

        assert last_occasion(self.DAILY, now) == datetime(2026, 3, 1, 3, 30, tzinfo=UTC)

    @given(MOMENTS, st.timedeltas(timedelta(seconds=1), timedelta(days=40)))
    def test_of_an_interval_lies_within_one_of_them(self, now, every):
        last = last_occasion(Schedule("look", every=every), now)

        assert last <= now < last + every

    @given(MOMENTS, st.timedeltas(timedelta(0), timedelta(minutes=59)))
    def test_has_one_name_for_all_who_ask_within_it(self, now, later):
        hourly = Schedule("look", every=timedelta(hours=1))
        turn = last_occasion(hourly, now)

        assert occasion_of(hourly, turn + later) == occasion_of(hourly, turn)


class TestSchedule:
    @pytest.mark.parametrize("when", [{}, {"every": timedelta(1), "daily_at": time(1)}])
    def test_has_an_interval_or_a_time_of_day(self, when):
        with pytest.raises(ValueError, match="interval or a time"):
            Schedule("clean", **when)
