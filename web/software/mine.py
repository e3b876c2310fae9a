"""The entries of the reader's own agency, by where they stand in their life."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.catalogue.queries import list_by_life
from registry.catalogue.vocabulary import Life
from registry.database.paging import PageAsked
from registry.reviews.queries import remarks_counted
from web.dependencies import Cursor, Database, SignedIn
from web.rendering.page import render
from web.software.editing import own_agency

router = APIRouter(prefix="/software", include_in_schema=False)
ORDER = (Life.CHANGES_REQUESTED, Life.DRAFT, Life.IN_REVIEW, Life.PUBLISHED, Life.WITHDRAWN)
SHOWN = 50


@dataclass(frozen=True)
class Shelf:
    """The entries that stand in one place of their life, and where their list goes on."""

    life: Life
    items: Sequence[Software]
    next: str | None


@dataclass(frozen=True)
class MinePage:
    """All entries of an agency, shelf by shelf; `remarks` counts what reviewers asked to be changed."""

    agency: Agency
    shelves: list[Shelf]
    remarks: dict[UUID, int] = field(default_factory=dict)
    life: Life | None = None
    is_begun: bool = False
    holds_demonstration: bool = False


@router.get("/mine")
def mine(
    request: Request,
    session: Database,
    actor: SignedIn,
    life: Life | None = None,
    cursor: Cursor = None,
) -> Response:
    """Show the entries of the reader's agency; of one place in their life alone, page by page."""
    agency = own_agency(session, actor)
    asked = PageAsked(cursor, SHOWN) if life else PageAsked(limit=SHOWN)
    pages = {
        each: list_by_life(session, actor, agency, each, asked)
        for each in ((life,) if life else ORDER)
    }
    shelves = [Shelf(each, page.items, page.next) for each, page in pages.items() if page.items]
    sent_back = [
        software.id
        for shelf in shelves
        if shelf.life is Life.CHANGES_REQUESTED
        for software in shelf.items
    ]
    page = MinePage(
        agency=agency,
        shelves=shelves,
        remarks=remarks_counted(session, sent_back) if sent_back else {},
        life=life,
        is_begun=cursor is not None and life is not None,
        holds_demonstration=agency.is_demonstration,
    )
    return render(request, "software/mine.html", page)
