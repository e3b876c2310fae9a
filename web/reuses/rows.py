"""A reuse as a row of a list: whose, of what, how far it has come, and its months as a bar."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.reuse.queries import ReuseAccount
from registry.reuse.rules import CLOSED, Months
from registry.reuse.vocabulary import ReuseStage
from web.ratio import Range

MARKS: Mapping[ReuseStage, str] = {
    ReuseStage.PLANNED: "off",
    ReuseStage.IN_PRODUCTION: "on",
    **dict.fromkeys(CLOSED, "ended"),
}
UNDER_WAY = "half"


@dataclass(frozen=True)
class Bar:
    """What the ratio bar is drawn from."""

    original: Decimal | None
    adaptation: Decimal | None
    original_range: Range | None
    adaptation_range: Range | None

    @property
    def is_approximate(self) -> bool:
        """Whether what follows from both is approximate."""
        return self.original_range is not None or self.adaptation_range is not None


@dataclass(frozen=True)
class ReuseRow:
    """One reuse in a list. `key` is for the ids of its drawing."""

    key: str
    href: str
    agency: Agency
    software: Software
    stage: ReuseStage
    mark: str
    bar: Bar
    ratio: Decimal | None
    avoided: Decimal | None
    lacks_months: bool
    is_demonstration: bool


def row_of(account: ReuseAccount) -> ReuseRow:
    """Return a reuse as a row."""
    reuse = account.reuse
    return ReuseRow(
        key=f"r{reuse.id.hex[:12]}",
        href=f"/reuses/{reuse.id}",
        agency=reuse.agency,
        software=reuse.software,
        stage=reuse.stage,
        mark=mark_of(reuse.stage),
        bar=bar_of(account),
        ratio=account.time_ratio,
        avoided=account.months_avoided,
        lacks_months=account.is_completed and account.adaptation is None,
        is_demonstration=account.is_demonstration,
    )


def bar_of(account: ReuseAccount) -> Bar:
    """Return a reuse's bar; months that are still running are not drawn as if they were all."""
    adaptation = account.adaptation if account.is_completed else None
    return Bar(
        original=account.baseline.value if account.baseline else None,
        adaptation=adaptation.value if adaptation else None,
        original_range=_range(account.baseline),
        adaptation_range=_range(adaptation),
    )


def mark_of(stage: ReuseStage) -> str:
    """Return the mark that stands before a stage."""
    return MARKS.get(stage, UNDER_WAY)


def scale_of(rows: Iterable[ReuseRow]) -> Decimal | None:
    """Return the months that the width of every bar of a list stands for; None where none is known."""
    known = [value for row in rows for value in _lengths(row.bar)]
    return max(known, default=None)


def _lengths(bar: Bar) -> Iterable[Decimal]:
    ends = (bar.original_range or (None, None))[1], (bar.adaptation_range or (None, None))[1]
    return (value for value in (bar.original, bar.adaptation, *ends) if value)


def _range(months: Months | None) -> Range | None:
    return (months.low, months.high) if months and months.is_approximate else None
