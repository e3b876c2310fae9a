"""The rules of reuses, by the vectors of the domain's C4 and C5."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.catalogue.vocabulary import Precision
from registry.reuse.rules import (
    CLOSED,
    adaptation_months,
    add_months,
    may_follow,
    months_avoided,
    months_between,
    months_of,
    next_stages,
    ratio_range,
    time_ratio,
)
from registry.reuse.vocabulary import ReuseStage

C5_MONTHS = [
    ("2008-01-01", "2008-11-01", "10.00"),
    ("2010-03-15", "2010-07-15", "4.00"),
    ("2010-03-20", "2010-07-15", "3.83"),
    ("2023-01-31", "2023-02-28", "1.00"),
    ("2024-02-29", "2025-02-28", "12.00"),
    ("2024-01-31", "2024-03-01", "1.03"),
    ("2024-05-05", "2024-05-05", "0.00"),
]


class TestMonthsBetween:
    @pytest.mark.parametrize(
        ("start", "end", "months"),
        C5_MONTHS,
        ids=[f"C5 {start}→{end}" for start, end, _ in C5_MONTHS],
    )
    def test_follows_the_calendar_as_domain_c5_counts(self, start, end, months):
        assert months_between(date.fromisoformat(start), date.fromisoformat(end)) == Decimal(
            months
        )

    def test_refuses_an_end_before_the_start(self):
        with pytest.raises(ValueError, match="comes before"):
            months_between(date(2020, 2, 1), date(2020, 1, 1))

    @given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 240))
    def test_counts_whole_months_whole(self, start, months):
        assert months_between(start, add_months(start, months)) == months

    @given(
        st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 4000), st.integers(0, 400)
    )
    def test_never_shrinks_when_the_end_moves_on(self, start, days, more):
        first = date.fromordinal(start.toordinal() + days)
        second = date.fromordinal(first.toordinal() + more)

        assert months_between(start, first) <= months_between(start, second)


class TestRatio:
    def test_of_bps_is_two_fifths(self):
        assert time_ratio(Decimal(4), Decimal(10)) == Decimal("0.400000")

    def test_range_of_bps_is_a_third_to_nearly_a_half(self):
        adaptation = months_of(Decimal(4), Precision.APPROXIMATE, Decimal("0.5"))
        original = months_of(Decimal(10), Precision.APPROXIMATE, Decimal("0.5"))

        low, high = ratio_range(adaptation, original)

        assert (round(low, 3), round(high, 3)) == (Decimal("0.333"), Decimal("0.474"))

    @pytest.mark.parametrize(
        ("precision", "margin", "low", "high"),
        [
            (Precision.APPROXIMATE, None, "3.50", "4.50"),
            (Precision.APPROXIMATE, "1", "3", "5"),
            (Precision.APPROXIMATE, "0", "4", "4"),
            (None, "1", "3", "5"),
            (None, None, "4", "4"),
            (Precision.EXACT, None, "4", "4"),
            (Precision.DERIVED_FROM_DATES, None, "4", "4"),
        ],
    )
    def test_months_without_a_margin_of_their_own_have_the_usual_one_if_approximate(
        self, precision, margin, low, high
    ):
        own = Decimal(margin) if margin else None

        months = months_of(Decimal(4), precision, own, usual_margin=Decimal("0.50"))

        assert (months.low, months.high) == (Decimal(low), Decimal(high))

    def test_has_no_range_where_both_are_exact(self):
        exact = months_of(Decimal(4), Precision.EXACT, None)

        assert ratio_range(exact, months_of(Decimal(10), None, None)) is None

    @pytest.mark.parametrize(
        ("adaptation", "original"),
        [(None, Decimal(10)), (Decimal(4), None), (Decimal(4), Decimal(0))],
    )
    def test_is_unknown_without_both_or_with_a_zero_original(self, adaptation, original):
        assert time_ratio(adaptation, original) is None

    def test_above_one_is_kept_as_it_is(self):
        assert time_ratio(Decimal(21), Decimal(18)) == Decimal("1.166667")

    def test_avoided_is_negative_where_adapting_took_longer(self):
        assert months_avoided(Decimal(21), Decimal(18)) == Decimal(-3)


class TestAdaptationMonths:
    def test_run_from_adapting_to_production_with_piloting_inside(self):
        days = {
            ReuseStage.ADAPTING: date(2010, 3, 15),
            ReuseStage.PILOTING: date(2010, 6, 1),
            ReuseStage.IN_PRODUCTION: date(2010, 7, 15),
        }

        months = adaptation_months(None, days)

        assert (months.value, months.precision) == (
            Decimal("4.00"),
            Precision.DERIVED_FROM_DATES,
        )

    def test_are_unknown_without_an_adapting_stage_unless_declared(self):
        days = {
            ReuseStage.PLANNED: date(2010, 1, 1),
            ReuseStage.IN_PRODUCTION: date(2010, 7, 15),
        }

        assert adaptation_months(None, days) is None
        assert adaptation_months(months_of(Decimal(3), None, None), days).value == 3


ONWARD = {  # of issue 3: forward only, three may be left out, abandoned from any before production
    "planned": "assessing adapting piloting in_production abandoned",
    "assessing": "adapting piloting in_production abandoned",
    "adapting": "piloting in_production abandoned",
    "piloting": "in_production abandoned",
    "in_production": "retired",
    "retired": "",
    "abandoned": "",
}


class TestStages:
    @pytest.mark.parametrize("after", ReuseStage)
    @pytest.mark.parametrize("stage", ReuseStage)
    def test_of_all_pairs_only_these_may_follow(self, after, stage):
        assert may_follow(stage, after=after) == (stage in ONWARD[after].split())

    @given(st.lists(st.sampled_from(ReuseStage), max_size=12))
    def test_only_ever_move_forward_and_never_leave_their_end(self, wished):
        stage, been = ReuseStage.PLANNED, [ReuseStage.PLANNED]
        for wish in wished:
            if may_follow(wish, after=stage):
                stage = wish
                been.append(wish)

        assert len(set(been)) == len(been)
        assert [each for each in been if each in CLOSED] in ([], been[-1:])
        assert ReuseStage.RETIRED not in been or ReuseStage.IN_PRODUCTION in been
        assert not {ReuseStage.ABANDONED, ReuseStage.IN_PRODUCTION} <= set(been)

    @pytest.mark.parametrize(
        ("stage", "onward"),
        [
            ("planned", {"assessing", "adapting", "piloting", "in_production", "abandoned"}),
            ("adapting", {"piloting", "in_production", "abandoned"}),
            ("in_production", {"retired"}),
            ("retired", set()),
            ("abandoned", set()),
        ],
    )
    def test_offer_what_may_come_next(self, stage, onward):
        assert set(next_stages(ReuseStage(stage))) == onward
