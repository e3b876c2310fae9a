"""What an agency gave back to a software: the page that records it, and what strikes it out again."""

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry.actors import rules
from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.catalogue.queries import find_software
from registry.history.unit_of_work import attempt
from registry.reuse.contributing import (
    agency_acting,
    record_contribution,
    remove_contribution,
)
from registry.reuse.contributions import find_contribution
from registry.reuse.models import Reuse
from registry.reuse.queries import open_reuse
from registry.reuse.schemas import OwnContributionDraft
from web.addresses import see_other
from web.dependencies import Database, Posted, SignedIn
from web.forms import Form, fill
from web.names import CONTRIBUTIONS, choices
from web.refusals import IN_THE_FORM, said_in
from web.rendering.page import render
from web.reuses.answers import ASKS_CONTRIBUTION, AnyForm
from web.shell import language_of

router = APIRouter(prefix="/software", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT


@dataclass(frozen=True)
class ContributionPage:
    """The form that records a contribution; it goes with the agency's open reuse where there is one."""

    form: AnyForm
    software: Software
    agency: Agency
    reuse: Reuse | None
    kinds: list[tuple[str, str]]
    holds_demonstration: bool


@router.get("/{slug}/contributions/new")
def ask(request: Request, session: Database, actor: SignedIn, slug: str) -> Response:
    """Ask what the agency gave back to a software."""
    agency = agency_acting(session, actor, None)
    software = find_software(session, actor, slug)
    return _page(request, session, software, agency, Form())


@router.post("/{slug}/contributions/new")
def record(
    request: Request, session: Database, actor: SignedIn, posted: Posted, slug: str
) -> Response:
    """Record what was given back and show the software; or show the form again."""
    agency = agency_acting(session, actor, None)
    software = find_software(session, actor, slug)
    form = fill(OwnContributionDraft, posted, language_of(request), ASKS_CONTRIBUTION)
    code = WRONG
    if form.draft is not None:
        own = form.draft.model_copy(update={"agency": agency.code})
        try:
            with attempt(session):
                record_contribution(session, actor, software, own)
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal)
            agency, software = _again(session, actor, slug)
        else:
            return see_other(f"/software/{software.slug}?done=contributed")
    return _page(request, session, software, agency, form.again(), code)


@router.post("/{slug}/contributions/{contribution_id}/remove")
def remove(session: Database, actor: SignedIn, slug: str, contribution_id: UUID) -> Response:
    """Strike out what was not given back, and show the software again."""
    software = find_software(session, actor, slug)
    remove_contribution(session, actor, find_contribution(session, actor, contribution_id))
    return see_other(f"/software/{software.slug}?done=uncontributed")


def _again(session: Database, actor: rules.Actor, slug: str) -> tuple[Agency, Software]:
    """Read anew what a refusal undid."""
    return agency_acting(session, actor, None), find_software(session, actor, slug)


def _page(
    request: Request,
    session: Database,
    software: Software,
    agency: Agency,
    form: AnyForm,
    code: int = status.HTTP_200_OK,
) -> Response:
    page = ContributionPage(
        form=form,
        software=software,
        agency=agency,
        reuse=open_reuse(session, agency.id, software.id),
        kinds=choices(CONTRIBUTIONS, language_of(request)),
        holds_demonstration=agency.is_demonstration,
    )
    return render(request, "reuses/contribute.html", page, code)
