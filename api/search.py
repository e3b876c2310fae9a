"""What is there? Words, meaning and facets over the catalogue."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import Field
from starlette.requests import Request

from api.dependencies import Actor, Database, ReaderLanguage, house_of
from api.endpoints import new_router
from api.outs import OptionalAgencyCode, Out
from api.paging import PageParameters
from registry.catalogue.models import Software
from registry.catalogue.vocabulary import DevelopmentStatus, MaintenanceStatus
from registry.language.vocabulary import Language
from registry.search.index.outcome import Answer, Reason, ReasonKind
from registry.search.labels import as_document, as_found, as_reasons
from registry.search.queries import SearchAsked
from registry.search.queries import search as ask

router = new_router("/search", "Search")

LONGEST = 10_000
Chosen = Annotated[list[Annotated[str, Field(max_length=200)]], Query(max_length=20)]


class PublisherName(Out):
    """Who publishes a software that was found."""

    name: str = Field(examples=["AGESIC"])
    agency: OptionalAgencyCode


class FoundSoftware(Out):
    """A software that was found, in short."""

    slug: str
    name: str
    publisher: PublisherName
    licence: str | None = Field(description="An SPDX expression; null where it is not known.")
    status: DevelopmentStatus | None
    maintenance_status: MaintenanceStatus | None
    is_discontinued: bool = Field(description="Whether nobody develops it any more.")
    support_ends_on: date | None
    successor: str | None = Field(description="The slug of the software that follows it.")
    is_demonstration: bool = Field(description="Whether it belongs to an invented agency.")


class ReasonOut(Out):
    """Why a software was found: the passage that answers the question."""

    kind: ReasonKind = Field(
        description="`name`: its name holds a word asked for; `words`: the text does; `related`: the"
        " text holds words of like meaning alone; `meaning`: the text means nearly the same."
    )
    text: str
    language: str | None
    field: str = Field(
        description="Where the text stands: `name`, `short_description`, `long_description`,"
        " `feature`, `generic_name`, `alternative_description`, `category`, `publisher`, `holder`"
        " or `base_software`.",
        examples=["feature"],
    )
    score: float = Field(examples=[0.8231])


class HitOut(Out):
    """A software that answers, and why."""

    software: FoundSoftware
    score: float = Field(description="1 is as good as it gets.", examples=[0.9127])
    weak: bool = Field(description="Whether it only comes near, and does not answer.")
    reasons: list[ReasonOut]


class FacetValueOut(Out):
    """One value of a facet, and how many of what was found have it."""

    value: str = Field(examples=["GPL-3.0-or-later"])
    label: str = Field(examples=["GPL-3.0-or-later"])
    count: int = Field(examples=[3])


class SearchOut(Out):
    """One part of what was found; `total` and `facets` are over the whole of it."""

    query: str = Field(examples=["agenda para reservar hora"])
    language: Language
    query_language: str | None = Field(description="As given, else detected.", examples=["es"])
    answer: Answer = Field(
        description="`fits`: something answers; `weak`: what was found only comes near, and is worth a look before"
        " you ask other agencies or state the need; `nothing`: nothing was found. Over all pages and the"
        " filters that are set."
    )
    total: int = Field(examples=[1])
    results: list[HitOut]
    facets: dict[str, list[FacetValueOut]] = Field(
        description="By `category`, `licence`, `status`, `maintenance`, `publisher` and `reused`, which is true"
        " where an agency runs it, were it as a pilot, or did."
    )
    next: str | None


async def _filters(
    category: Chosen = [],  # noqa: B006  FastAPI copies its defaults
    licence: Chosen = [],  # noqa: B006  as above
    status: Chosen = [],  # noqa: B006  as above
    maintenance: Chosen = [],  # noqa: B006  as above
    publisher: Chosen = [],  # noqa: B006  as above
    reused: Chosen = [],  # noqa: B006  as above
) -> Mapping[str, frozenset[str]]:
    """Return the values chosen of each facet: any of a facet's, and of every facet one."""
    chosen = {
        "category": category,
        "licence": licence,
        "status": status,
        "maintenance": maintenance,
        "publisher": publisher,
        "reused": reused,
    }
    return {facet: frozenset(values) for facet, values in chosen.items() if values}


Filters = Annotated[Mapping[str, frozenset[str]], Depends(_filters)]


async def _asked(
    page: PageParameters,
    filters: Filters,
    q: Annotated[
        str,
        Query(
            max_length=LONGEST,
            description="What is needed, in your own words.",
            examples=["agenda para reservar hora"],
        ),
    ] = "",
    query_language: Annotated[
        Literal["es", "pt", "en", "fr", "it", "de"] | None,
        Query(description="The language of the words; detected where it is not given."),
    ] = None,
    *,
    demonstration: Annotated[
        bool,
        Query(
            description="Whether to find what belongs to invented agencies, and count their reuses."
        ),
    ] = False,
) -> SearchAsked:
    return SearchAsked(
        text=q,
        filters=filters,
        limit=page.limit,
        cursor=page.cursor,
        query_language=query_language,
        include_demonstration=demonstration,
    )


Question = Annotated[SearchAsked, Depends(_asked)]


@router.get("")
def search(
    request: Request,
    session: Database,
    actor: Actor,
    language: ReaderLanguage,
    asked: Question,
) -> SearchOut:
    """Search the software you may know of, by words and by meaning, in any of our languages."""
    found_there = ask(
        session, house_of(request).index, replace(asked, reader_language=language), actor
    )
    return SearchOut.model_validate(as_document(found_there, language))


def found(software: Software, successor: Software | None) -> FoundSoftware:
    """Return a software in short, as a result shows it."""
    return FoundSoftware.model_validate(as_found(software, successor))


def reasons_of(reasons: tuple[Reason, ...]) -> list[ReasonOut]:
    """Return the reasons for which a software was found."""
    return [ReasonOut.model_validate(reason) for reason in as_reasons(reasons)]
