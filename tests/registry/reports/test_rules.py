"""The formulas over many reuses, by the reference set S7 and the vectors of the domain's C5."""

from decimal import Decimal

import pytest

from registry.catalogue.vocabulary import Precision
from registry.reports.rules import (
    Bounds,
    Pair,
    bounds,
    distribution,
    median,
    median_interval,
    median_of,
    months_avoided,
    pooled,
    pooled_interval,
    to_six,
)
from registry.reuse.rules import months_of

S7 = [
    Pair(Decimal(original), Decimal(adaptation))
    for original, adaptation in (
        ("10", "4"),
        ("12", "3"),
        ("24", "6"),
        ("8", "6"),
        ("6", "1.5"),
        ("18", "21"),
        ("30", "9"),
    )
]
RATIOS = [pair.ratio for pair in S7]


class TestTheReferenceSetOfC5:
    def test_has_its_median(self):
        assert median(RATIOS) == Decimal("0.3")

    def test_has_its_pooled_ratio(self):
        assert to_six(pooled(S7)) == Decimal("0.467593")

    def test_avoids_57_and_a_half_months_net(self):
        assert sum(pair.original - pair.adaptation for pair in S7) == Decimal("57.5")

    def test_avoids_60_and_a_half_gross_of_its_one_overrun(self):
        *avoided, overrun = distribution(S7)

        assert sum(each.months_avoided for each in avoided) == Decimal("60.5")
        assert (overrun.count, overrun.months_avoided) == (1, -3)

    def test_has_its_medians_interval(self):
        interval = median_interval(RATIOS)

        assert (interval.low, to_six(interval.high)) == (Decimal("0.25"), Decimal("1.166667"))
        assert round(interval.coverage, 4) == Decimal("0.9844")

    def test_has_its_pooled_interval(self):
        interval = pooled_interval(S7)

        assert to_six(interval.low) == Decimal("0.100537")
        assert to_six(interval.high) == Decimal("0.834648")

    def test_spreads_over_its_bins(self):
        bins = distribution(S7)

        assert [each.count for each in bins] == [0, 5, 0, 1, 0, 1]
        assert [each.months_avoided for each in bins] == [0, Decimal("58.5"), 0, 2, 0, -3]


class TestMedianInterval:
    @pytest.mark.parametrize(
        ("n", "k", "coverage"),
        [
            (3, 1, "0.7500"), (4, 1, "0.8750"), (5, 1, "0.9375"), (6, 1, "0.9688"), (7, 1, "0.9844"),
            (8, 1, "0.9922"), (9, 2, "0.9609"), (12, 3, "0.9614"), (17, 5, "0.9510"), (20, 6, "0.9586"),
        ],
    )  # fmt: skip
    def test_takes_the_order_statistics_of_c5(self, n, k, coverage):
        values = [Decimal(each) for each in range(1, n + 1)]

        interval = median_interval(values)

        assert (interval.low, interval.high) == (k, n - k + 1)
        assert round(interval.coverage, 4) == Decimal(coverage)

    def test_is_none_below_three(self):
        assert median_interval([Decimal(1), Decimal(2)]) is None


class TestFewRows:
    def test_have_a_median_and_no_interval(self):
        pairs = S7[:2]

        assert median([pair.ratio for pair in pairs]) == Decimal("0.325")
        assert pooled_interval(pairs) is None

    def test_none_have_no_figure(self):
        assert (median([]), pooled([])) == (None, None)

    def test_a_tiny_and_a_huge_project_pool_to_what_the_months_say(self):
        pairs = [Pair(Decimal(10), Decimal(4)), Pair(Decimal(20), Decimal(18))]

        assert median([pair.ratio for pair in pairs]) == Decimal("0.65")
        assert round(pooled(pairs), 4) == Decimal("0.7333")


def about(value: str, margin: str | None = None):
    precision = Precision.APPROXIMATE if margin else Precision.EXACT
    return months_of(Decimal(value), precision, Decimal(margin) if margin else None)


class TestBounds:
    def test_of_bps_are_those_of_c4(self):
        known = [(about("10", "0.5"), about("4", "0.5"))]

        for figure in (median_of, pooled):
            found = bounds(known, figure)
            assert (to_six(found.low), to_six(found.high)) == (
                Decimal("0.333333"),
                Decimal("0.473684"),
            )
        assert bounds(known, months_avoided) == Bounds(Decimal(5), Decimal(7))

    def test_are_none_where_all_months_are_exact(self):
        assert bounds([(about("10"), about("4"))], pooled) is None

    def test_are_none_where_the_original_may_be_zero(self):
        assert bounds([(about("0.5", "0.5"), about("4"))], pooled) is None
