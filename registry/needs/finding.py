"""The words by which a need is found: accents and case do not matter, nor does a plural."""

import re
from collections.abc import Iterable

from registry.needs.models import Need
from registry.text import folded

MOST_WORDS = 20
LONGEST_TEXT = 50_000
SHORTEST_PLURAL = 4
_WORD = re.compile(r"[^\W_]+")


def words_sought(text: str) -> list[str]:
    """Return the different words of what somebody typed, the first twenty, as `folded_text` holds them."""
    words = (_WORD.findall(folded(text))) if text else []
    return list(dict.fromkeys(_singular(word) for word in words))[:MOST_WORDS]


def folded_text(need: Need, requirements: Iterable[str]) -> str:
    """Return all that a need says, folded."""
    said = [
        need.title,
        need.problem,
        *need.keywords,
        *(text for text in (need.unit, need.affected_process, need.user_groups) if text),
        *requirements,
    ]
    return folded("\n".join(said))[:LONGEST_TEXT]


def _singular(word: str) -> str:
    """Return a word without the s of a plural: it is looked for within words, and found in both."""
    return word[:-1] if word.endswith("s") and len(word) > SHORTEST_PLURAL else word
