"""What reuse avoided: computed from the rows of reuses at each asking, never stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.agencies.vocabulary import Demonstration
from registry.database.paging import MOST, PageAsked
from registry.history.unit_of_work import now_in
from registry.policies.queries import value_on
from registry.policies.schemas import SmallNumbers
from registry.reports import rules
from registry.reports.rules import Bin, Bounds, Interval, Pair
from registry.reports.vocabulary import WhyNoRatio
from registry.reuse.queries import ReuseAccount, accounts_of, every_account, list_reuses
from registry.reuse.rules import Months, months_between
from registry.reuse.vocabulary import ReuseStage


@dataclass(frozen=True)
class AdaptationReport:
    """How long adapting took beside the original development, over all completed reuses.

    `rows` are all reuses, those whose ratio is known first. `known` of `of` completed reuses have
    a ratio; below `least` of them there is no headline percentage. Months avoided are net: reuses
    that took longer than the original count against. Bounds are there where some of the months
    are approximate. `spent_in_vain` is what abandoned reuses took, as far as anybody says. `years`
    are those in which any reuse was completed; `undated` were, and nobody says when.
    """

    as_of: datetime
    year: int | None
    years: list[int]
    undated: int
    least: int
    includes_demonstration: bool
    rows: list[ReuseAccount]
    median: Decimal | None
    median_interval: Interval | None
    median_bounds: Bounds | None
    pooled: Decimal | None
    pooled_interval: Interval | None
    pooled_bounds: Bounds | None
    months_avoided: Decimal
    avoided_bounds: Bounds | None
    original_months: Decimal
    adaptation_months: Decimal
    overruns: int
    spent_in_vain: Decimal
    without_baseline: int
    without_adaptation: int
    in_progress: int
    cancelled: int
    distribution: list[Bin]

    @property
    def known_rows(self) -> list[ReuseAccount]:
        """Return the reuses whose ratio is known."""
        return [row for row in self.rows if row.time_ratio is not None]

    @property
    def known(self) -> int:
        """Return for how many completed reuses the ratio is known."""
        return len(self.known_rows)

    @property
    def invented(self) -> int:
        """Return how many of those known belong to invented agencies."""
        return sum(row.is_demonstration for row in self.known_rows)

    @property
    def of(self) -> int:
        """Return how many reuses were completed."""
        return sum(row.is_completed for row in self.rows)

    @property
    def net_of_failures(self) -> Decimal:
        """Return the months avoided, less those spent on what was abandoned."""
        return self.months_avoided - self.spent_in_vain

    @property
    def is_small(self) -> bool:
        """Whether there are too few for a percentage to be a headline."""
        return rules.is_small(self.known, self.least)


def adaptation_report(
    session: Session, reader: Actor, *, demonstration: bool = False, year: int | None = None
) -> AdaptationReport:
    """Return the report over the reuses a reader may know of; of one year of completion where given."""
    every = every_account(session, reader, demonstration=demonstration)
    rows = [row for row in every if year is None or completed_in(row) == year]
    least = value_on(session, SmallNumbers, now_in(session).date()).least
    known = _known_months(rows)
    pairs = [
        Pair(one.value, other.value, one.is_approximate or other.is_approximate)
        for one, other in known
    ]
    ratios = [pair.ratio for pair in pairs]
    completed = [row for row in rows if row.is_completed]
    return AdaptationReport(
        as_of=now_in(session),
        year=year,
        years=sorted({each for row in every if (each := completed_in(row))}),
        undated=sum(row.is_completed and completed_in(row) is None for row in every),
        least=least,
        includes_demonstration=demonstration,
        rows=sorted(rows, key=_order),
        median=rules.median(ratios),
        median_interval=rules.median_interval(ratios, least),
        median_bounds=rules.bounds(known, rules.median_of),
        pooled=rules.pooled(pairs),
        pooled_interval=rules.pooled_interval(pairs, least),
        pooled_bounds=rules.bounds(known, rules.pooled),
        months_avoided=rules.months_avoided(pairs),
        avoided_bounds=rules.bounds(known, rules.months_avoided),
        original_months=sum((pair.original for pair in pairs), Decimal(0)),
        adaptation_months=sum((pair.adaptation for pair in pairs), Decimal(0)),
        overruns=sum(ratio > 1 for ratio in ratios),
        spent_in_vain=sum((spent_in_vain(row) or Decimal(0) for row in rows), Decimal(0)),
        without_baseline=sum(row.baseline is None for row in completed),
        without_adaptation=sum(row.adaptation is None for row in completed),
        in_progress=sum(not row.is_completed and not row.is_cancelled for row in rows),
        cancelled=sum(row.is_cancelled for row in rows),
        distribution=rules.distribution(pairs),
    )


def rows_of_adaptation_report(
    session: Session, reader: Actor, *, demonstration: bool = False, year: int | None = None
) -> Iterator[list[ReuseAccount]]:
    """Yield the rows behind the report, newest first, some at a time so that none pile up."""
    asked = PageAsked(limit=MOST)
    invented = Demonstration.ALL if demonstration else Demonstration.NONE
    while True:
        page = list_reuses(session, reader, asked, demonstration=invented)
        rows = accounts_of(session, page.items)
        yield [row for row in rows if year is None or completed_in(row) == year]
        if page.next is None:
            return
        asked = PageAsked(page.next, MOST)


def completed_in(row: ReuseAccount) -> int | None:
    """Return the year in which a reuse was completed, where its day is known."""
    day = row.days.get(ReuseStage.IN_PRODUCTION)
    return day.year if day else None


def spent_in_vain(row: ReuseAccount) -> Decimal | None:
    """Return what a reuse that was abandoned before production had taken.

    That is the months it declares, else those from the day of adapting to that of giving up.
    """
    if not row.is_cancelled:
        return None
    if row.adaptation is not None:
        return row.adaptation.value
    start, end = row.days.get(ReuseStage.ADAPTING), row.days.get(ReuseStage.ABANDONED)
    return months_between(start, end) if start and end else None


def is_already_over(row: ReuseAccount, today: date) -> bool:
    """Tell whether a reuse that still runs has taken as long as the original development did."""
    start = row.days.get(ReuseStage.ADAPTING)
    if row.is_completed or row.is_cancelled or row.baseline is None or start is None:
        return False
    return months_between(start, max(start, today)) >= row.baseline.value


def why_no_ratio(row: ReuseAccount, today: date) -> WhyNoRatio | None:
    """Return why a reuse has no time ratio; None where it has one."""
    if row.time_ratio is not None:
        return None
    if row.is_cancelled:
        return WhyNoRatio.CANCELLED
    if not row.is_completed:
        is_over = is_already_over(row, today)
        return WhyNoRatio.ALREADY_OVER if is_over else WhyNoRatio.UNFINISHED
    if row.baseline is None:
        known = row.adaptation is not None
        return WhyNoRatio.NO_BASELINE if known else WhyNoRatio.NOTHING_KNOWN
    return WhyNoRatio.NO_ADAPTATION if row.adaptation is None else WhyNoRatio.ZERO_BASELINE


def _order(row: ReuseAccount) -> tuple[bool, ...]:
    """Put the known before the unknown, what runs before what does not yet, the real before the invented."""
    return row.time_ratio is None, not row.is_completed, row.is_cancelled, row.is_demonstration


def _known_months(rows: list[ReuseAccount]) -> list[tuple[Months, Months]]:
    return [
        (row.baseline, row.adaptation)
        for row in rows
        if row.time_ratio is not None and row.baseline and row.adaptation
    ]
