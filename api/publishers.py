"""Who publishes code, tied to an agency or not yet."""

from typing import Annotated

from fastapi import Depends, Path
from pydantic import Field
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from api.addresses import SLUG, made
from api.conditional import IfMatch, tagged
from api.dependencies import Actor, Database
from api.endpoints import new_router
from api.outs import Moment, OptionalAgencyCode, Out
from api.paging import Listed, PageParameters
from registry.catalogue.visibility import publishes_for
from registry.database.paging import Page
from registry.publishers.models import Publisher
from registry.publishers.queries import find_publisher, list_publishers
from registry.publishers.schemas import PublisherDraft, PublisherEdit
from registry.publishers.service import edit_publisher, register_publisher

router = new_router("/publishers", "Publishers")


def _publisher(
    session: Database,
    actor: Actor,
    slug: Annotated[str, Path(pattern=SLUG, examples=["demo-a"])],
) -> Publisher:
    return find_publisher(session, publishes_for(actor), slug)


PublisherAsked = Annotated[Publisher, Depends(_publisher)]


class PublisherOut(Out):
    """Who publishes code."""

    slug: str
    name: str
    uri: str | None = Field(description="The organisation's, as publiccode.yml names it.")
    code_hosting: str | None
    website: str | None
    agency: OptionalAgencyCode = Field(
        description="The agency it belongs to, where it is known."
    )
    created_at: Moment
    updated_at: Moment


@router.get("", response_model=Listed[PublisherOut])
def index(session: Database, actor: Actor, asked: PageParameters) -> Page[Publisher]:
    """List the publishers of whose software you may know of some, and your agency's own, by their slug."""
    return list_publishers(session, publishes_for(actor), asked)


@router.post("", response_model=PublisherOut, status_code=status.HTTP_201_CREATED)
def register(
    request: Request, session: Database, actor: Actor, draft: PublisherDraft, response: Response
) -> Publisher:
    """Register a publisher."""
    publisher = tagged(session, response, register_publisher(session, actor, draft))
    made(request, response, "publishers", publisher.slug)
    return publisher


@router.get("/{slug}", response_model=PublisherOut)
def show(session: Database, publisher: PublisherAsked, response: Response) -> Publisher:
    """Show a publisher."""
    return tagged(session, response, publisher)


@router.patch("/{slug}", response_model=PublisherOut)
def edit(
    session: Database,
    actor: Actor,
    match: IfMatch,
    publisher: PublisherAsked,
    edit: PublisherEdit,
    response: Response,
) -> Publisher:
    """Edit a publisher: the fields that are given."""
    match.require(publisher)
    return tagged(session, response, edit_publisher(session, actor, publisher, edit))
