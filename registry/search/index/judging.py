"""Whether what was found answers the question, or only comes near it."""

from typing import Final

from registry.search.index.access import Mask
from registry.search.index.lifting import Called, Lifted
from registry.search.index.ranking import Ranked

LEAST_FITTING: Final = 0.40


def fitting(ranked: Ranked, lifts: Lifted, called: Called, count: int) -> Mask:
    """Return the rows that answer a question of so many words."""
    fits: Mask = lifts.score >= LEAST_FITTING
    fits[called.named] = True
    fits[called.organised] = True
    return fits
