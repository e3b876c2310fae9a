"""Public bodies: registered, edited, renamed, merged and closed."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import Depends, Path, Query
from pydantic import Field
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from api.addresses import MOVED, made, require_present_name
from api.conditional import IfMatch, tagged
from api.demonstration import Invented
from api.dependencies import Actor, Database
from api.endpoints import new_router
from api.outs import Moment, OptionalAgencyCode, Out
from api.paging import Listed, PageParameters
from registry.agencies.models import Agency
from registry.agencies.queries import (
    find_agency,
    former_codes,
    list_agencies,
    predecessor_codes,
)
from registry.agencies.schemas import AgencyClosing, AgencyDraft, AgencyEdit
from registry.agencies.service import edit_agency, register_agency
from registry.agencies.vocabulary import AgencyKind
from registry.closing import end_agency
from registry.text import Line

router = new_router("/agencies", "Agencies")


def _agency(
    request: Request,
    session: Database,
    code: Annotated[str, Path(pattern=r"^[\w-]{1,60}$", examples=["DEMO-A"])],
) -> Agency:
    agency = find_agency(session, code)
    require_present_name(request, code.upper(), "agencies", agency.code)
    return agency


AgencyAsked = Annotated[Agency, Depends(_agency)]


class AgencyOut(Out):
    """A public body."""

    code: str = Field(description="Its acronym in capitals; matched without case.")
    name: str
    acronym: str | None
    kind: AgencyKind
    country: str = Field(description="ISO 3166-1 alpha-2.")
    website: str | None
    parent: OptionalAgencyCode = Field(description="The agency it is a part of.")
    closed_on: date | None
    closing_reason: str | None
    successor: OptionalAgencyCode = Field(description="The agency that follows it.")
    predecessors: list[str] = Field(description="The agencies that it follows.")
    former_codes: list[str] = Field(description="Codes it had before; they lead here.")
    is_demonstration: bool = Field(description="Whether it is invented, for looking around.")
    created_at: Moment
    updated_at: Moment


def shown(session: Database, agencies: Sequence[Agency]) -> list[AgencyOut]:
    """Return some agencies as this door shows them."""
    before, had = predecessor_codes(session, agencies), former_codes(session, agencies)
    return [
        AgencyOut.read(agency, predecessors=before[agency.id], former_codes=had[agency.id])
        for agency in agencies
    ]


@router.get("")
def index(
    session: Database,
    actor: Actor,
    asked: PageParameters,
    invented: Invented,
    q: Annotated[Line | None, Query(description="A part of the name or the code.")] = None,
) -> Listed[AgencyOut]:
    """List the agencies by their code."""
    page = list_agencies(session, actor, asked, q, invented)
    return Listed(items=shown(session, page.items), next=page.next)


@router.post("", status_code=status.HTTP_201_CREATED)
def register(
    request: Request, session: Database, actor: Actor, draft: AgencyDraft, response: Response
) -> AgencyOut:
    """Register an agency."""
    agency = tagged(session, response, register_agency(session, actor, draft))
    made(request, response, "agencies", agency.code)
    return shown(session, [agency])[0]


@router.get("/{code}", responses=MOVED)
def show(session: Database, agency: AgencyAsked, response: Response) -> AgencyOut:
    """Show an agency. A code that it had before leads to its present one."""
    return shown(session, [tagged(session, response, agency)])[0]


@router.patch("/{code}", responses=MOVED)
def edit(
    session: Database,
    actor: Actor,
    match: IfMatch,
    agency: AgencyAsked,
    edit: AgencyEdit,
    response: Response,
) -> AgencyOut:
    """Edit an agency: the fields that are given. A new code is a renaming."""
    match.require(agency)
    edited = tagged(session, response, edit_agency(session, actor, agency, edit))
    return shown(session, [edited])[0]


@router.post("/{code}/closing", responses=MOVED)
def close(
    session: Database,
    actor: Actor,
    agency: AgencyAsked,
    closing: AgencyClosing,
    response: Response,
) -> AgencyOut:
    """Close an agency, or merge it into its successor, to which all it holds is handed over."""
    end_agency(session, actor, agency, closing)
    return shown(session, [tagged(session, response, agency)])[0]
