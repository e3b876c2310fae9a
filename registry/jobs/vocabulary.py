"""What state a job is in, and how long things take."""

from datetime import timedelta
from enum import StrEnum

LEASE = timedelta(seconds=60)  # how long a runner that falls silent keeps its job
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)
MOST_ATTEMPTS = 8
KEPT_AFTERWARDS = timedelta(days=30)


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will be done."""
        return self not in {JobState.QUEUED, JobState.RUNNING}
