"""What a signed-in person's own agency has here, and what waits for them."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from registry.actors import rules
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.agencies.queries import agency_with_id
from registry.database.paging import MOST
from web.agencies.holdings import Holdings, holdings_of
from web.dependencies import Database, SignedIn
from web.rendering.page import render
from web.reuses.rows import ReuseRow
from web.shell import language_of

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class MyAgencyPage:
    """An agency as its own people see it; staff of none see what they look after instead."""

    agency: Agency | None
    holdings: Holdings | None
    lacking_months: list[ReuseRow]
    may_state: bool
    may_record: bool
    may_publish: bool
    may_review: bool
    manages_people: bool
    manages_tokens: bool
    edits_agency: bool
    registers_agencies: bool
    holds_demonstration: bool


@router.get("/my-agency")
def show(request: Request, session: Database, actor: SignedIn) -> Response:
    """Show what the reader's agency needs, reuses and publishes."""
    agency = agency_with_id(session, actor.agency_id) if actor.agency_id else None
    holdings = (
        holdings_of(session, actor, agency, language_of(request), MOST)
        if agency is not None
        else None
    )
    reuses = holdings.reuses if holdings else []

    def may(permission: Permission) -> bool:
        return rules.may(actor, permission, actor.agency_id)

    page = MyAgencyPage(
        agency=agency,
        holdings=holdings,
        lacking_months=[row for row in reuses if row.lacks_months],
        may_state=may(Permission.STATE_NEED),
        may_record=may(Permission.RECORD_REUSE),
        may_publish=may(Permission.PUBLISH_SOFTWARE),
        may_review=may(Permission.REVIEW_SOFTWARE),
        manages_people=may(Permission.EDIT_PERSON),
        manages_tokens=may(Permission.CREATE_TOKEN),
        edits_agency=may(Permission.EDIT_AGENCY),
        registers_agencies=may(Permission.EDIT_AGENCIES),
        holds_demonstration=agency is not None and agency.is_demonstration,
    )
    return render(request, "agencies/mine.html", page)
