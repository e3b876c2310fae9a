"""A clock that a test moves by hand."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from typing import Self

from registry import clock


class HandClock:
    """The registry's clock, standing still until the test moves it."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self._held = ExitStack()

    @contextmanager
    def running(self) -> Iterator[Self]:
        """Stand in for the registry's clock while the block runs."""
        with self._held:
            self.set(self.moment)
            yield self

    def set(self, moment: datetime) -> None:
        """Move to a moment."""
        self._held.close()
        self.moment = moment
        self._held.enter_context(clock.stopped_at(moment))

    def forward(self, **step: float) -> None:
        """Move on, by `days=1` or whatever timedelta takes."""
        self.set(self.moment + timedelta(**step))
