"""What follows from the levels of the topics. The method has no official aggregation: this one is ours (domain B2)."""

from collections.abc import Mapping
from statistics import median
from typing import Final

from registry.reuse_readiness.vocabulary import Topic

TOPICS_NEEDED: Final = 7
"""Of nine: with fewer nothing is said overall."""

MOST_ABOVE_LOWEST: Final = 3
"""How far the overall level may lie above the lowest topic: one weak topic is not averaged away."""

WARNED_OF: Final = (Topic.INTELLECTUAL_PROPERTY, Topic.SUPPORT, Topic.DOCUMENTATION)
WARNED_UP_TO: Final = 2


def overall_level(levels: Mapping[Topic, int]) -> int | None:
    """Return the overall level: the median of the topics rounded down, at most three above the lowest.

    None where fewer than seven topics were assessed (domain B2).
    """
    if len(levels) < TOPICS_NEEDED:
        return None
    middle = int(median(levels.values()))
    return min(middle, min(levels.values()) + MOST_ABOVE_LOWEST)


def is_capped(levels: Mapping[Topic, int]) -> bool:
    """Tell whether the overall level is held down by the lowest topic."""
    overall = overall_level(levels)
    return overall is not None and overall < int(median(levels.values()))


def warnings(levels: Mapping[Topic, int]) -> list[Topic]:
    """Return the topics to be warned of: rights, support and documentation at level 2 or below."""
    return [topic for topic in WARNED_OF if levels.get(topic, WARNED_UP_TO + 1) <= WARNED_UP_TO]
