"""An agency's view of all that it has published: what is lacking, who reuses it, what is overdue."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from registry import clock
from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.catalogue.entry import entries_of
from registry.catalogue.grading import Grade, grades_of
from registry.catalogue.models import Software
from registry.catalogue.publiccode_file import remarks_on
from registry.catalogue.queries import list_software
from registry.database.paging import PageAsked
from registry.reuse.tallies import Tally, tallies_of
from registry.reuse_readiness.queries import Readiness, assessed_versions
from registry.upkeep.models import Handover
from registry.upkeep.queries import (
    Standing,
    Unsupported,
    count_overdue,
    open_handovers,
    standings_of,
    unsupported_of,
)
from web.dependencies import Cursor, Database, SignedIn
from web.rendering.page import render
from web.software.editing import own_agency
from web.software.judged import told_on_pages

router = APIRouter(prefix="/software", include_in_schema=False)
HERE = "/software/mine/dashboard"
SHOWN = 50


@dataclass(frozen=True)
class EntryShown:
    """One published entry with all that its agency may want to see to."""

    software: Software
    grade: Grade
    remarks: int
    standing: Standing
    is_stale: bool
    unsupported: list[Unsupported]
    readiness: Readiness | None
    handover: Handover | None
    tally: Tally


@dataclass(frozen=True)
class DashboardPage:
    """The published entries of an agency."""

    agency: Agency
    rows: list[EntryShown]
    overdue: int
    resting: int
    next_href: str | None
    first_href: str | None
    holds_demonstration: bool


@router.get("/mine/dashboard")
def dashboard(
    request: Request, session: Database, actor: SignedIn, cursor: Cursor = None
) -> Response:
    """Show what an agency has published, and what is to be seen to."""
    agency = own_agency(session, actor)
    found = list_software(session, actor, PageAsked(cursor, SHOWN), agency)
    rows = _rows(session, actor, agency, list(found.items))
    page = DashboardPage(
        agency=agency,
        rows=rows,
        overdue=count_overdue(session, actor, agency),
        resting=sum(bool(row.unsupported) for row in rows),
        next_href=f"{HERE}?cursor={found.next}" if found.next else None,
        first_href=HERE if cursor else None,
        holds_demonstration=agency.is_demonstration,
    )
    return render(request, "upkeep/dashboard.html", page)


def _rows(
    session: Database, reader: Actor, agency: Agency, software: list[Software]
) -> list[EntryShown]:
    ids = [each.id for each in software]
    standings = standings_of(session, software)
    files = {each: standing.has_licence_file for each, standing in standings.items()}
    grades = grades_of(session, software, files)
    remarks = remarks_on(session, reader, entries_of(session, software))
    assessed, handovers = assessed_versions(session, ids), open_handovers(session, ids)
    tallies = tallies_of(session, ids, demonstration=agency.is_demonstration)
    today = clock.today()
    unsupported = unsupported_of(session, ids, today)
    return [
        EntryShown(
            software=each,
            grade=grades[each.id],
            remarks=len(told_on_pages(remarks[each.id].findings)),
            standing=standings[each.id],
            is_stale=standings[each.id].is_stale(today),
            unsupported=unsupported.get(each.id, []),
            readiness=next(iter(assessed.get(each.id, [])), None),
            handover=handovers.get(each.id),
            tally=tallies[each.id],
        )
        for each in software
    ]
