"""The thesaurus: concepts of public administration, and what each is called."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query
from pydantic import Field
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from api.addresses import made
from api.conditional import IfMatch, tagged
from api.dependencies import Actor, Database
from api.endpoints import new_router
from api.outs import Moment, Out
from api.paging import Listed, PageParameters
from registry.actors import rules
from registry.database.paging import Page
from registry.language.vocabulary import Language
from registry.terms.models import Concept
from registry.terms.queries import (
    ConceptsAsked,
    find_concept,
    links_of,
    list_concepts,
    same_job_of,
)
from registry.terms.schemas import ConceptDraft, ConceptEdit
from registry.terms.service import add_concept, edit_concept
from registry.terms.vocabulary import ConceptKind

router = new_router("/thesaurus", "Thesaurus")


def _concept(session: Database, concept_id: UUID) -> Concept:
    return find_concept(session, concept_id)


ConceptAsked = Annotated[Concept, Depends(_concept)]


class WordingOut(Out):
    """One label in each language that has one."""

    es: str | None = None
    pt: str | None = None
    en: str | None = None


class WordingsOut(Out):
    """The labels in each language."""

    es: list[str] = Field(default_factory=list)
    pt: list[str] = Field(default_factory=list)
    en: list[str] = Field(default_factory=list)


class SameJobOut(Out):
    """A free software that does the same job as a commercial product."""

    name: str
    slug: str | None = Field(description="Its entry here, where there is one.")
    source_url: str | None = Field(
        description="Where it is said, if not where the concept says so."
    )
    read_on: date | None = Field(
        description="When somebody read it there; without it the source is named only."
    )


class LinkedOut(Out):
    """Another concept that this one leads to."""

    id: UUID
    name: str
    is_retired: bool


class LinksOut(Out):
    """What stands above and under a concept, and beside it."""

    broader: list[LinkedOut]
    narrower: list[LinkedOut]
    related: list[LinkedOut]


class ConceptOut(Out):
    """A concept, in SKOS's words: its preferred labels and its alternative ones."""

    id: UUID
    kind: ConceptKind
    preferred: WordingOut
    alternative: WordingsOut
    expansion: WordingOut = Field(description="What an acronym stands for.")
    does: WordingsOut = Field(description="What a commercial product is for.")
    same_job: list[SameJobOut] = Field(
        description="Free software that does the job of a commercial product, as far as you may know of it."
    )
    links: LinksOut = Field(
        description="Other concepts, as SKOS has them. `broader` and `related` are edited, by their ids."
    )
    source: str | None = Field(description="Who says so.")
    source_url: str | None
    note: str | None
    is_retired: bool = Field(description="Whether the search leaves it out.")
    created_at: Moment
    updated_at: Moment


@router.get("", response_model=Listed[ConceptOut])
def index(
    session: Database,
    actor: Actor,
    asked: PageParameters,
    q: Annotated[str, Query(max_length=200, description="What stands in a label.")] = "",
    kind: ConceptKind | None = None,
    words_in: Annotated[
        Language | None, Query(description="A language that it has a label in.")
    ] = None,
) -> Page[ConceptOut]:
    """List the concepts, by their names."""
    page = list_concepts(session, ConceptsAsked(q, kind, words_in), asked)
    return Page(_shown(session, actor, page.items), page.next)


@router.post("", response_model=ConceptOut, status_code=status.HTTP_201_CREATED)
def add(
    request: Request, session: Database, actor: Actor, draft: ConceptDraft, response: Response
) -> ConceptOut:
    """Add a concept. An acronym needs its expansion; a commercial product its source and what it does."""
    concept = tagged(session, response, add_concept(session, actor, draft))
    made(request, response, "thesaurus", str(concept.id))
    return _shown(session, actor, [concept])[0]


@router.get("/{concept_id}", response_model=ConceptOut)
def show(
    session: Database, actor: Actor, concept: ConceptAsked, response: Response
) -> ConceptOut:
    """Show a concept."""
    return _shown(session, actor, [tagged(session, response, concept)])[0]


@router.patch("/{concept_id}", response_model=ConceptOut)
def edit(
    session: Database,
    actor: Actor,
    match: IfMatch,
    concept: ConceptAsked,
    edit: ConceptEdit,
    response: Response,
) -> ConceptOut:
    """Edit a concept: the fields that are given, each as a whole."""
    match.require(concept)
    edited = tagged(session, response, edit_concept(session, actor, concept, edit))
    return _shown(session, actor, [edited])[0]


def _shown(session: Database, reader: rules.Actor, concepts: list[Concept]) -> list[ConceptOut]:
    same_job, links = same_job_of(session, reader, concepts), links_of(session, concepts)
    return [
        ConceptOut.read(each, same_job=same_job[each.id], links=links[each.id])
        for each in concepts
    ]
