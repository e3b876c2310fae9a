"""Formulas over many reuses (domain C5). All in decimals; nothing is rounded before the end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import comb

from registry.reuse.rules import Months

LEAST = 3
"""Below this n, unless policy says otherwise, no percentage is a headline and no interval is given."""

Figure = Callable[[Sequence["Pair"]], Decimal | None]
MILLIONTHS = Decimal("0.000001")
CONFIDENCE = Decimal("0.95")

T_95 = (
    "12.7062", "4.3027", "3.1824", "2.7764", "2.5706", "2.4469", "2.3646", "2.3060", "2.2622", "2.2281",
    "2.2010", "2.1788", "2.1604", "2.1448", "2.1314", "2.1199", "2.1098", "2.1009", "2.0930", "2.0860",
    "2.0796", "2.0739", "2.0687", "2.0639", "2.0595", "2.0555", "2.0518", "2.0484", "2.0452", "2.0423",
)  # fmt: skip
"""Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom."""

Z_95 = Decimal("1.959964")
BINS = tuple(Decimal(edge) for edge in ("0.2", "0.4", "0.6", "0.8", "1"))
"""Upper edges of the distribution's bins; what is above the last one took longer than the original."""


@dataclass(frozen=True)
class Pair:
    """One completed reuse: the original's months and the adaptation's; whether any are approximate."""

    original: Decimal
    adaptation: Decimal
    is_approximate: bool = False

    @property
    def ratio(self) -> Decimal:
        """Return adaptation per original month."""
        return self.adaptation / self.original

    @property
    def avoided(self) -> Decimal:
        """Return original less adaptation months; negative where adapting took longer."""
        return self.original - self.adaptation


@dataclass(frozen=True)
class Interval:
    """The range a figure may lie in, and how sure that is (0 to 1)."""

    low: Decimal
    high: Decimal
    coverage: Decimal


def to_six(value: Decimal) -> Decimal:
    """Return a ratio with six places, half up."""
    return value.quantize(MILLIONTHS, ROUND_HALF_UP)


def is_small(n: int, least: int = LEAST) -> bool:
    """Tell whether there are too few rows for a percentage to be a headline."""
    return n < least


def months_avoided(pairs: Sequence[Pair]) -> Decimal:
    """Return the months avoided, net: those that took longer than the original count against."""
    return sum((pair.avoided for pair in pairs), Decimal(0))


def median(values: Sequence[Decimal]) -> Decimal | None:
    """Return the middle of some values; the mean of the middle two where their number is even."""
    if not values:
        return None
    ordered, half = sorted(values), len(values) // 2
    if len(values) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def pooled(pairs: Sequence[Pair]) -> Decimal | None:
    """Return all adaptation months per all original months: big systems weigh more."""
    original = sum((pair.original for pair in pairs), Decimal(0))
    if original == 0:
        return None
    return sum((pair.adaptation for pair in pairs), Decimal(0)) / original


def median_of(pairs: Sequence[Pair]) -> Decimal | None:
    """Return the median of some reuses' ratios."""
    return median([pair.ratio for pair in pairs])


def median_interval(values: Sequence[Decimal], least: int = LEAST) -> Interval | None:
    """Return the order statistics that hold the median with at least 95 %.

    Below six values none do: the least and the greatest are returned with their true coverage.
    None where there are too few values.
    """
    n = len(values)
    if is_small(n, least):
        return None
    ordered = sorted(values)
    k = max((k for k in range(1, n // 2 + 1) if _coverage(n, k) >= CONFIDENCE), default=1)
    return Interval(ordered[k - 1], ordered[n - k], _coverage(n, k))


def _coverage(n: int, k: int) -> Decimal:
    outside = sum(comb(n, i) for i in range(k))
    return 1 - 2 * Decimal(outside) / Decimal(2**n)


def pooled_interval(pairs: Sequence[Pair], least: int = LEAST) -> Interval | None:
    """Return the 95 % interval of the pooled ratio by its linearised standard error, clipped at 0.

    None where there are too few pairs.
    """
    n = len(pairs)
    ratio = pooled(pairs)
    if is_small(n, least) or ratio is None:
        return None
    mean = sum((pair.original for pair in pairs), Decimal(0)) / n
    squares = sum(
        ((pair.adaptation - ratio * pair.original) ** 2 for pair in pairs), Decimal(0)
    )
    error = (squares / (n - 1) / n).sqrt() / mean
    reach = _t(n - 1) * error
    return Interval(max(ratio - reach, Decimal(0)), ratio + reach, CONFIDENCE)


def _t(freedom: int) -> Decimal:
    return Decimal(T_95[freedom - 1]) if freedom <= len(T_95) else Z_95


@dataclass(frozen=True)
class Bin:
    """How many ratios lie above `above` and up to `up_to` (None: without end), and what they avoided.

    `is_approximate` where some of the months that they avoided are.
    """

    above: Decimal
    up_to: Decimal | None
    count: int
    months_avoided: Decimal
    is_approximate: bool


def distribution(pairs: Sequence[Pair]) -> list[Bin]:
    """Return how ratios spread over bins of a fifth, with one for those above 1 (domain E5)."""
    lows = (Decimal(0), *BINS)
    highs = (*BINS, None)
    return [_bin(pairs, low, high) for low, high in zip(lows, highs, strict=True)]


def _bin(pairs: Sequence[Pair], low: Decimal, high: Decimal | None) -> Bin:
    inside = [pair for pair in pairs if _lies(pair.ratio, low, high)]
    is_approximate = any(pair.is_approximate for pair in inside)
    return Bin(low, high, len(inside), months_avoided(inside), is_approximate)


def _lies(ratio: Decimal, low: Decimal, high: Decimal | None) -> bool:
    above = ratio > low or ratio == low == 0
    return above and (high is None or ratio <= high)


@dataclass(frozen=True)
class Bounds:
    """What a figure may at least and at most be, since some of the months behind it are approximate."""

    low: Decimal
    high: Decimal


def bounds(known: Sequence[tuple[Months, Months]], of: Figure) -> Bounds | None:
    """Return what a figure over some (original, adaptation) months may at least and at most be.

    Each figure rises with the adaptation and falls with the original, or the other way round: the
    ends of the months therefore give its ends. None where all months are exact, or where an
    original may be zero.
    """
    every = [months for pair in known for months in pair]
    if not any(months.is_approximate for months in every):
        return None
    if any(original.low == 0 for original, _ in known):
        return None
    one = of([Pair(original.high, adaptation.low) for original, adaptation in known])
    other = of([Pair(original.low, adaptation.high) for original, adaptation in known])
    return None if one is None or other is None else Bounds(min(one, other), max(one, other))
