"""The endpoints of an entry's form, step by step: of one that is begun, and of one that is there."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry.actors import rules
from registry.agencies.models import Agency
from registry.agencies.queries import agency_with_id
from registry.catalogue import policy
from registry.catalogue.entry import entry_of, upkeep_of
from registry.catalogue.lineages import successors
from registry.catalogue.models import Software
from registry.catalogue.publiccode_file import publiccode_yml
from registry.catalogue.queries import find_software, software_by_repository, software_with_ids
from registry.catalogue.repository import normalise_repository
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import RepositoryTakenError, edit_software, enter_software
from registry.catalogue.vocabulary import Life
from registry.errors import NotAllowedError, RefusalError
from registry.history.unit_of_work import attempt
from web.addresses import see_other
from web.dependencies import Database, Posted, SignedIn
from web.refusals import IN_THE_FORM, STALE, said_in
from web.rendering.page import render
from web.shell import language_of
from web.software import answers
from web.software.asking import About, step_page, whole_page
from web.software.meanwhile import changes_of_entry
from web.software.steps import Step
from web.versions import is_stale, opened_version

router = APIRouter(prefix="/software", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT
Done = Annotated[str, Query(max_length=20)]


@router.get("/new/form")
def ask(request: Request, session: Database, actor: SignedIn) -> Response:
    """Ask for the name of a software, and where it is."""
    about = About(own_agency(session, actor))
    drawn = answers.blank(Step.NAME, language_of(request))
    return _form(request, session, actor, drawn, about)


@router.post("/new/form")
def begin(request: Request, session: Database, actor: SignedIn, posted: Posted) -> Response:
    """Keep a draft and go on to the next step; or show the form again."""
    agency = own_agency(session, actor)
    form, code = answers.read(Step.NAME, posted, language_of(request)), WRONG
    if form.draft is not None:
        try:
            with attempt(session):
                draft = SoftwareDraft(**form.draft.model_dump(), life=Life.DRAFT)
                software = enter_software(session, actor, draft)
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal, _field_of(refusal))
            agency = own_agency(session, actor)
        else:
            return see_other(f"/software/{software.slug}/edit/{Step.DESCRIPTION}")
    about = About(agency, registered=_registered(session, actor, form))
    drawn = answers.shown_again(Step.NAME, form)
    return _form(request, session, actor, drawn, about, code)


@router.get("/{slug}/edit")
def whole(
    request: Request, session: Database, actor: SignedIn, slug: str, done: Done = ""
) -> Response:
    """Show the whole entry with its file, and where it can go from here."""
    software = own_software(session, actor, slug)
    page = whole_page(session, actor, software, language_of(request), done)
    return render(request, "software/whole.html", page)


@router.get("/{slug}/edit/publiccode.yml")
def download(request: Request, session: Database, actor: SignedIn, slug: str) -> Response:
    """Hand out the file that an entry leaves as, whether it is published or not."""
    software = own_software(session, actor, slug)
    text = publiccode_yml(session, actor, software, language_of(request))
    headers = {"Content-Disposition": 'attachment; filename="publiccode.yml"'}
    return Response(text, media_type="application/yaml", headers=headers)


@router.get("/{slug}/edit/{step}")
def ask_step(
    request: Request, session: Database, actor: SignedIn, slug: str, step: Step
) -> Response:
    """Show a step of an entry as it is kept."""
    software = own_software(session, actor, slug)
    entry, upkeep = entry_of(session, software), upkeep_of(session, software)
    follows = successors(session, actor, [software.id]).get(software.id)
    successor = follows.slug if follows else None
    drawn = answers.kept(step, entry, upkeep, language_of(request), successor)
    return _form(request, session, actor, drawn, _about(software))


@router.post("/{slug}/edit/{step}")
def edit_step(
    request: Request, session: Database, actor: SignedIn, posted: Posted, slug: str, step: Step
) -> Response:
    """Keep a step and go on to the next; or show it again."""
    language = language_of(request)
    software = own_software(session, actor, slug)
    if drawn := answers.drawn_anew(step, posted, language):
        opened = replace(_about(software), version=opened_version(posted))
        return _form(request, session, actor, drawn, opened)
    form, code = answers.read(step, posted, language), WRONG
    if is_stale(software, posted):
        code = STALE
    elif form.draft is not None:
        try:
            with attempt(session):
                edit = form.draft.edit(entry_of(session, software))
                edit_software(session, actor, software, edit)
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal, _field_of(refusal))
            software = own_software(session, actor, slug)
        else:
            return see_other(_after(software, step, str(posted.get(answers.BUTTON, ""))))
    about = replace(_about(software), registered=_registered(session, actor, form))
    if code == STALE:
        changes = changes_of_entry(session, software, opened_version(posted), language)
        about = replace(about, changes=changes)
    return _form(request, session, actor, answers.shown_again(step, form), about, code)


def own_agency(session: Database, actor: rules.Actor) -> Agency:
    """Return the agency that somebody publishes for. Raises NotAllowedError where there is none."""
    policy.require_publish(actor, actor.agency_id)
    if actor.agency_id is None:
        raise NotAllowedError
    return agency_with_id(session, actor.agency_id)


def own_software(session: Database, actor: rules.Actor, slug: str) -> Software:
    """Return an entry that somebody may edit."""
    software = find_software(session, actor, slug)
    policy.require_edit(actor, software)
    return software


def _about(software: Software) -> About:
    return About(software.agency, software, software.version)


def _after(software: Software, step: Step, button: str) -> str:
    following = step.following
    if button == "whole" or following is None:
        return f"/software/{software.slug}/edit?done=kept"
    return f"/software/{software.slug}/edit/{following}"


def _field_of(refusal: RefusalError) -> str:
    return "repository_url" if isinstance(refusal, RepositoryTakenError) else ""


def _registered(
    session: Database, actor: rules.Actor, form: answers.AnyForm
) -> Software | None:
    """Return the entry that has the repository which was refused, where the reader may know of it."""
    error = form.error("repository_url")
    if error is None or error.sentence != RepositoryTakenError.sentence:
        return None
    key = normalise_repository(form.value("repository_url"))
    other = software_by_repository(session, key) if key else None
    return software_with_ids(session, actor, [other.id]).get(other.id) if other else None


def _form(
    request: Request,
    session: Database,
    actor: rules.Actor,
    drawn: answers.Drawn,
    about: About,
    code: int = status.HTTP_200_OK,
) -> Response:
    page = step_page(session, actor, language_of(request), drawn, about)
    return render(request, "software/step.html", page, code)
