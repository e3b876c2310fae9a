"""Short ways to ask an index."""

from registry.search.index.access import ReaderScope
from registry.search.index.index import SearchIndex
from registry.search.index.outcome import SearchOutcome
from registry.search.index.question import SearchQuery

EVERYONE = ReaderScope()


def ask(
    index: SearchIndex, text: str, scope: ReaderScope = EVERYONE, **others
) -> SearchOutcome:
    """Return what a reader finds."""
    return index.search(SearchQuery(text, **others), scope)


def found(index: SearchIndex, text: str, scope: ReaderScope = EVERYONE, **others) -> list[str]:
    """Return the slugs of what a reader finds, best first."""
    return [one.slug for one in ask(index, text, scope, **others).results]


def counts(outcome: SearchOutcome, facet: str) -> dict[str, int]:
    """Return one facet's values and their counts."""
    return {one.value: one.count for one in outcome.facets[facet]}
