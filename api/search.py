"""What is there? Words, meaning and facets over the catalogue."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import Field
from starlette.requests import Request

from api.dependencies import Actor, Database, ReaderLanguage, house_of
from api.endpoints import new_router
from api.explanations import ExplanationOut
from api.outs import OptionalAgencyCode, Out
from api.paging import PageParameters
from api.search_filters import Filters
from registry.catalogue.models import Software
from registry.catalogue.vocabulary import DevelopmentStatus, MaintenanceStatus
from registry.language.vocabulary import Language
from registry.search.index.outcome import Answer, Reason, ReasonKind
from registry.search.index.sorting import Sort
from registry.search.labels import as_document, as_found, as_reasons
from registry.search.queries import SearchAsked, reuses_of
from registry.search.queries import search as ask

router = new_router("/search", "Search")

LONGEST = 10_000


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
    explanation: ExplanationOut | None = Field(description="Null unless it is asked for.")


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
        description="By the name of each filter. A facet's own filter is left out of its counts, so that"
        " its other values can be told."
    )
    next: str | None


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
    sort: Annotated[
        Sort,
        Query(
            description="`relevance`, which without words is by name; `reuse`, most agencies first;"
            " `adaptation_ratio`, what took least of the original's months first (the middle one of"
            " its own reuses whose months are known); `freshness`, the latest version first; `name`."
            " What is not known comes last."
        ),
    ] = Sort.RELEVANCE,
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
        sort=sort,
    )


Question = Annotated[SearchAsked, Depends(_asked)]


@router.get("")
def search(
    request: Request,
    session: Database,
    actor: Actor,
    language: ReaderLanguage,
    asked: Question,
    *,
    explain: Annotated[
        bool,
        Query(description="Whether to tell of each result what its score is made of, and why."),
    ] = False,
) -> SearchOut:
    """Search the software you may know of, by words and by meaning, in any of our languages."""
    found_there = ask(
        session, house_of(request).index, replace(asked, reader_language=language), actor
    )
    shown = asked.include_demonstration
    reuses = (
        reuses_of(session, actor, found_there.hits, demonstration=shown) if explain else None
    )
    return SearchOut.model_validate(as_document(found_there, language, reuses))


def found(software: Software, successor: Software | None) -> FoundSoftware:
    """Return a software in short, as a result shows it."""
    return FoundSoftware.model_validate(as_found(software, successor))


def reasons_of(reasons: tuple[Reason, ...]) -> list[ReasonOut]:
    """Return the reasons for which a software was found."""
    return [ReasonOut.model_validate(reason) for reason in as_reasons(reasons)]
