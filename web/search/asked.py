"""What a reader asks for in the search's address, and the addresses that ask for more or less."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from registry.language.marks import N_
from registry.search.index.sorting import Sort
from registry.search.queries import SearchAsked, sort_named

FACETS: Mapping[str, str] = {
    "category": N_("Category"),
    "status": N_("State"),
    "reuses": N_("Agencies that reuse it"),
    "licence_family": N_("Family of licences"),
    "publisher": N_("Publisher"),
    "reused": N_("Reuse"),
    "readiness": N_("Readiness"),
    "maintenance": N_("Maintenance"),
    "publisher_kind": N_("Kind of agency"),
    "country": N_("Country"),
    "interface_language": N_("Language of the interface"),
    "platform": N_("Platform"),
    "base_software": N_("Base software"),
    "licence": N_("Licence"),
    "year": N_("Year of the last version"),
}
"""The facets in the order in which the page shows them, the most useful first."""

SORTS: Mapping[Sort, str] = {
    Sort.RELEVANCE: N_("Relevance"),
    Sort.REUSE: N_("Reuse"),
    Sort.ADAPTATION_RATIO: N_("Ratio of time"),
    Sort.FRESHNESS: N_("Last version"),
    Sort.NAME: N_("Name"),
}
LONGEST = 10_000
MOST_CHOSEN = 40
LONGEST_VALUE = 200
ON_A_PAGE = 20
CARRIED = 2_000  # characters of a question that are taken along into a need
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """The question, the facet values that are chosen, and whether invented rows are to show."""

    text: str
    filters: Mapping[str, frozenset[str]]
    cursor: str | None
    demonstration: bool
    was_cut: bool
    sort: Sort

    @property
    def question(self) -> SearchAsked:
        """Return it as the search takes it."""
        return SearchAsked(
            text=self.text,
            filters=self.filters,
            limit=ON_A_PAGE,
            cursor=self.cursor,
            include_demonstration=self.demonstration,
            sort=self.sort,
        )

    @property
    def pairs(self) -> Pairs:
        """Return what stands in the address, the place in the list left out."""
        chosen = [
            (name, value) for name in FACETS for value in sorted(self.filters.get(name, ()))
        ]
        shown = [("demonstration", "1")] if self.demonstration else []
        order = [] if self.sort is Sort.RELEVANCE else [("sort", self.sort.value)]
        return [("q", self.text), *chosen, *shown, *order]

    def without(self, name: str, value: str) -> str:
        """Return the address that asks for the same without one filter."""
        return _address([pair for pair in self.pairs if pair != (name, value)])

    def sorted_by(self, sort: Sort) -> str:
        """Return the address that asks for the same in another order."""
        rest = [pair for pair in self.pairs if pair[0] != "sort"]
        return _address(rest if sort is Sort.RELEVANCE else [*rest, ("sort", sort.value)])

    def as_a_need(self) -> str:
        """Return the address that states a need of what was asked."""
        return (
            f"/needs/new?{urlencode({'problem': self.text[:CARRIED]})}"
            if self.text
            else "/needs/new"
        )

    def as_a_watch(self) -> str | None:
        """Return the address that has the reader told of what answers later; none of all there is."""
        asked = [pair for pair in self.pairs if pair[1]]
        is_question = any(name != "demonstration" for name, _ in asked)
        return f"/watches/new?{urlencode(asked)}" if is_question else None

    def without_filters(self) -> str:
        """Return the address that asks for the same without any filter."""
        return _address([pair for pair in self.pairs if pair[0] not in FACETS])

    def from_there(self, cursor: str | None) -> str | None:
        """Return the address of the part that begins at a cursor."""
        return _address([*self.pairs, ("cursor", cursor)]) if cursor else None

    def switched(self) -> str:
        """Return the address that asks for the same with, or without, invented rows."""
        rest = [pair for pair in self.pairs if pair[0] != "demonstration"]
        return _address(rest if self.demonstration else [*rest, ("demonstration", "1")])


def asked_in(parameters: QueryParams) -> Asked:
    """Read the address; a question that is too long is cut, and the page says so. Raises UnknownSortError."""
    text = parameters.get("q", "").strip()
    filters = {
        name: frozenset(
            value[:LONGEST_VALUE] for value in parameters.getlist(name)[:MOST_CHOSEN] if value
        )
        for name in FACETS
    }
    return Asked(
        text=text[:LONGEST],
        filters={name: values for name, values in filters.items() if values},
        cursor=parameters.get("cursor") or None,
        demonstration=parameters.get("demonstration") == "1",
        was_cut=len(text) > LONGEST,
        sort=sort_named(parameters.get("sort", "")),
    )


def _address(pairs: Pairs) -> str:
    kept = [(name, value) for name, value in pairs if value]
    return f"/search?{urlencode(kept)}" if kept else "/search"
