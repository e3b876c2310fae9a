"""How log lines are written: for machines as JSON, for people in plain words."""

import logging

import structlog

from registry.settings import Settings


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
    )
