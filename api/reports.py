"""What reuse avoided: figures computed from rows, which stand beside them."""

from decimal import Decimal
from typing import Annotated

from fastapi import Query
from pydantic import Field

from api.dependencies import Actor, Database
from api.endpoints import new_router
from api.outs import Moment, Out, Quantity, Ratio
from api.reuse_outs import ReuseOut, shown
from registry.reports.queries import adaptation_report
from registry.reports.rules import Interval, to_six

router = new_router("/reports", "Reports")


class IntervalOut(Out):
    """The range a figure may lie in, and how sure that is (0 to 1)."""

    low: Ratio = Field(examples=["0.333333"])
    high: Ratio = Field(examples=["0.473684"])
    coverage: Ratio = Field(examples=["0.950000"])


class BinOut(Out):
    """How many reuses have a ratio above one edge and up to the next (null: without end)."""

    above: Quantity = Field(examples=["0.20"])
    up_to: Quantity | None = Field(examples=["0.40"])
    count: int


class AdaptationReportOut(Out):
    """How long adapting took beside the original development.

    `known` of `of` completed reuses have a ratio. Where `is_small`, there are too few of them for
    a percentage to be a headline: say how many of how many.
    """

    as_of: Moment
    includes_demonstration: bool
    year: int | None = Field(description="The year of completion, where one was asked for.")
    known: int = Field(examples=[1])
    of: int = Field(examples=[3])
    is_small: bool
    median: Ratio | None = Field(examples=["0.400000"])
    median_interval: IntervalOut | None
    pooled: Ratio | None = Field(
        description="All adaptation months per all original months.", examples=["0.400000"]
    )
    pooled_interval: IntervalOut | None
    months_avoided: Quantity = Field(
        description="Net: reuses that took longer count against.", examples=["6.00"]
    )
    overruns: int = Field(description="Reuses that took longer than the original.")
    without_baseline: int = Field(description="Completed, with nothing to compare with.")
    in_progress: int
    cancelled: int
    distribution: list[BinOut]
    rows: list[ReuseOut] = Field(
        description="Every reuse that was looked at, those known first."
    )


@router.get("/adaptation")
def show_adaptation(
    session: Database,
    actor: Actor,
    year: Annotated[
        int | None, Query(ge=1950, le=2100, description="The year of completion.")
    ] = None,
    *,
    demonstration: Annotated[
        bool, Query(description="Whether to count those of invented agencies too.")
    ] = False,
) -> AdaptationReportOut:
    """Show what reuse avoided: time ratios, months, and the rows they come from."""
    report = adaptation_report(session, actor, demonstration=demonstration, year=year)
    return AdaptationReportOut.read(
        report,
        year=year,
        median=_ratio(report.median),
        median_interval=_interval(report.median_interval),
        pooled=_ratio(report.pooled),
        pooled_interval=_interval(report.pooled_interval),
        rows=shown(session, actor, report.rows),
    )


def _ratio(value: Decimal | None) -> Decimal | None:
    return None if value is None else to_six(value)


def _interval(interval: Interval | None) -> IntervalOut | None:
    if interval is None:
        return None
    low, high, coverage = map(to_six, (interval.low, interval.high, interval.coverage))
    return IntervalOut(low=low, high=high, coverage=coverage)
