"""What time it is, asked in one place so that a test can stop it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

_source: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731  a name to replace


def now() -> datetime:
    """Return the present moment in UTC."""
    return _source()


def today() -> date:
    """Return the present day in UTC."""
    return now().date()


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at a moment (which must name its zone) while the block runs."""
    global _source  # noqa: PLW0603  the one clock of this process
    before, stopped = _source, moment.astimezone(UTC)
    _source = lambda: stopped  # noqa: E731  as above
    try:
        yield
    finally:
        _source = before
