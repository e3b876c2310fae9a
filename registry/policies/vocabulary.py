"""What policies there are."""

from enum import StrEnum


class PolicyKey(StrEnum):
    """Everything that is decided by policy and not by code."""

    FIT_THRESHOLDS = "fit_thresholds"
    REQUIREMENT_WEIGHTS = "requirement_weights"
    RECORD_VALIDITY = "record_validity"
    MINIMUM_SOURCES = "minimum_sources"
    GOOD_STANDING = "good_standing"
    SMALL_NUMBERS = "small_numbers"
    APPROXIMATION_MARGIN = "approximation_margin"
    SUPPORT_ENDS = "support_ends"
    REJECTION_REASONS = "rejection_reasons"
    OUTCOMES = "outcomes"


OUTCOMES = ("R1", "R2", "R3", "R4", "R5", "B1", "B2", "D1", "N0", "X0")
"""The outcomes of a prior search: their wording is policy, the list itself is not."""
