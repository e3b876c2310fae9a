"""The page of who helps with a software."""

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter
from starlette import status
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from registry import clock
from registry.actors.rules import Actor as Reader
from registry.catalogue.models import Software
from registry.catalogue.policy import may_review
from registry.catalogue.queries import find_software, is_demonstration
from registry.history.unit_of_work import attempt
from registry.upkeep.policy import may_name, may_remove, require_name
from registry.upkeep.queries import Helper, find_supporter, helpers_of
from registry.upkeep.schemas import SupporterDraft
from registry.upkeep.service.supporting import (
    approve_supporter,
    name_supporter,
    remove_supporter,
)
from web.addresses import moved, see_other
from web.dependencies import Actor, Database, Posted, SignedIn
from web.forms import Form, fill
from web.names import choices
from web.refusals import IN_THE_FORM, said_in
from web.rendering.page import render
from web.shell import language_of
from web.software.answers import AnyForm
from web.upkeep.names import KINDS

router = APIRouter(prefix="/software", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT


@dataclass(frozen=True)
class HelperShown:
    """Somebody who helps, and what this reader may do about it."""

    helper: Helper
    kind: str
    has_ended: bool
    may_remove: bool


@dataclass(frozen=True)
class SupportersPage:
    """Who helps with a software, and the form to name somebody."""

    software: Software
    helpers: list[HelperShown]
    form: AnyForm
    kinds: list[tuple[str, str]]
    may_name: bool
    may_review: bool
    done: str
    holds_demonstration: bool


@router.get("/{slug}/supporters")
def show(request: Request, session: Database, actor: Actor, slug: str) -> Response:
    """Show who helps with a software."""
    software = find_software(session, actor, slug)
    if elsewhere := moved(request, slug, software.slug):
        return elsewhere
    return _page(request, session, actor, software, Form())


@router.post("/{slug}/supporters")
def name(
    request: Request, session: Database, actor: SignedIn, posted: Posted, slug: str
) -> Response:
    """Name somebody who helps; or show the form again."""
    require_name(actor)
    software = find_software(session, actor, slug)
    form, code = fill(SupporterDraft, _a_line_each(posted), language_of(request)), WRONG
    if form.draft is not None:
        try:
            with attempt(session):
                name_supporter(session, actor, software, form.draft)
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal)
            software = find_software(session, actor, slug)
        else:
            return see_other(f"/software/{software.slug}/supporters?done=named")
    return _page(request, session, actor, software, form.again(), code)


@router.post("/{slug}/supporters/{supporter_id}/approve")
def approve(session: Database, actor: SignedIn, slug: str, supporter_id: UUID) -> Response:
    """Show all readers who helps with a software."""
    software = find_software(session, actor, slug)
    supporter = find_supporter(session, actor, software, supporter_id)
    approve_supporter(session, actor, software, supporter)
    return see_other(f"/software/{software.slug}/supporters?done=approved")


@router.post("/{slug}/supporters/{supporter_id}/remove")
def remove(session: Database, actor: SignedIn, slug: str, supporter_id: UUID) -> Response:
    """Strike out somebody who does not help, or no longer."""
    software = find_software(session, actor, slug)
    supporter = find_supporter(session, actor, software, supporter_id)
    remove_supporter(session, actor, software, supporter)
    return see_other(f"/software/{software.slug}/supporters?done=removed")


def _a_line_each(posted: FormData) -> FormData:
    """Part the services, which are typed into one field, a line for each."""
    pairs = [pair for pair in posted.multi_items() if pair[0] != "services"]
    lines = str(posted.get("services", "")).splitlines()
    return FormData([*pairs, *(("services", line) for line in lines if line.strip())])


def _page(
    request: Request,
    session: Database,
    actor: Reader,
    software: Software,
    form: AnyForm,
    code: int = status.HTTP_200_OK,
) -> Response:
    helpers = helpers_of(session, actor, software)
    page = SupportersPage(
        software=software,
        helpers=[_shown(actor, software, each) for each in helpers],
        form=form,
        kinds=choices(KINDS, language_of(request)),
        may_name=may_name(actor),
        may_review=may_review(actor),
        done=request.query_params.get("done", ""),
        holds_demonstration=is_demonstration(software),
    )
    return render(request, "upkeep/supporters.html", page, code)


def _shown(actor: Reader, software: Software, helper: Helper) -> HelperShown:
    return HelperShown(
        helper,
        KINDS[helper.kind],
        has_ended=helper.until is not None and helper.until < clock.today(),
        may_remove=helper.row is not None and may_remove(actor, software, helper.row),
    )
