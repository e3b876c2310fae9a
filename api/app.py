"""The JSON door /api/v1: its application, for the front door to mount."""

from fastapi import APIRouter, FastAPI

from api import (
    accounts,
    agencies,
    contributions,
    lineage,
    matches,
    needs,
    notifications,
    open_data,
    origins,
    policies,
    publishers,
    readiness,
    reports,
    repositories,
    reuses,
    reviews,
    search,
    similar,
    software,
    suggestions,
    thesaurus,
    upkeep,
    watches,
)
from api.addresses import teach_moves
from api.documentation import LEAD, MANNERS, describe
from api.idempotency import teach_repeats
from api.open_data import entries_as_json
from api.problems import explained, teach_problems
from registry.house import House

ROUTERS: tuple[APIRouter, ...] = (
    accounts.router,
    agencies.router,
    publishers.router,
    repositories.router,
    software.router,
    lineage.router,
    origins.router,
    reviews.router,
    readiness.router,
    upkeep.router,
    needs.router,
    matches.router,
    reuses.router,
    contributions.router,
    search.router,
    suggestions.router,
    similar.router,
    watches.router,
    open_data.router,
    reports.router,
    policies.router,
    thesaurus.router,
    notifications.router,
)
"""The door's routers, one for each concept."""


def create_api(house: House) -> FastAPI:
    """Build the JSON door of a house."""
    app = FastAPI(
        title="Acervo",
        version="1",
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.house = house
    teach_problems(app)
    teach_moves(app)
    teach_repeats(app)
    for router in ROUTERS:
        app.include_router(router)
    describe(app)
    app.state.problems = explained()  # for the pages that explain the door
    app.state.lead, app.state.manners = LEAD, MANNERS
    app.state.entries_as_json = entries_as_json  # for the file of all of them
    return app
