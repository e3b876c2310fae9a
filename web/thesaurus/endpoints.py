"""The endpoints of the thesaurus."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry.actors.rules import STRANGER
from registry.history.unit_of_work import attempt
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.terms import policy
from registry.terms.models import Concept
from registry.terms.queries import (
    ConceptsAsked,
    every_concept,
    find_concept,
    links_of,
    same_job_of,
)
from registry.terms.service import add_concept, edit_concept
from registry.terms.vocabulary import ConceptKind
from web.addresses import see_other
from web.changes import Change, changes_since
from web.dependencies import Actor, Cursor, Database, Posted, SignedIn, TheHouse
from web.forms import Form, fill
from web.refusals import IN_THE_FORM, STALE, said_in
from web.rendering.page import render
from web.shell import language_of
from web.thesaurus import asking, showing
from web.thesaurus.asking import PostedConcept, PostedEdit
from web.versions import is_stale, opened_version

router = APIRouter(include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT
TURTLE = "text/turtle; charset=utf-8"
DONE = {"added": N_("The concept was added."), "edited": N_("The changes were kept.")}
Word = Annotated[str, Query(max_length=200)]


async def _which(q: Word = "", kind: Word = "", words_in: Word = "") -> ConceptsAsked:
    return ConceptsAsked(
        text=q.strip(),
        kind=next((each for each in ConceptKind if each == kind), None),
        language=next((each.value for each in Language if each == words_in), None),
    )


Which = Annotated[ConceptsAsked, Depends(_which)]


@router.get("/thesaurus")
def index(
    request: Request,
    session: Database,
    actor: Actor,
    asked: Which,
    cursor: Cursor = None,
) -> Response:
    """Show the concepts, those that are asked for where anything is."""
    page = showing.thesaurus_page(session, actor, asked, cursor, language_of(request))
    return render(request, "thesaurus/list.html", page)


@router.get("/thesaurus.ttl")
def as_skos(session: Database, house: TheHouse) -> Response:
    """Give the thesaurus as SKOS, as anyone may see it."""
    # rdflib takes a quarter of a second to load: whoever never asks for it does without
    from registry.terms.skos.writing import write  # noqa: PLC0415  see above

    concepts = every_concept(session)
    same_job = same_job_of(session, STRANGER, concepts)
    return Response(write(house.settings.public_url, concepts, same_job), media_type=TURTLE)


@router.get("/thesaurus/new")
def ask(request: Request, actor: SignedIn) -> Response:
    """Ask what concept is to be added."""
    policy.require_edit(actor)
    page = asking.form_page(Form(), language_of(request))
    return render(request, "thesaurus/form.html", page)


@router.post("/thesaurus/new")
def add(request: Request, session: Database, actor: SignedIn, posted: Posted) -> Response:
    """Add the concept and show it; or show the form again."""
    policy.require_edit(actor)
    language, code = language_of(request), WRONG
    form = fill(PostedConcept, asking.parted(posted), language, asking.ASKS)
    if form.draft is not None:
        try:
            with attempt(session):
                concept = add_concept(session, actor, form.draft.tied(session))
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal, asking.field_of(refusal))
        else:
            return see_other(f"/thesaurus/{concept.id}?done=added")
    return render(request, "thesaurus/form.html", asking.form_page(form, language), code)


@router.get("/thesaurus/{concept_id}")
def show(
    request: Request,
    session: Database,
    actor: Actor,
    concept_id: UUID,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show a concept, and what became of it."""
    concept = find_concept(session, concept_id)
    page = showing.concept_page(
        session, actor, concept, language_of(request), DONE.get(done, "")
    )
    return render(request, "thesaurus/show.html", page)


@router.get("/thesaurus/{concept_id}/edit")
def ask_edit(
    request: Request, session: Database, actor: SignedIn, concept_id: UUID
) -> Response:
    """Show what is said of a concept, to be edited."""
    policy.require_edit(actor)
    concept = find_concept(session, concept_id)
    language = language_of(request)
    links = links_of(session, [concept])[concept.id]
    page = asking.form_page(asking.kept(concept, links, language), language, concept)
    return render(request, "thesaurus/form.html", page)


@router.post("/thesaurus/{concept_id}/edit")
def edit(
    request: Request, session: Database, actor: SignedIn, posted: Posted, concept_id: UUID
) -> Response:
    """Edit the concept and show it; or show the form again."""
    policy.require_edit(actor)
    language, code = language_of(request), WRONG
    concept = find_concept(session, concept_id)
    form = fill(PostedEdit, asking.parted(posted), language)
    if is_stale(concept, posted):
        code = STALE
    elif form.draft is not None:
        try:
            with attempt(session):
                edit_concept(session, actor, concept, form.draft.whole(session))
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal, asking.field_of(refusal))
            concept = find_concept(session, concept_id)
        else:
            return see_other(f"/thesaurus/{concept_id}?done=edited")
    changes = _changes(session, concept, opened_version(posted), language, code)
    page = asking.form_page(form, language, concept, changes)
    return render(request, "thesaurus/form.html", page, code)


def _changes(
    session: Database, concept: Concept, version: int, language: Language, code: int
) -> list[Change] | None:
    if code != STALE:
        return None
    writers = showing.writers(session)
    return changes_since(session, concept, version, showing.NAMES, language, writers)
