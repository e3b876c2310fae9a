"""What follows from the day on which an entry was last confirmed."""

from calendar import monthrange
from datetime import date

from registry.upkeep.vocabulary import CONFIRMED_FOR_MONTHS


def due_on(confirmed_on: date) -> date:
    """Return the last day on which an entry confirmed on a day is not stale.

    Twelve months later by the calendar; what was confirmed on 29 February is due on the 28th.
    """
    month = confirmed_on.month - 1 + CONFIRMED_FOR_MONTHS
    year, month = confirmed_on.year + month // 12, month % 12 + 1
    return date(year, month, min(confirmed_on.day, monthrange(year, month)[1]))


def is_stale(confirmed_on: date, today: date) -> bool:
    """Tell whether an entry was not confirmed for more than twelve months (domain E18)."""
    return today > due_on(confirmed_on)


def last_stale_day(today: date) -> date:
    """Return the latest day that an entry confirmed on it is stale today.

    The database is asked with it; it and `is_stale` agree on every day.
    """
    latest = date(today.year - 1, today.month, 1)
    candidates = (
        date(latest.year, latest.month, day)
        for day in range(monthrange(latest.year, latest.month)[1], 0, -1)
    )
    before = date.fromordinal(latest.toordinal() - 1)
    return next((day for day in candidates if is_stale(day, today)), before)
