"""Decisions on reuses that need no database: stages, months, ratios."""

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from registry.catalogue.vocabulary import Precision
from registry.reuse.vocabulary import ReuseStage

_S = ReuseStage
PATH = (_S.PLANNED, _S.ASSESSING, _S.ADAPTING, _S.PILOTING, _S.IN_PRODUCTION, _S.RETIRED)
SKIPPABLE = frozenset({_S.ASSESSING, _S.ADAPTING, _S.PILOTING})
CLOSED = frozenset({_S.RETIRED, _S.ABANDONED})
REUSED_FROM = (_S.PILOTING, _S.IN_PRODUCTION, _S.RETIRED)
"""The stages that make "has been reused" true: it runs or ran for someone, were it as a pilot."""

CENTS = Decimal("0.01")
EXACT = Decimal(0)
MILLIONTHS = Decimal("0.000001")


def may_follow(stage: ReuseStage, after: ReuseStage) -> bool:
    """Tell whether a reuse may move on to a stage.

    Forward only; assessing, adapting and piloting may be left out; abandoning is possible from
    any stage before production; retiring only from production.
    """
    if after in CLOSED:
        return False
    if stage is _S.ABANDONED:
        return after is not _S.IN_PRODUCTION
    passed = PATH[PATH.index(after) + 1 : PATH.index(stage)]
    return PATH.index(stage) > PATH.index(after) and all(each in SKIPPABLE for each in passed)


def next_stages(after: ReuseStage) -> list[ReuseStage]:
    """Return the stages a reuse may move on to."""
    return [stage for stage in ReuseStage if may_follow(stage, after)]


def days_around(
    stage: ReuseStage, days: dict[ReuseStage, date | None]
) -> tuple[date | None, date | None]:
    """Return the latest day of the stages before one, and the earliest of those after it."""
    order = list(ReuseStage)
    known = [(order.index(each), day) for each, day in days.items() if day is not None]
    here = order.index(stage)
    before = (day for place, day in known if place < here)
    after = (day for place, day in known if place > here)
    return max(before, default=None), min(after, default=None)


def add_months(start: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day where it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def months_between(start: date, end: date) -> Decimal:
    """Return the calendar months from one day to another, with two places, half up (domain C5).

    Whole months first, counted with the day clamped to each month's end; then the days left over
    as a share of the month they fall in. Raises ValueError where the end comes first.
    """
    if end < start:
        message = f"{end} comes before {start}"
        raise ValueError(message)
    whole = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, whole) > end:
        whole -= 1
    reached, following = add_months(start, whole), add_months(start, whole + 1)
    part = Decimal((end - reached).days) / Decimal((following - reached).days)
    return (whole + part).quantize(CENTS, ROUND_HALF_UP)


@dataclass(frozen=True)
class Months:
    """A quantity of months: what is said, and the range it may lie in."""

    value: Decimal
    low: Decimal
    high: Decimal
    precision: Precision

    @property
    def is_approximate(self) -> bool:
        """Whether the value stands for a range."""
        return self.low != self.high


def months_of(
    value: Decimal | None,
    precision: Precision | None,
    margin: Decimal | None,
    usual_margin: Decimal = EXACT,
) -> Months | None:
    """Return a quantity of months with its range; None where nobody has said.

    Approximate months are off by their own margin or, where none is said, by the usual one, which
    is policy. A margin alone says that they are approximate.
    """
    if value is None:
        return None
    said = precision or (Precision.APPROXIMATE if margin else Precision.EXACT)
    off = margin if margin is not None else usual_margin
    spread = off if said is Precision.APPROXIMATE else EXACT
    return Months(value, max(value - spread, Decimal(0)), value + spread, said)


def adaptation_months(
    declared: Months | None, days: dict[ReuseStage, date | None]
) -> Months | None:
    """Return the months that adapting took: what is declared, else what the days give.

    They run from the first day of adapting to the first day of production, piloting included.
    Without a day of adapting or of production nobody knows them, and they are None.
    """
    if declared is not None:
        return declared
    start, end = days.get(_S.ADAPTING), days.get(_S.IN_PRODUCTION)
    if start is None or end is None:
        return None
    return months_of(months_between(start, end), Precision.DERIVED_FROM_DATES, None)


def time_ratio(adaptation: Decimal | None, original: Decimal | None) -> Decimal | None:
    """Return calendar months of adaptation per month of original development, with six places.

    Above 1 the adaptation took longer than the original did; that is shown, never clipped.
    None where one of them is unknown or the original is zero (BPS 2017: 4 / 10 = 0.40).
    """
    if adaptation is None or not original:
        return None
    return (adaptation / original).quantize(MILLIONTHS, ROUND_HALF_UP)


def ratio_range(
    adaptation: Months | None, original: Months | None
) -> tuple[Decimal, Decimal] | None:
    """Return the lowest and highest ratio that approximate months admit (domain C4: 3.5/10.5 … 4.5/9.5).

    None where both are exact, where one is unknown, or where the original may be zero.
    """
    if adaptation is None or original is None or original.low == 0:
        return None
    if not (adaptation.is_approximate or original.is_approximate):
        return None
    low = (adaptation.low / original.high).quantize(MILLIONTHS, ROUND_HALF_UP)
    return low, (adaptation.high / original.low).quantize(MILLIONTHS, ROUND_HALF_UP)


def months_avoided(adaptation: Decimal | None, original: Decimal | None) -> Decimal | None:
    """Return original less adaptation; negative where adapting took longer (domain C5)."""
    if adaptation is None or original is None:
        return None
    return original - adaptation


def was_completed(stages: set[ReuseStage]) -> bool:
    """Tell whether a reuse ever was in production."""
    return _S.IN_PRODUCTION in stages
