"""The words of a review."""

from enum import StrEnum


class ReviewDecision(StrEnum):
    """What a reviewer decided of an entry."""

    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"
