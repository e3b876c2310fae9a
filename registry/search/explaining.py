"""Why a result stands where it does, in words that every door tells alike.

The numbers are the parts of its score (`registry/search/index/outcome.py`): they add up to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from registry.language.marks import N_
from registry.search.index.outcome import Reason
from registry.search.index.words import fold
from registry.search.synonyms import NO_EXPANSIONS, Expansions, is_by_thesaurus

How = Literal["word", "thesaurus", "meaning"]
"""Found itself, in this form or another; by what people say stands for it; by a like meaning."""

PARTS: Final[Mapping[str, str]] = {
    "passage": N_("Meaning of its best sentence"),
    "whole": N_("Meaning of the whole entry"),
    "words": N_("Words found"),
    "coverage": N_("Share of the question found"),
    "about": N_("Share of the entry that speaks of it"),
    "name": N_("It is called so"),
    "organisation": N_("Who publishes or holds it is called so"),
    "evidence": N_("What speaks for it"),
    "status": N_("It is discontinued"),
}
"""What each part of a score is called."""

EVIDENCE: Final[Mapping[str, str]] = {
    "reused": N_("other agencies reuse it"),
    "status": N_("it is stable"),
    "maintenance": N_("it is maintained"),
    "readiness": N_("it is ready to be reused"),
    "year": N_("it has a recent version"),
}
"""What the facets that speak for an entry say of it."""


@dataclass(frozen=True)
class Matched:
    """A word asked for, the one that answers it, how, and in a text of which language it stands."""

    asked: str
    found: str
    how: How
    language: str | None


def sentence_of(reasons: Sequence[Reason]) -> Reason | None:
    """Return what answers best and is more than a name or a category."""
    return next((each for each in reasons if each.field not in {"name", "category"}), None)


def matched_words(
    reasons: Sequence[Reason], synonyms: Expansions = NO_EXPANSIONS
) -> list[Matched]:
    """Return each word asked for once, with what answers it best."""
    found: dict[str, Matched] = {}
    for reason in reasons:
        for asked, word in reason.words:
            found.setdefault(fold(asked), Matched(asked, word, "word", reason.language))
    for reason in reasons:
        for asked, word in reason.akin:
            how: How = "thesaurus" if is_by_thesaurus(synonyms, asked, word) else "meaning"
            found.setdefault(fold(asked), Matched(asked, word, how, reason.language))
    return list(found.values())
