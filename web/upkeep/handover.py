"""The page of a software's stewardship: who has it, who is asked, and how it went before."""

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry.actors.rules import Actor as Reader
from registry.agencies.queries import every_agency
from registry.catalogue.models import Software
from registry.catalogue.queries import find_software, is_demonstration
from registry.history.unit_of_work import attempt
from registry.upkeep.models import Handover
from registry.upkeep.policy import (
    may_answer,
    may_propose,
    may_take_back,
    require_that,
    sees_notes,
)
from registry.upkeep.queries import find_handover, handovers_of
from registry.upkeep.schemas import HandoverDraft, RefusalDraft
from registry.upkeep.service.handing_over import (
    accept_handover,
    propose_handover,
    refuse_handover,
    take_back_handover,
)
from registry.upkeep.vocabulary import HandoverState
from web.addresses import moved, see_other
from web.dependencies import Actor, Database, Posted, SignedIn
from web.forms import Form, fill
from web.refusals import IN_THE_FORM, said_in
from web.rendering.page import render
from web.shell import language_of
from web.software.answers import AnyForm
from web.upkeep.names import MARKS, STATES

router = APIRouter(prefix="/software", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT


@dataclass(frozen=True)
class HandoverShown:
    """One handing over, as a line of the history, with what this reader is told was said of it."""

    row: Handover
    mark: str
    state: str
    said: str


@dataclass(frozen=True)
class HandoverPage:
    """A software's stewardship, and what this reader may do about it."""

    software: Software
    waiting: Handover | None
    past: list[HandoverShown]
    form: AnyForm
    agencies: list[tuple[str, str]]
    may_propose: bool
    may_answer: bool
    may_take_back: bool
    done: str
    holds_demonstration: bool


@router.get("/{slug}/handover")
def show(request: Request, session: Database, actor: Actor, slug: str) -> Response:
    """Show who the steward of a software is, was, and is asked to become."""
    software = find_software(session, actor, slug)
    if elsewhere := moved(request, slug, software.slug):
        return elsewhere
    return _page(request, session, actor, software, Form())


@router.post("/{slug}/handover")
def propose(
    request: Request, session: Database, actor: SignedIn, posted: Posted, slug: str
) -> Response:
    """Ask an agency to become the steward; or show the form again."""
    software = find_software(session, actor, slug)
    require_that(actor, is_allowed=may_propose(actor, software))
    form, code = fill(HandoverDraft, posted, language_of(request)), WRONG
    if form.draft is not None:
        try:
            with attempt(session):
                propose_handover(session, actor, software, form.draft)
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal)
            software = find_software(session, actor, slug)
        else:
            return see_other(f"/software/{software.slug}/handover?done=proposed")
    return _page(request, session, actor, software, form.again(), code)


@router.post("/{slug}/handover/{handover_id}/accept")
def accept(session: Database, actor: SignedIn, slug: str, handover_id: UUID) -> Response:
    """Become the steward."""
    software = find_software(session, actor, slug)
    handover = find_handover(session, actor, software, handover_id)
    accept_handover(session, actor, software, handover)
    return see_other(f"/software/{software.slug}/handover?done=accepted")


@router.post("/{slug}/handover/{handover_id}/refuse")
def refuse(
    request: Request,
    session: Database,
    actor: SignedIn,
    posted: Posted,
    slug: str,
    handover_id: UUID,
) -> Response:
    """Say that the agency does not become the steward."""
    software = find_software(session, actor, slug)
    handover = find_handover(session, actor, software, handover_id)
    require_that(actor, is_allowed=may_answer(actor, handover))
    form = fill(RefusalDraft, posted, language_of(request))
    if form.draft is None:
        return _page(request, session, actor, software, form.again(), WRONG)
    refuse_handover(session, actor, software, handover, form.draft)
    return see_other(f"/software/{software.slug}/handover?done=refused")


@router.post("/{slug}/handover/{handover_id}/take-back")
def take_back(session: Database, actor: SignedIn, slug: str, handover_id: UUID) -> Response:
    """Take a proposal back."""
    software = find_software(session, actor, slug)
    handover = find_handover(session, actor, software, handover_id)
    take_back_handover(session, actor, software, handover)
    return see_other(f"/software/{software.slug}/handover?done=taken_back")


def _page(
    request: Request,
    session: Database,
    actor: Reader,
    software: Software,
    form: AnyForm,
    code: int = status.HTTP_200_OK,
) -> Response:
    rows = handovers_of(session, actor, software)
    waiting = next((row for row in rows if row.state is HandoverState.PROPOSED), None)
    proposes = may_propose(actor, software) and waiting is None
    page = HandoverPage(
        software=software,
        waiting=waiting,
        past=[
            HandoverShown(row, MARKS[row.state], STATES[row.state], _said(actor, software, row))
            for row in rows
        ],
        form=form,
        agencies=_agencies(session, software) if proposes else [],
        may_propose=proposes,
        may_answer=waiting is not None and may_answer(actor, waiting),
        may_take_back=waiting is not None and may_take_back(actor, software, waiting),
        done=request.query_params.get("done", ""),
        holds_demonstration=is_demonstration(software),
    )
    return render(request, "upkeep/handover.html", page, code)


def _said(actor: Reader, software: Software, row: Handover) -> str:
    return (row.answer or row.note or "") if sees_notes(actor, software, row) else ""


def _agencies(session: Database, software: Software) -> list[tuple[str, str]]:
    return [
        (each.code, f"{each.acronym or each.code}, {each.name}")
        for each in every_agency(session)
        if each.closed_on is None and each.id != software.steward_id
    ]
