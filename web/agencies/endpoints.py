"""The endpoints of agencies."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette import status
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from registry.agencies import policy
from registry.agencies.models import Agency
from registry.agencies.queries import find_agency
from registry.agencies.schemas import AgencyClosing, AgencyDraft
from registry.agencies.service import CodeTakenError, edit_agency, register_agency
from registry.closing import end_agency
from registry.errors import RefusalError
from registry.history.unit_of_work import attempt
from registry.language.vocabulary import Language
from web.addresses import see_other
from web.agencies import asking
from web.agencies.listing import agencies_page
from web.agencies.showing import agency_page
from web.changes import Change, changes_since
from web.demonstration import WithInvented
from web.dependencies import Actor, Database, Posted, SignedIn
from web.forms import Form, fill, prefilled
from web.refusals import IN_THE_FORM, STALE, said_in
from web.rendering.page import render
from web.shell import language_of
from web.versions import is_stale, opened_version

router = APIRouter(prefix="/agencies", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT
Word = Annotated[str, Query(max_length=500)]


@router.get("")
def index(
    request: Request,
    session: Database,
    actor: Actor,
    with_invented: WithInvented,
    q: Word = "",
    cursor: Word = "",
) -> Response:
    """Show the agencies, those whose name or code holds a text where it is given."""
    page = agencies_page(session, actor, q, cursor or None, demonstration=with_invented)
    return render(request, "agencies/index.html", page)


@router.get("/new")
def ask(request: Request, session: Database, actor: SignedIn) -> Response:
    """Ask which agency is to be registered."""
    policy.require_edit_all(actor)
    page = asking.form_page(session, actor, prefilled({"country": "UY"}), language_of(request))
    return render(request, "agencies/form.html", page)


@router.post("/new")
def register(request: Request, session: Database, actor: SignedIn, posted: Posted) -> Response:
    """Register the agency and show it; or show the form again."""
    policy.require_edit_all(actor)
    language, code = language_of(request), WRONG
    form = fill(AgencyDraft, posted, language, asking.ASKS)
    if form.draft is not None:
        try:
            with attempt(session):
                agency = register_agency(session, actor, form.draft)
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal, _field(refusal))
        else:
            return see_other(f"/agencies/{agency.code}?done=registered")
    page = asking.form_page(session, actor, form, language)
    return render(request, "agencies/form.html", page, code)


@router.get("/{code}")
def show(
    request: Request,
    session: Database,
    actor: Actor,
    code: str,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show an agency; by another spelling, or a code it had before, send the reader to its own."""
    agency = find_agency(session, code)
    if agency.code != code:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(
            f"/agencies/{agency.code}{query}", status.HTTP_308_PERMANENT_REDIRECT
        )
    page = agency_page(session, actor, agency, language_of(request), done)
    return render(request, "agencies/show.html", page)


@router.get("/{code}/edit")
def ask_edit(request: Request, session: Database, actor: SignedIn, code: str) -> Response:
    """Show what is said of an agency, to be edited."""
    agency = find_agency(session, code)
    policy.require_edit(actor, agency)
    language = language_of(request)
    page = asking.form_page(session, actor, asking.kept(agency, language), language, agency)
    return render(request, "agencies/form.html", page)


@router.post("/{code}/edit")
def edit(
    request: Request, session: Database, actor: SignedIn, posted: Posted, code: str
) -> Response:
    """Edit the agency and show it; or show the form again."""
    language, answer = language_of(request), WRONG
    agency = find_agency(session, code)
    policy.require_edit(actor, agency)
    kind = asking.RenamedAgency if "code" in posted else asking.EditedAgency
    form: Form[asking.EditedAgency] = fill(kind, posted, language, asking.ASKS)
    if is_stale(agency, posted):
        answer = STALE
    elif form.draft is not None:
        try:
            with attempt(session):
                edit_agency(session, actor, agency, form.draft)
        except IN_THE_FORM as refusal:
            form, answer = said_in(form, refusal, _field(refusal))
            agency = find_agency(session, code)
        else:
            return see_other(f"/agencies/{agency.code}?done=edited")
    changes = _changes(session, agency, posted, language) if answer == STALE else None
    page = asking.form_page(session, actor, form, language, agency, changes)
    return render(request, "agencies/form.html", page, answer)


@router.get("/{code}/close")
def ask_closing(request: Request, session: Database, actor: SignedIn, code: str) -> Response:
    """Ask when and why an agency ended, and which one follows it."""
    policy.require_edit_all(actor)
    page = asking.closing_page(session, Form(), find_agency(session, code))
    return render(request, "agencies/close.html", page)


@router.post("/{code}/close")
def close_or_merge(
    request: Request, session: Database, actor: SignedIn, posted: Posted, code: str
) -> Response:
    """Close the agency, hand what it has to its heir, and show it; or show the form again."""
    policy.require_edit_all(actor)
    language, answer = language_of(request), WRONG
    agency = find_agency(session, code)
    form = fill(AgencyClosing, posted, language, asking.ASKS)
    if is_stale(agency, posted):
        answer = STALE
    elif form.draft is not None:
        try:
            with attempt(session):
                heir = end_agency(session, actor, agency, form.draft)
        except IN_THE_FORM as refusal:
            form, answer = said_in(form, refusal)
            agency = find_agency(session, code)
        else:
            done = "merged" if heir else "closed"
            return see_other(f"/agencies/{agency.code}?done={done}")
    changes = _changes(session, agency, posted, language) if answer == STALE else None
    page = asking.closing_page(session, form, agency, changes)
    return render(request, "agencies/close.html", page, answer)


def _field(refusal: RefusalError) -> str:
    return "code" if isinstance(refusal, CodeTakenError) else ""


def _changes(
    session: Database, agency: Agency, posted: Posted, language: Language
) -> list[Change]:
    return changes_since(session, agency, opened_version(posted), asking.NAMES, language)
