"""The endpoints of reports."""

from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from registry.clock import today
from registry.reports.queries import adaptation_report
from web.demonstration import WithInvented
from web.dependencies import Actor, Database, Taking, TheHouse
from web.rendering.page import render
from web.reports import chart, table
from web.reports.adaptation import adaptation_page
from web.reports.asked import asked_with
from web.shell import language_of

router = APIRouter(prefix="/reports", include_in_schema=False)
TEMPLATE = "reports/adaptation.html"
Word = Annotated[str, Query(max_length=20)]


@router.get("")
def index(
    request: Request,
    session: Database,
    actor: Actor,
    with_invented: WithInvented,
    year: Word = "",
) -> Response:
    """Show the first report, which is the only one so far, and say where it stands for good."""
    asked, language = asked_with(year, demonstration=with_invented), language_of(request)
    page = adaptation_page(session, actor, asked, language, is_lasting=False)
    return render(request, TEMPLATE, page)


@router.get("/adaptation")
def adaptation(
    request: Request,
    session: Database,
    actor: Actor,
    with_invented: WithInvented,
    year: Word = "",
) -> Response:
    """Show what reuse avoided: of the real rows alone, or of the invented ones too."""
    asked, language = asked_with(year, demonstration=with_invented), language_of(request)
    return render(request, TEMPLATE, adaptation_page(session, actor, asked, language))


@router.get("/adaptation/chart.svg")
def drawing(
    request: Request,
    session: Database,
    actor: Taking,
    with_invented: WithInvented,
    year: Word = "",
    width: Word = "",
) -> Response:
    """Answer with the report's distribution as a drawing."""
    asked, language = asked_with(year, demonstration=with_invented), language_of(request)
    report = adaptation_report(
        session, actor, demonstration=asked.demonstration, year=asked.year
    )
    drawn = chart.draw(report.distribution, language, is_narrow=width == "narrow")
    headers = {
        "Content-Security-Policy": chart.POLICY,
        "Content-Language": language,
        "Vary": "Accept-Language, Authorization, Cookie",
    }
    return Response(drawn, media_type=chart.MEDIA_TYPE, headers=headers)


@router.get("/adaptation.csv")
def rows(
    house: TheHouse, actor: Taking, with_invented: WithInvented, year: Word = ""
) -> Response:
    """Answer with the rows behind the report, written as they are read."""
    asked = asked_with(year, demonstration=with_invented)
    lines = table.table_of(house, actor, asked)
    first = next(lines)  # what goes wrong at once is still said in an answer of its own
    headers = {
        "Content-Disposition": f'attachment; filename="acervo-adaptation-{today()}.csv"',
        "Vary": "Authorization, Cookie",
    }
    return StreamingResponse(
        chain([first], lines), media_type=table.MEDIA_TYPE, headers=headers
    )
