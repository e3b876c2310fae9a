"""The first page: the question, one reuse told from its rows, and what the registry holds."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from registry.actors.rules import Actor as Asker
from registry.agencies.queries import count_agencies
from registry.catalogue.queries import count_software
from registry.needs.queries import count_needs
from registry.reports.queries import AdaptationReport, adaptation_report
from registry.reuse.contributions import count_contributions
from registry.reuse.queries import ReuseAccount
from web.dependencies import Actor, Database
from web.rendering.page import render
from web.reuses.rows import Bar, bar_of

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Told:
    """One reuse that is told: the first whose months are known."""

    account: ReuseAccount
    bar: Bar


@dataclass(frozen=True)
class HomePage:
    """What the registry says of itself; nothing invented is counted."""

    told: Told | None
    entries: int
    reuses: int
    contributions: int
    known: int
    completed: int
    agencies: int
    needs: int


def home_page(session: Database, reader: Asker) -> HomePage:
    """Gather the first page for a reader."""
    report = adaptation_report(session, reader)
    return HomePage(
        told=_told(report),
        entries=count_software(session, reader),
        reuses=len(report.rows),
        contributions=count_contributions(session, reader),
        known=report.known,
        completed=report.of,
        agencies=count_agencies(session),
        needs=count_needs(session, reader),
    )


def _told(report: AdaptationReport) -> Told | None:
    known = report.known_rows
    return Told(known[0], bar_of(known[0])) if known else None


@router.get("/")
def home(request: Request, session: Database, actor: Actor) -> Response:
    """Ask what the agency must be able to do."""
    return render(request, "home/home.html", home_page(session, actor))
