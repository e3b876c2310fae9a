"""What reuse avoided: figures computed from rows, which stand beside them."""

from typing import Annotated

from fastapi import Query

from api.dependencies import Actor, Database
from api.endpoints import new_router
from api.report_outs import AdaptationReportOut, report_shown
from registry.reports.queries import adaptation_report

router = new_router("/reports", "Reports")


@router.get("/adaptation")
def show_adaptation(
    session: Database,
    actor: Actor,
    year: Annotated[
        int | None, Query(ge=1950, le=2100, description="The year of completion.")
    ] = None,
    *,
    demonstration: Annotated[
        bool, Query(description="Whether to count those of invented agencies too.")
    ] = False,
) -> AdaptationReportOut:
    """Show what reuse avoided: time ratios, months, and the rows they come from."""
    report = adaptation_report(session, actor, demonstration=demonstration, year=year)
    return report_shown(session, actor, report)
