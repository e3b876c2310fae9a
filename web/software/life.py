"""The endpoints that move an entry on in its life: to its review, into the catalogue, out of it."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry.catalogue.models import Software
from registry.catalogue.publishing import submit, withdraw
from registry.catalogue.queries import is_demonstration
from registry.history.unit_of_work import attempt
from registry.language.marks import N_
from registry.reviews.schemas import WithdrawalDraft
from registry.reviews.service import publish_at_once
from web.addresses import see_other
from web.dependencies import Database, Posted, SignedIn
from web.forms import Form, fill
from web.refusals import IN_THE_FORM, status_of
from web.rendering.page import render
from web.shell import language_of
from web.software.answers import AnyForm
from web.software.editing import own_software

router = APIRouter(prefix="/software", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT
ASKS = {"reason": N_("Say why it is withdrawn: whoever reuses it reads it.")}


@dataclass(frozen=True)
class WithdrawPage:
    """The question why an entry is withdrawn."""

    software: Software
    form: AnyForm
    holds_demonstration: bool


@router.post("/{slug}/submit")
def ask_review(session: Database, actor: SignedIn, slug: str) -> Response:
    """Ask for the review of an entry."""
    software = own_software(session, actor, slug)
    submit(session, actor, software)
    return see_other(f"/software/{software.slug}?done=submitted")


@router.post("/{slug}/publish")
def publish(session: Database, actor: SignedIn, slug: str) -> Response:
    """Publish an entry before a review, where its agency may."""
    software = own_software(session, actor, slug)
    publish_at_once(session, actor, software)
    return see_other(f"/software/{software.slug}?done=published")


@router.get("/{slug}/withdraw")
def ask_reason(request: Request, session: Database, actor: SignedIn, slug: str) -> Response:
    """Ask why an entry is withdrawn."""
    return _form(request, own_software(session, actor, slug), Form())


@router.post("/{slug}/withdraw")
def withdraw_entry(
    request: Request, session: Database, actor: SignedIn, posted: Posted, slug: str
) -> Response:
    """Withdraw an entry; or ask again."""
    software = own_software(session, actor, slug)
    form, code = fill(WithdrawalDraft, posted, language_of(request), ASKS), WRONG
    if form.draft is not None:
        try:
            with attempt(session):
                withdraw(session, actor, software, form.draft.reason)
        except IN_THE_FORM as refusal:
            form, code = form.complaining(refusal), status_of(refusal)
            software = own_software(session, actor, slug)
        else:
            return see_other(f"/software/{software.slug}?done=withdrawn")
    return _form(request, software, form, code)


def _form(
    request: Request, software: Software, form: AnyForm, code: int = status.HTTP_200_OK
) -> Response:
    page = WithdrawPage(software, form, holds_demonstration=is_demonstration(software))
    return render(request, "software/withdraw.html", page, code)
