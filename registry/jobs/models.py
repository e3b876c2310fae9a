"""The jobs' table."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from registry.database.tables import Identified, Table, one_open
from registry.database.types import Document, words
from registry.jobs.vocabulary import JobState


class Job(Identified, Table):
    """One piece of work. It is done at least once, so doing it twice must change nothing more.

    Whoever runs it holds a lease, under a name used for that one attempt, and must renew it; of a
    runner that fell silent the job is taken away. `unique_key` admits one open job; `occasion`
    names the turn of a schedule, and admits one job for ever.
    """

    __tablename__ = "job"
    __table_args__ = (
        one_open("unique_key", closed="finished_at"),
        CheckConstraint(
            "(finished_at IS NULL) = (state IN ('queued', 'running'))", "open_until_finished"
        ),
        CheckConstraint(
            "(state = 'running') = (locked_by IS NOT NULL)"
            " AND (locked_by IS NULL) = (locked_until IS NULL)",
            "held_while_running",
        ),
        Index("ix_job_due", "state", "run_at"),
        Index("ix_job_newest", "created_at", "id"),
    )

    kind: Mapped[str] = mapped_column(String(60), index=True)
    arguments: Mapped[dict[str, Any]] = mapped_column(Document)  # Any: a JSON value
    state: Mapped[JobState] = mapped_column(words(JobState), default=JobState.QUEUED)
    unique_key: Mapped[str | None] = mapped_column(String(200))
    occasion: Mapped[str | None] = mapped_column(String(200), unique=True)
    run_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    max_attempts: Mapped[int]
    is_cancel_requested: Mapped[bool] = mapped_column(default=False)
    locked_by: Mapped[str | None] = mapped_column(String(100))
    locked_until: Mapped[datetime | None]
    done: Mapped[int | None]
    total: Mapped[int | None]
    message: Mapped[str | None] = mapped_column(String(500))  # a message id: what is being done
    result: Mapped[Any | None] = mapped_column(Document)  # Any: a JSON value
    error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None] = mapped_column(index=True)
