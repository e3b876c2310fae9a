"""How log lines are written: for machines as JSON, for people in plain words."""

import logging
import sys
from contextlib import suppress

import structlog

from registry.settings import Settings


class Lines:
    """Writes log lines to standard error; where nobody takes them, serving goes on."""

    def msg(self, line: str) -> None:
        """Write a line."""
        with suppress(OSError, ValueError):  # a full disk, a closed pipe
            print(line, file=sys.stderr, flush=True)  # noqa: T201  this is where lines go

    debug = info = warning = error = critical = exception = log = msg


def set_up_logs(settings: Settings) -> None:
    """Have log lines written as the settings ask, each with its moment and request id."""
    last: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: Lines(),
    )
