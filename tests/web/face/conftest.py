"""The face alone: the gallery behind the strict policy, without a registry."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from starlette.middleware.base import RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from registry.language.marks import N_
from web import gallery
from web.error_page import error_page
from web.rendering.assets import ADDRESS, LongLivedFiles
from web.rendering.security import content_security_policy
from web.shell import SignedIn

NONCE = "nonce-of-this-answer"
SOMEONE = SignedIn("Organismo Demo A", (N_("Sign in"), N_("Search")), notification_count=3)


def face_app() -> FastAPI:
    """Serve the gallery and the error pages, to a stranger or (`?as=someone`) to someone."""
    app = FastAPI()

    @app.middleware("http")
    async def answer(request: Request, call_next: RequestResponseEndpoint) -> Response:
        request.state.csp_nonce = NONCE
        request.state.csrf_token = "form-token"
        request.state.request_id = "8f2c1b"
        request.state.signed_in = SOMEONE if request.query_params.get("as") else None
        response = await call_next(request)
        response.headers["Content-Security-Policy"] = content_security_policy(NONCE)
        return response

    @app.get("/error/{status}")
    def error(request: Request, status: int) -> Response:
        return error_page(request, status)

    app.include_router(gallery.router)
    app.mount(ADDRESS, LongLivedFiles())
    return app


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(face_app())


@pytest.fixture
def shown(client) -> Callable[..., str]:
    """Return a page's markup: `shown("/_gallery", language="pt")`."""

    def shown(path: str, **query: str) -> str:
        client.cookies.clear()
        return client.get(path, params=query).text

    return shown
