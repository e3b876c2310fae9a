"""The ratio bar as numbers: what the original took, what adapting took, and what lies between.

Lengths are percentages of the drawing's width, so that nothing is ever stretched.
"""

from dataclasses import dataclass
from decimal import Decimal

MOST_CELLS = 40  # beyond that the cells of single months would only be noise
Range = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Bar:
    """One bar: filled = spent, past = beyond the original, hatched = somewhere in here.

    Where nobody has said, the bar is hollow and as long as what it is compared with.
    """

    is_known: bool
    length: Decimal
    past: Decimal | None
    hatch: Range | None
    ticks: tuple[Decimal, ...]


@dataclass(frozen=True)
class RatioDrawing:
    """Both bars, the ink line at the original's length, and what they say in numbers."""

    original: Bar
    adaptation: Bar
    end: Decimal | None
    ratio: Decimal | None
    ratio_range: Range | None
    difference: Decimal | None
    is_over: bool


def draw(
    original: Decimal | None,
    adaptation: Decimal | None,
    original_range: Range | None = None,
    adaptation_range: Range | None = None,
    scale: Decimal | int | None = None,
) -> RatioDrawing:
    """Lay out a ratio bar from months; None is unknown, a range says how far off a value may be.

    `scale` is the months that the full width stands for: the same for all bars of a list. Above 1
    the adaptation took longer than the original, and that is shown in full.
    """
    known = [original, adaptation, *(original_range or ()), *(adaptation_range or ())]
    full = Decimal(scale or max((value for value in known if value), default=1))
    is_compared = bool(original) and adaptation is not None
    end = original / full * 100 if original else None
    return RatioDrawing(
        original=_bar(original, original_range, full, hollow=Decimal(100)),
        adaptation=_bar(
            adaptation,
            adaptation_range,
            full,
            hollow=end or Decimal(100),
            limit=original or None,
        ),
        end=end,
        ratio=adaptation / original if original and adaptation is not None else None,
        ratio_range=_ratio_range(original, adaptation, original_range, adaptation_range),
        difference=(original - adaptation)
        if original is not None and adaptation is not None and is_compared
        else None,
        is_over=original is not None and adaptation is not None and adaptation > original > 0,
    )


def _bar(
    value: Decimal | None,
    span: Range | None,
    full: Decimal,
    *,
    hollow: Decimal,
    limit: Decimal | None = None,
) -> Bar:
    if value is None:
        return Bar(is_known=False, length=hollow, past=None, hatch=None, ticks=())
    solid = span[0] if span else value
    within = min(solid, limit) if limit else solid
    cells = (
        range(1, int(solid.to_integral_value("ROUND_CEILING"))) if full <= MOST_CELLS else ()
    )
    return Bar(
        is_known=True,
        length=within / full * 100,
        past=(solid - within) / full * 100 if solid > within else None,
        hatch=(span[0] / full * 100, span[1] / full * 100) if span else None,
        ticks=tuple(cell / full * 100 for cell in cells),
    )


def _ratio_range(
    original: Decimal | None,
    adaptation: Decimal | None,
    original_range: Range | None,
    adaptation_range: Range | None,
) -> Range | None:
    if not original or adaptation is None or not (original_range or adaptation_range):
        return None
    shortest, longest = original_range or (original, original)
    low, high = adaptation_range or (adaptation, adaptation)
    return (low / longest, high / shortest) if shortest else None
