"""The lasting names of reports."""

from enum import StrEnum


class ReportName(StrEnum):
    """A report's name in addresses: it never changes its meaning."""

    ADAPTATION = "adaptation"  # E5 and E6 of the domain


class WhyNoRatio(StrEnum):
    """Why a reuse has no time ratio."""

    UNFINISHED = "unfinished"
    ALREADY_OVER = "already_over"  # unfinished, and has taken as long as the original did
    CANCELLED = "cancelled"
    NOTHING_KNOWN = "nothing_known"
    NO_ADAPTATION = "no_adaptation"
    NO_BASELINE = "no_baseline"
    ZERO_BASELINE = "zero_baseline"
