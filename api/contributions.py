"""What agencies gave back to software: with their reuse of it, or alone."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query
from pydantic import Field
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from api.addresses import MOVED, made
from api.conditional import IfMatch, tagged
from api.demonstration import Invented
from api.dependencies import Actor, Database
from api.endpoints import new_router
from api.outs import AgencyCode, Moment
from api.paging import Listed, PageParameters
from api.reuse_outs import ContributionOut
from api.software import SoftwareAsked
from registry.catalogue.lineages import lineage_ids
from registry.catalogue.models import Software
from registry.reuse.contributing import (
    edit_contribution,
    record_contribution,
    remove_contribution,
)
from registry.reuse.contributions import find_contribution, list_contributions
from registry.reuse.models import Contribution
from registry.reuse.schemas import ContributionEdit, OwnContributionDraft

router = new_router("", "Contributions")


class GivenOut(ContributionOut):
    """Something that came back to a software, and from whom."""

    id: UUID
    agency: AgencyCode = Field(description="The agency that gave it back.")
    software: str
    software_name: str
    is_of_lineage: bool = Field(
        description="Whether its software is another one than was asked for, of the same lineage."
    )
    reuse: UUID | None = Field(
        description="The reuse that it goes with; null where the agency had none that was open."
    )
    is_demonstration: bool = Field(description="Whether it is an invented agency's.")
    created_at: Moment
    updated_at: Moment


def _contribution(session: Database, actor: Actor, contribution_id: UUID) -> Contribution:
    return find_contribution(session, actor, contribution_id)


ContributionAsked = Annotated[Contribution, Depends(_contribution)]


@router.get("/software/{slug}/contributions", responses=MOVED)
def index(
    session: Database,
    actor: Actor,
    software: SoftwareAsked,
    asked: PageParameters,
    invented: Invented,
    *,
    lineage: Annotated[
        bool, Query(description="Whether to list what came back to its whole lineage too.")
    ] = False,
) -> Listed[GivenOut]:
    """List what came back to a software, the one recorded last first."""
    ids = lineage_ids(session, actor, [software.id])[software.id] if lineage else {software.id}
    page = list_contributions(session, actor, asked, software=ids, demonstration=invented)
    return Listed(items=[_shown(each, software) for each in page.items], next=page.next)


@router.post(
    "/software/{slug}/contributions", status_code=status.HTTP_201_CREATED, responses=MOVED
)
def record(
    request: Request,
    session: Database,
    actor: Actor,
    software: SoftwareAsked,
    draft: OwnContributionDraft,
    response: Response,
) -> GivenOut:
    """Record what your agency gave back; where it has an open reuse, it goes with that."""
    given = tagged(session, response, record_contribution(session, actor, software, draft))
    made(request, response, "contributions", str(given.id))
    return _shown(given)


@router.get("/contributions/{contribution_id}")
def show(session: Database, given: ContributionAsked, response: Response) -> GivenOut:
    """Show something that was given back."""
    return _shown(tagged(session, response, given))


@router.patch("/contributions/{contribution_id}")
def edit(
    session: Database,
    actor: Actor,
    match: IfMatch,
    given: ContributionAsked,
    edit: ContributionEdit,
    response: Response,
) -> GivenOut:
    """Edit what is said of something that was given back: the fields that are given."""
    match.require(given)
    return _shown(tagged(session, response, edit_contribution(session, actor, given, edit)))


@router.delete("/contributions/{contribution_id}", status_code=status.HTTP_204_NO_CONTENT)
def remove(session: Database, actor: Actor, given: ContributionAsked) -> None:
    """Strike out what was not given back, as its agency, that of the entry, or a reviewer."""
    remove_contribution(session, actor, given)


def _shown(given: Contribution, of: Software | None = None) -> GivenOut:
    software, agency = given.given_to, given.given_by
    return GivenOut.read(
        given,
        version=given.version_name,
        agency=agency,
        software=software.slug,
        software_name=software.name,
        is_of_lineage=of is not None and software.id != of.id,
        reuse=given.reuse_id,
        is_demonstration=agency.is_demonstration,
    )
