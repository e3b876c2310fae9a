"""Which agency runs which software, and what adapting it took."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from api.addresses import made
from api.conditional import IfMatch, tagged
from api.demonstration import Invented
from api.dependencies import Actor, Database
from api.endpoints import new_router
from api.paging import Listed, PageParameters
from api.reuse_outs import ReuseOut, shown
from registry.agencies.queries import agency_named_in
from registry.agencies.schemas import AgencyCode
from registry.catalogue.lineages import lineage_ids
from registry.catalogue.models import Software
from registry.catalogue.queries import software_named_in
from registry.catalogue.schemas import SlugGiven
from registry.reuse.models import Reuse
from registry.reuse.queries import accounts_of, find_reuse, list_reuses
from registry.reuse.schemas import ReuseDraft, ReuseEdit
from registry.reuse.service import edit_reuse, record_reuse

router = new_router("/reuses", "Reuses")


def _reuse(session: Database, actor: Actor, reuse_id: UUID) -> Reuse:
    return find_reuse(session, actor, reuse_id)


ReuseAsked = Annotated[Reuse, Depends(_reuse)]


@dataclass(frozen=True)
class SoftwareOfReuses:
    """The software whose reuses are asked for, and the ids of all that are meant by it."""

    software: Software
    ids: Collection[UUID]


def _of(
    session: Database,
    actor: Actor,
    software: Annotated[
        SlugGiven | None,
        Query(description="The software that is reused.", examples=["agenda-de-atencion"]),
    ] = None,
    *,
    lineage: Annotated[
        bool, Query(description="Whether to list those of the software's whole lineage too.")
    ] = False,
) -> SoftwareOfReuses | None:
    if software is None:
        return None
    of = software_named_in(session, actor, "software", software)
    ids = lineage_ids(session, actor, [of.id])[of.id] if lineage else {of.id}
    return SoftwareOfReuses(of, ids)


@router.get("")
def index(
    session: Database,
    actor: Actor,
    asked: PageParameters,
    invented: Invented,
    of: Annotated[SoftwareOfReuses | None, Depends(_of)],
    agency: Annotated[
        AgencyCode | None, Query(description="The agency that reuses.", examples=["DEMO-A"])
    ] = None,
) -> Listed[ReuseOut]:
    """List the reuses of software you may know of, newest first."""
    page = list_reuses(
        session,
        actor,
        asked,
        agency=agency_named_in(session, "agency", agency) if agency else None,
        software=of.ids if of else None,
        demonstration=invented,
    )
    accounts = accounts_of(session, page.items)
    return Listed(
        items=shown(session, actor, accounts, of.software if of else None), next=page.next
    )


@router.post("", status_code=status.HTTP_201_CREATED)
def record(
    request: Request, session: Database, actor: Actor, draft: ReuseDraft, response: Response
) -> ReuseOut:
    """Record that your agency takes up a piece of software."""
    reuse = tagged(session, response, record_reuse(session, actor, draft))
    made(request, response, "reuses", str(reuse.id))
    return shown(session, actor, accounts_of(session, [reuse]))[0]


@router.get("/{reuse_id}")
def show(session: Database, actor: Actor, reuse: ReuseAsked, response: Response) -> ReuseOut:
    """Show a reuse, with its stages and the figures that follow from them."""
    tagged(session, response, reuse)
    return shown(session, actor, accounts_of(session, [reuse]))[0]


@router.patch("/{reuse_id}")
def edit(
    session: Database,
    actor: Actor,
    match: IfMatch,
    reuse: ReuseAsked,
    edit: ReuseEdit,
    response: Response,
) -> ReuseOut:
    """Edit a reuse: the fields that are given. A stage moves it on, on the day `entered_on`."""
    match.require(reuse)
    edited = tagged(session, response, edit_reuse(session, actor, reuse, edit))
    return shown(session, actor, accounts_of(session, [edited]))[0]
