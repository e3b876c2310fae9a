"""The floor: the smallest application, served as Acervo is: `python -m tests.benchmarks.hello`."""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route


async def hello(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


def create_app() -> Starlette:
    return Starlette(routes=[Route("/", hello)])


if __name__ == "__main__":
    uvicorn.run(
        "tests.benchmarks.hello:create_app",
        factory=True,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        workers=int(sys.argv[2]),
        log_config=None,
        access_log=False,
        server_header=False,
    )
