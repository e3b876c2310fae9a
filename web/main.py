"""The front door: the pages, and the whole house behind it."""

import gc
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import structlog
from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount

from api.app import create_api
from registry.database.engine import POOL
from registry.house import House, open_house
from registry.language.vocabulary import Language
from registry.settings import Settings, read_settings
from web import (
    about,
    documentation,
    favicon,
    gallery,
    health,
    home,
    jobs,
    links,
    my_account,
    my_agency,
    notifications,
    people,
    problems,
    sign_in,
    tokens,
)
from web.agencies import endpoints as agencies
from web.dependencies import EVERY_PAGE
from web.logs import set_up_logs
from web.manners.addresses import Addresses
from web.manners.form_tokens import FormTokens
from web.manners.head import HeadLikeGet
from web.manners.journal import Journal
from web.manners.measures import Measures
from web.manners.request_ids import RequestIds
from web.manners.safety import SafeAnswers
from web.manners.size import BoundedBodies
from web.manners.unexpected import Unexpected
from web.needs import endpoints as needs
from web.open_data import endpoints as open_data
from web.policies import endpoints as policies
from web.readiness import endpoints as readiness
from web.refusals import answer_fault, teach_refusals
from web.rendering.assets import ADDRESS, LongLivedFiles
from web.reports import endpoints as reports
from web.reuses import contributing
from web.reuses import endpoints as reuses
from web.reviews import endpoints as reviews
from web.reviews import merging
from web.search import endpoints as search
from web.software import (
    editing,
    from_repository,
    handing_in,
    life,
    lists,
    mine,
    origins,
    ties,
    visibility,
)
from web.software import endpoints as software
from web.thesaurus import endpoints as thesaurus
from web.upkeep import dashboard, handover, supporters
from web.watches import endpoints as watches

API = "/api/v1"
ROUTERS: tuple[APIRouter, ...] = (
    home.router,
    search.router,
    open_data.router,  # before the software: an entry's own JSON-LD stands under its name
    mine.router,  # these before the software: their addresses stand where a name could
    handing_in.router,
    from_repository.router,
    lists.router,
    editing.router,
    life.router,
    ties.router,
    visibility.router,
    origins.router,
    dashboard.router,
    readiness.router,
    supporters.router,
    handover.router,
    contributing.router,
    software.router,
    sign_in.router,
    links.router,
    people.router,
    tokens.router,
    problems.router,
    policies.router,
    thesaurus.router,
    notifications.router,
    jobs.router,
    agencies.router,
    my_agency.router,
    my_account.router,
    needs.router,
    watches.router,
    reuses.router,
    merging.router,
    reviews.router,
    reports.router,
    about.router,
)
"""The pages' routers, one for each concept."""

log = structlog.get_logger("acervo")


def create_app(settings: Settings | None = None, house: House | None = None) -> FastAPI:
    """Build the front door, with all that stands behind it.

    Without a house it opens its own, and closes it when the server stops.
    """
    settings = settings or (house.settings if house else read_settings())
    set_up_logs(settings)
    own = house or open_house(settings)
    measures = Measures()
    api = create_api(own)
    app = FastAPI(
        title="Acervo",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        lifespan=_lifespan,
    )
    app.user_middleware = _manners(settings, measures, {"": app, API: api})
    app.state.house, app.state.measures, app.state.api = own, measures, api
    app.state.closes_house = house is None
    app.state.default_language = Language(settings.default_language)
    teach_refusals(app)
    # First what is asked most, for each route is asked in turn; a page stands among the endpoints.
    app.include_router(documentation.router, dependencies=EVERY_PAGE)
    app.router.routes.append(_whole(Mount(API, api)))
    app.mount(ADDRESS, LongLivedFiles())
    for router in (health.router, favicon.router):
        app.include_router(router)
    shown = ROUTERS if settings.production else (*ROUTERS, gallery.router)
    for router in shown:
        app.include_router(router, dependencies=EVERY_PAGE)
    if not settings.is_secure:
        log.warning(
            "plain_http",
            hint="Cookies are not bound to https: set ACERVO_BASE_URL to an https address.",
        )
    return app


def _whole(mount: Mount) -> Mount:
    """Have a door answer for whatever begins with its address, a line break in it or not."""
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    return mount


def _manners(
    settings: Settings, measures: Measures, doors: dict[str, FastAPI]
) -> list[Middleware]:
    """Return the manners of every answer, the outermost first."""

    def routes() -> dict[str, Sequence[BaseRoute]]:
        return {prefix: door.routes for prefix, door in doors.items()}

    return [
        Middleware(HeadLikeGet),
        Middleware(RequestIds),
        Middleware(SafeAnswers, is_secure=settings.is_secure),
        Middleware(Journal, measures=measures),
        Middleware(FormTokens, settings=settings),
        Middleware(Unexpected, answer=_answer_fault),
        Middleware(Addresses, doors=routes),
        Middleware(BoundedBodies),
    ]


async def _answer_fault(request: Request) -> Response:
    return await run_in_threadpool(answer_fault, request)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = POOL
    if app.state.closes_house:
        app.state.house.start()
        gc.freeze()  # what is loaded stays: no answer need wait for the collector to look at it
    yield
    if app.state.closes_house:
        app.state.house.close()
