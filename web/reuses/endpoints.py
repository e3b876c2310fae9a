"""The endpoints of reuses."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry.actors import rules
from registry.actors.policy import require
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.agencies.queries import agency_with_id
from registry.catalogue.queries import find_software
from registry.errors import NotAllowedError, RefusalError, StaleError
from registry.history.unit_of_work import attempt
from registry.language.vocabulary import Language
from registry.reuse import policy
from registry.reuse.models import Reuse
from registry.reuse.queries import account_of, find_reuse
from registry.reuse.schemas import ContributionDraft, ReuseEdit
from registry.reuse.service import edit_reuse, move_reuse
from registry.reuse.stages import StageOrderError
from web.addresses import see_other
from web.changes import Change, changes_since
from web.demonstration import WithInvented
from web.dependencies import Actor, Database, Posted, SignedIn
from web.forms import Draft, Form, fill
from web.refusals import IN_THE_FORM, STALE, status_of
from web.rendering.page import render
from web.reuses import answers, asking
from web.reuses.listing import ReusesAsked, reuses_page
from web.reuses.showing import Forms, reuse_page
from web.shell import language_of
from web.versions import is_stale, opened_version

router = APIRouter(prefix="/reuses", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT
Word = Annotated[str, Query(max_length=500)]


@router.get("")
def index(
    request: Request,
    session: Database,
    actor: Actor,
    with_invented: WithInvented,
    agency: Word = "",
    cursor: Word = "",
) -> Response:
    """Show the reuses that a reader may know of: the real ones, or the invented ones too."""
    asked = ReusesAsked(agency or None, with_invented, cursor or None)
    return render(request, "reuses/index.html", reuses_page(session, actor, asked))


@router.get("/new")
def ask(
    request: Request,
    session: Database,
    actor: SignedIn,
    software: Word = "",
    need: UUID | None = None,
) -> Response:
    """Ask how the agency reuses a software."""
    agency = _own_agency(session, actor)
    taken = find_software(session, actor, software) if software else None
    form = asking.blank(session, taken, need)
    page = asking.record_page(session, actor, agency, form, language_of(request))
    return render(request, "reuses/record.html", page)


@router.post("/new")
def record(request: Request, session: Database, actor: SignedIn, posted: Posted) -> Response:
    """Record the reuse and show it; or show the form again."""
    language, code = language_of(request), WRONG
    agency = _own_agency(session, actor)
    form = fill(answers.RecordedReuse, posted, language, answers.ASKS)
    if form.draft is not None:
        try:
            with attempt(session):
                reuse = answers.record(session, actor, form.draft)
        except IN_THE_FORM as refusal:
            form, code = _refused(form, refusal, language)
            agency = _own_agency(session, actor)
        else:
            return see_other(f"/reuses/{reuse.id}?done=recorded")
    page = asking.record_page(session, actor, agency, form, language)
    return render(request, "reuses/record.html", page, code)


@router.get("/{reuse_id}")
def show(
    request: Request,
    session: Database,
    actor: Actor,
    reuse_id: UUID,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show a reuse."""
    reuse = find_reuse(session, actor, reuse_id)
    page = reuse_page(session, actor, reuse, language_of(request), done=done)
    return render(request, "reuses/show.html", page)


@router.post("/{reuse_id}/stages")
def move(
    request: Request, session: Database, actor: SignedIn, posted: Posted, reuse_id: UUID
) -> Response:
    """Move a reuse on to a stage; or show why not."""
    language, code, changes = language_of(request), WRONG, None
    reuse = _own_reuse(session, actor, reuse_id)
    form = fill(answers.StageMove, posted, language, answers.ASKS)
    if is_stale(reuse, posted):
        code = STALE
    elif form.draft is not None:
        asked = form.draft
        try:
            with attempt(session):
                move_reuse(session, actor, reuse, asked.stage, asked.entered_on, asked.reason)
        except IN_THE_FORM as refusal:
            form, code = _refused(form, refusal, language)
            reuse = _own_reuse(session, actor, reuse_id)
        else:
            return see_other(f"/reuses/{reuse_id}?done=moved")
    if code == STALE:
        form = form.complaining(StaleError())
        changes = _changes(session, reuse, posted, language)
    forms = Forms(move=form, changes=changes)
    page = reuse_page(session, actor, reuse, language, forms)
    return render(request, "reuses/show.html", page, code)


@router.post("/{reuse_id}/contributions")
def contribute(
    request: Request, session: Database, actor: SignedIn, posted: Posted, reuse_id: UUID
) -> Response:
    """Record what the agency gave back; or show the form again."""
    language, code = language_of(request), WRONG
    reuse = _own_reuse(session, actor, reuse_id)
    form = fill(ContributionDraft, posted, language, answers.ASKS_CONTRIBUTION)
    if form.draft is not None:
        try:
            with attempt(session):
                answers.contribute(session, actor, account_of(session, reuse), form.draft)
        except IN_THE_FORM as refusal:
            form, code = form.complaining(refusal), status_of(refusal)
            reuse = _own_reuse(session, actor, reuse_id)
        else:
            return see_other(f"/reuses/{reuse_id}?done=contributed")
    page = reuse_page(session, actor, reuse, language, Forms(contribution=form))
    return render(request, "reuses/show.html", page, code)


@router.get("/{reuse_id}/edit")
def ask_edit(request: Request, session: Database, actor: SignedIn, reuse_id: UUID) -> Response:
    """Show a reuse as it is kept, to be edited."""
    language = language_of(request)
    reuse = _own_reuse(session, actor, reuse_id)
    form = answers.kept(account_of(session, reuse), language)
    page = asking.edit_page(session, actor, reuse, form, language)
    return render(request, "reuses/edit.html", page)


@router.post("/{reuse_id}/edit")
def edit(
    request: Request, session: Database, actor: SignedIn, posted: Posted, reuse_id: UUID
) -> Response:
    """Edit the reuse and show it; or show the form again."""
    language, code = language_of(request), WRONG
    reuse = _own_reuse(session, actor, reuse_id)
    form = fill(ReuseEdit, posted, language, answers.ASKS)
    if is_stale(reuse, posted):
        code = STALE
    elif form.draft is not None:
        try:
            with attempt(session):
                edit_reuse(session, actor, reuse, form.draft)
        except IN_THE_FORM as refusal:
            form, code = _refused(form, refusal, language)
            reuse = _own_reuse(session, actor, reuse_id)
        else:
            return see_other(f"/reuses/{reuse_id}?done=edited")
    changes = _changes(session, reuse, posted, language) if code == STALE else None
    page = asking.edit_page(session, actor, reuse, form, language, changes)
    return render(request, "reuses/edit.html", page, code)


def _own_agency(session: Database, actor: rules.Actor) -> Agency:
    require(actor, Permission.RECORD_REUSE, actor.agency_id)
    if actor.agency_id is None:
        raise NotAllowedError
    return agency_with_id(session, actor.agency_id)


def _own_reuse(session: Database, actor: rules.Actor, reuse_id: UUID) -> Reuse:
    reuse = find_reuse(session, actor, reuse_id)
    policy.require_record(actor, reuse.agency_id)
    return reuse


def _refused(
    form: Form[Draft], refusal: RefusalError, language: Language
) -> tuple[Form[Draft], int]:
    if isinstance(refusal, StaleError):
        return form, STALE
    field = str(getattr(refusal, "field", "")).replace(".", "-")
    if isinstance(refusal, StageOrderError):
        field = "stage"
    return form.complaining(answers.in_words(refusal, language), field), status_of(refusal)


def _changes(
    session: Database, reuse: Reuse, posted: Posted, language: Language
) -> list[Change]:
    return changes_since(session, reuse, opened_version(posted), asking.NAMES, language)
