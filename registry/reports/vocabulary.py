"""The lasting names of reports."""

from enum import StrEnum


class ReportName(StrEnum):
    """A report's name in addresses: it never changes its meaning."""

    ADAPTATION = "adaptation"  # E5 and E6 of the domain
