"""What reuse avoided: computed from the rows of reuses at each asking, never stored."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.history.unit_of_work import now_in
from registry.reports import rules
from registry.reports.rules import Bin, Interval, Pair
from registry.reuse.queries import ReuseAccount, every_account
from registry.reuse.vocabulary import ReuseStage


@dataclass(frozen=True)
class AdaptationReport:
    """How long adapting took beside the original development, over all completed reuses.

    `rows` are all reuses, those whose ratio is known first. `known` of `of` completed reuses have
    a ratio. Months avoided are net: reuses that took longer than the original count against.
    """

    as_of: datetime
    includes_demonstration: bool
    rows: list[ReuseAccount]
    median: Decimal | None
    median_interval: Interval | None
    pooled: Decimal | None
    pooled_interval: Interval | None
    months_avoided: Decimal
    overruns: int
    without_baseline: int
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
    def of(self) -> int:
        """Return how many reuses were completed."""
        return sum(row.is_completed for row in self.rows)

    @property
    def is_small(self) -> bool:
        """Whether there are too few for a percentage to be a headline."""
        return rules.is_small(self.known)


def adaptation_report(
    session: Session, reader: Actor, *, demonstration: bool = False, year: int | None = None
) -> AdaptationReport:
    """Return the report over the reuses a reader may know of; of one year of completion where given."""
    rows = [
        row
        for row in every_account(session, reader, demonstration=demonstration)
        if _belongs(row, year)
    ]
    known = [row for row in rows if row.time_ratio is not None]
    pairs = [
        Pair(row.baseline.value, row.adaptation.value)
        for row in known
        if row.baseline and row.adaptation
    ]
    ratios = [pair.ratio for pair in pairs]
    return AdaptationReport(
        as_of=now_in(session),
        includes_demonstration=demonstration,
        rows=sorted(rows, key=lambda row: (row.time_ratio is None, not row.is_completed)),
        median=rules.median(ratios),
        median_interval=rules.median_interval(ratios),
        pooled=rules.pooled(pairs),
        pooled_interval=rules.pooled_interval(pairs),
        months_avoided=sum((pair.original - pair.adaptation for pair in pairs), Decimal(0)),
        overruns=sum(ratio > 1 for ratio in ratios),
        without_baseline=sum(row.is_completed and row.baseline is None for row in rows),
        in_progress=sum(not row.is_completed and not row.is_cancelled for row in rows),
        cancelled=sum(row.is_cancelled for row in rows),
        distribution=rules.distribution(ratios),
    )


def _belongs(row: ReuseAccount, year: int | None) -> bool:
    if year is None:
        return True
    day: date | None = row.days.get(ReuseStage.IN_PRODUCTION)
    return day is not None and day.year == year
