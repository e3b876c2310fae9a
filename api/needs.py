"""What agencies must be able to do, and what comes near to it."""

from collections.abc import Sequence
from dataclasses import dataclass
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
from api.demonstration import Invented
from api.dependencies import Actor, Database, house_of
from api.endpoints import new_router
from api.outs import AgencyCode, Moment, Out, Quantity
from api.paging import Listed, PageParameters
from registry.agencies import schemas as agencies
from registry.agencies.queries import agency_named_in
from registry.agencies.vocabulary import Demonstration
from registry.matching.alike import needs_near
from registry.needs import policy
from registry.needs.models import Need
from registry.needs.queries import (
    NeedsAsked,
    agencies_shared_with_each,
    find_need,
    list_needs,
    requirements_of_each,
)
from registry.needs.schemas import NeedDraft, NeedEdit
from registry.needs.service import edit_need, state_need
from registry.needs.vocabulary import NeedStatus, NeedVisibility, Priority, RequirementKind

router = new_router("/needs", "Needs")
LONGEST = 10_000


def _need(session: Database, actor: Actor, need_id: UUID) -> Need:
    return find_need(session, actor, need_id)


NeedAsked = Annotated[Need, Depends(_need)]


class RequirementOut(Out):
    """One line of a need."""

    code: str = Field(description="By which it is known within its need.", examples=["R-01"])
    kind: RequirementKind
    priority: Priority
    text: str
    acceptance_criterion: str | None
    is_knockout: bool = Field(description="Whether software that lacks it is out.")
    weight_override: int | None
    weight_reason: str | None
    source: str | None = Field(description="The law or document it follows from.")


class NeedOut(Out):
    """What an agency must be able to do, in its own words."""

    id: UUID
    agency: AgencyCode
    unit: str | None
    title: str
    problem: str
    language: str = Field(description="The language it is stated in.")
    affected_process: str | None
    user_groups: str | None
    volume: str | None
    categories: list[str] = Field(examples=[["appointment-scheduling"]])
    keywords: list[str]
    has_personal_data: bool | None
    personal_data_category: str | None
    target_go_live_on: date | None
    budget: Quantity | None = Field(examples=["500000.00"])
    budget_currency: str | None = Field(examples=["UYU"])
    budget_price_year: int | None = Field(examples=[2026])
    time_limit_months: Quantity | None = Field(examples=["6.00"])
    status: NeedStatus
    visibility: NeedVisibility
    confidential_until: date | None
    shared_with: list[str] | None = Field(
        description="The agencies that a restricted need is shared with; null to readers of others'."
    )
    requirements: list[RequirementOut]
    is_demonstration: bool = Field(description="Whether it is an invented agency's.")
    created_at: Moment
    updated_at: Moment


class NeedsListed(Listed[NeedOut]):
    """A page of needs."""

    near: list[UUID] = Field(
        description="Needs that come near to `q` in meaning, in whatever words, where they are not on"
        " this page: the nearest first, with the first page alone."
    )


def shown(session: Database, reader: Actor, needs: Sequence[Need]) -> list[NeedOut]:
    """Return some needs as this door shows them to a reader, in the same order."""
    requirements = requirements_of_each(session, needs)
    shared_with = agencies_shared_with_each(session, needs)
    return [
        NeedOut.read(
            need,
            requirements=requirements[need.id],
            shared_with=shared_with[need.id] if policy.may_edit(reader, need) else None,
            is_demonstration=need.agency.is_demonstration,
        )
        for need in needs
    ]


@dataclass(frozen=True)
class Sought:
    """What is looked for among the needs, as an address says it."""

    text: str
    category: str | None
    agency: str | None
    invented: Demonstration


async def _sought(
    invented: Invented,
    agency: Annotated[
        agencies.AgencyCode | None,
        Query(description="The agency that states it.", examples=["DEMO-A"]),
    ] = None,
    q: Annotated[
        str,
        Query(
            max_length=LONGEST,
            description="Words that all stand in it, its requirements included; accents, capitals and"
            " plurals do not matter.",
            examples=["agenda"],
        ),
    ] = "",
    category: Annotated[
        str | None,
        Query(max_length=60, description="A category.", examples=["appointment-scheduling"]),
    ] = None,
) -> Sought:
    return Sought(q, category or None, agency, invented)


@router.get("")
def index(
    request: Request,
    session: Database,
    actor: Actor,
    asked: PageParameters,
    sought: Annotated[Sought, Depends(_sought)],
) -> NeedsListed:
    """List the needs you may know of, newest first."""
    agency = agency_named_in(session, "agency", sought.agency) if sought.agency else None
    wanted = NeedsAsked(sought.text, sought.category, agency, sought.invented)
    page = list_needs(session, actor, asked, wanted)
    store = house_of(request).vectors
    near = [] if asked.cursor else needs_near(session, store, actor, wanted)
    listed = {need.id for need in page.items}
    return NeedsListed(
        items=shown(session, actor, page.items),
        next=page.next,
        near=[each.need.id for each in near if each.need.id not in listed],
    )


@router.post("", status_code=status.HTTP_201_CREATED)
def state(
    request: Request, session: Database, actor: Actor, draft: NeedDraft, response: Response
) -> NeedOut:
    """State a need of your agency."""
    need = tagged(session, response, state_need(session, actor, draft))
    made(request, response, "needs", str(need.id))
    return shown(session, actor, [need])[0]


@router.get("/{need_id}")
def show(session: Database, actor: Actor, need: NeedAsked, response: Response) -> NeedOut:
    """Show a need."""
    return shown(session, actor, [tagged(session, response, need)])[0]


@router.patch("/{need_id}")
def edit(
    session: Database,
    actor: Actor,
    match: IfMatch,
    need: NeedAsked,
    edit: NeedEdit,
    response: Response,
) -> NeedOut:
    """Edit a need: the fields that are given. Requirements are handed in whole."""
    match.require(need)
    edited = tagged(session, response, edit_need(session, actor, need, edit))
    return shown(session, actor, [edited])[0]
