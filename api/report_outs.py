"""The report as this door shows it: all that its page and its rows as CSV say."""

from collections.abc import Sequence
from decimal import Decimal

from pydantic import Field

from api.dependencies import Actor, Database
from api.outs import Moment, Out, Quantity, Ratio
from api.reuse_outs import ReuseOut, shown
from registry.catalogue.vocabulary import Precision
from registry.reports.queries import AdaptationReport, spent_in_vain, why_no_ratio
from registry.reports.rules import Bounds, Interval, to_six
from registry.reports.vocabulary import WhyNoRatio
from registry.reuse.rules import Months


class IntervalOut(Out):
    """The range a figure may lie in, and how sure that is (0 to 1)."""

    low: Ratio = Field(examples=["0.333333"])
    high: Ratio = Field(examples=["0.473684"])
    coverage: Ratio = Field(examples=["0.950000"])


class BoundsOut(Out):
    """What a ratio may at least and at most be, since some months behind it are approximate."""

    low: Ratio = Field(examples=["0.333333"])
    high: Ratio = Field(examples=["0.473684"])


class MonthsRangeOut(Out):
    """What months may at least and at most be, where they are approximate."""

    low: Quantity = Field(examples=["5.00"])
    high: Quantity = Field(examples=["7.00"])


class BinOut(Out):
    """How many reuses have a ratio above one edge and up to the next (null: without end).

    The first one holds a ratio of zero too.
    """

    above: Quantity = Field(examples=["0.20"])
    up_to: Quantity | None = Field(examples=["0.40"])
    count: int
    months_avoided: Quantity = Field(description="What they avoided, net.", examples=["6.00"])


class ReportRowOut(ReuseOut):
    """A reuse that was looked at, with the ranges of its months and why it has no ratio."""

    agency_name: str
    baseline_range: MonthsRangeOut | None
    baseline_precision: Precision | None = Field(
        description="How exactly the baseline months are known; null where they are not."
    )
    adaptation_range: MonthsRangeOut | None
    why_no_ratio: WhyNoRatio | None = Field(description="Null where it has a ratio.")
    months_in_vain: Quantity | None = Field(
        description="What it took until it was abandoned, where anybody says."
    )


class AdaptationReportOut(Out):
    """How long adapting took beside the original development.

    `known` of `of` completed reuses have a ratio. Where `is_small`, there are fewer than `least`:
    too few for a percentage to be a headline, so say how many of how many. An interval says what
    the figure of all such reuses may be; bounds, what this very figure may be, where months are
    approximate (null where all are exact).
    """

    as_of: Moment
    includes_demonstration: bool
    year: int | None = Field(description="The year of completion, where one was asked for.")
    years: list[int] = Field(
        description="The years in which any reuse was completed.", examples=[[2012, 2017]]
    )
    undated: int = Field(description="Completed, and in no year: nobody says when.")
    known: int = Field(examples=[1])
    of: int = Field(examples=[3])
    invented: int = Field(description="How many of those known are invented agencies'.")
    least: int = Field(
        description="From this many known ratios on, a percentage may be a headline.",
        examples=[3],
    )
    is_small: bool
    median: Ratio | None = Field(examples=["0.400000"])
    median_interval: IntervalOut | None
    median_bounds: BoundsOut | None
    pooled: Ratio | None = Field(
        description="All adaptation months per all original months.", examples=["0.400000"]
    )
    pooled_interval: IntervalOut | None
    pooled_bounds: BoundsOut | None
    original_months: Quantity = Field(description="Of those known.", examples=["10.00"])
    adaptation_months: Quantity = Field(description="Of those known.", examples=["4.00"])
    months_avoided: Quantity = Field(
        description="Net: reuses that took longer count against.", examples=["6.00"]
    )
    avoided_bounds: MonthsRangeOut | None
    overruns: int = Field(description="Reuses that took longer than the original.")
    spent_in_vain: Quantity = Field(
        description="Months that abandoned reuses took, as far as anybody says.",
        examples=["0.00"],
    )
    net_of_failures: Quantity = Field(
        description="Months avoided, less those spent in vain.", examples=["6.00"]
    )
    without_baseline: int = Field(description="Completed, with nothing to compare with.")
    without_adaptation: int = Field(description="Completed, with adaptation months unknown.")
    in_progress: int
    cancelled: int
    distribution: list[BinOut]
    rows: list[ReportRowOut] = Field(
        description="Every reuse that was looked at, those known first."
    )


def report_shown(
    session: Database, reader: Actor, report: AdaptationReport
) -> AdaptationReportOut:
    """Return the report as this door shows it to a reader."""
    return AdaptationReportOut.read(
        report,
        median=_ratio(report.median),
        median_interval=_interval(report.median_interval),
        median_bounds=_bounds(report.median_bounds),
        pooled=_ratio(report.pooled),
        pooled_interval=_interval(report.pooled_interval),
        pooled_bounds=_bounds(report.pooled_bounds),
        rows=_rows(session, reader, report),
    )


def _rows(session: Database, reader: Actor, report: AdaptationReport) -> list[ReportRowOut]:
    outs: Sequence[ReuseOut] = shown(session, reader, report.rows)
    today = report.as_of.date()
    return [
        ReportRowOut(
            **dict(out),
            agency_name=row.reuse.agency.name,
            baseline_range=_range(row.baseline),
            baseline_precision=row.baseline.precision if row.baseline else None,
            adaptation_range=_range(row.adaptation),
            why_no_ratio=why_no_ratio(row, today),
            months_in_vain=spent_in_vain(row),
        )
        for out, row in zip(outs, report.rows, strict=True)
    ]


def _ratio(value: Decimal | None) -> Decimal | None:
    return None if value is None else to_six(value)


def _interval(interval: Interval | None) -> IntervalOut | None:
    if interval is None:
        return None
    low, high, coverage = map(to_six, (interval.low, interval.high, interval.coverage))
    return IntervalOut(low=low, high=high, coverage=coverage)


def _bounds(bounds: Bounds | None) -> BoundsOut | None:
    return BoundsOut(low=to_six(bounds.low), high=to_six(bounds.high)) if bounds else None


def _range(months: Months | None) -> MonthsRangeOut | None:
    if months is None or not months.is_approximate:
        return None
    return MonthsRangeOut(low=months.low, high=months.high)
