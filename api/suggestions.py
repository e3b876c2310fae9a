"""What somebody who types may mean."""

from typing import Annotated

from fastapi import Query
from pydantic import Field
from starlette.requests import Request

from api.dependencies import Database, ReaderLanguage, house_of
from api.endpoints import new_router
from api.outs import Out
from registry.search.index.suggesting import Kind
from registry.search.suggestions import MOST, USUAL, suggestions

router = new_router("/suggest", "Search")

LONGEST = 200


class SuggestionOut(Out):
    """Something to ask for."""

    text: str = Field(examples=["Agenda de citas y reserva de hora"])
    kind: Kind = Field(
        description="`name`: of a software; `category`; `feature`: something that a software does;"
        " `word`: one that the catalogue's texts hold."
    )
    slug: str | None = Field(
        description="The entry that is called so, or the category's code; null for the others.",
        examples=["appointment-scheduling"],
    )


class SuggestionsOut(Out):
    """What may be meant, names first."""

    items: list[SuggestionOut]


@router.get("")
def suggest(
    request: Request,
    session: Database,
    language: ReaderLanguage,
    q: Annotated[
        str,
        Query(
            max_length=LONGEST,
            description="What was typed: whole words and the beginning of the last one, at least"
            " two letters of it. Accents and case do not matter.",
            examples=["agenda elec"],
        ),
    ] = "",
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many to suggest.")] = USUAL,
) -> SuggestionsOut:
    """Suggest names, categories, features and words of the public entries, to anyone alike."""
    found = suggestions(session, house_of(request).index, q, language, limit)
    return SuggestionsOut(
        items=[SuggestionOut(text=each.text, kind=each.kind, slug=each.slug) for each in found]
    )
