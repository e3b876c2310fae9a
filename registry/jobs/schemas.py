"""What callers hand in about jobs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Any


@dataclass(frozen=True)
class Schedule:
    """A job to be done by the clock: at an interval, or daily at a time of day in UTC."""

    kind: str
    every: timedelta | None = None
    daily_at: time | None = None
    arguments: Mapping[str, Any] = field(default_factory=dict)  # Any: a JSON value

    def __post_init__(self) -> None:
        if (self.every is None) == (self.daily_at is None):
            message = f"{self.kind} needs an interval or a time of day, and not both"
            raise ValueError(message)
