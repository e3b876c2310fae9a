"""What is handed in about watches."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from registry.drafts import Draft, NotEmptied
from registry.language.marks import N_
from registry.search.index.marks import FACETS
from registry.text import Line, Prose
from registry.watches.vocabulary import MailDigest

Chosen = Annotated[list[Line], Field(default_factory=list, max_length=40)]


class SearchDraft(Draft):
    """A search to be watched: its words, and the values chosen of each facet."""

    q: Prose | None = None
    category: Chosen
    licence_family: Chosen
    licence: Chosen
    status: Chosen
    maintenance: Chosen
    reused: Chosen
    reuses: Chosen
    readiness: Chosen
    publisher: Chosen
    publisher_kind: Chosen
    country: Chosen
    interface_language: Chosen
    platform: Chosen
    base_software: Chosen
    year: Chosen
    query_language: Literal["es", "pt", "en", "fr", "it", "de"] | None = None
    demonstration: bool = False

    @property
    def filters(self) -> dict[str, list[str]]:
        """Return the values chosen of each facet of which any is."""
        chosen: dict[str, list[str]] = {facet: getattr(self, facet) for facet in FACETS}
        return {facet: sorted(set(values)) for facet, values in chosen.items() if values}


class WatchDraft(Draft):
    """A search or a need to be told of; without a name it is called by what it asks."""

    name: Line | None = None
    search: SearchDraft | None = None
    need: UUID | None = None
    mail: MailDigest = MailDigest.NONE

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Self:
        if (self.search is None) == (self.need is None):
            raise PydanticCustomError(
                "search_or_need", N_("Name a search or a need, and not both.")
            )
        return self


class WatchEdit(Draft):
    """What is to change of a watch: the fields that are given."""

    name: Annotated[Line | None, NotEmptied()] = None
    mail: Annotated[MailDigest | None, NotEmptied()] = None
    is_paused: Annotated[bool | None, NotEmptied()] = None
