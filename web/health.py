"""Whether this process lives, whether it can serve, and its numbers."""

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST
from starlette import status
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from registry.readiness import states
from web.dependencies import TheHouse

router = APIRouter()


@router.get("/livez")
async def lives() -> PlainTextResponse:
    """Say that this process lives; nothing else is asked."""
    return PlainTextResponse("ok")


@router.get("/readyz")
def tell_readiness(house: TheHouse) -> JSONResponse:
    """Say whether this process can serve, and what is missing where it cannot."""
    found = list(states(house))
    is_ready = all(state.is_ready for state in found)
    checks = {state.part: {"ok": state.is_ready, "why": state.why} for state in found}
    code = status.HTTP_200_OK if is_ready else status.HTTP_503_SERVICE_UNAVAILABLE
    return JSONResponse(
        {"ready": is_ready, "checks": checks}, code, {"Cache-Control": "no-store"}
    )


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Give the numbers of all workers in Prometheus's format."""
    return Response(request.app.state.measures.as_text(), media_type=CONTENT_TYPE_LATEST)
