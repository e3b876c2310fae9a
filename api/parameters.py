"""Which parameters an address takes. Another one is refused: it was meant to change the answer."""

from collections.abc import Iterator

from fastapi import Depends
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.requests import Request

EVERYWHERE = frozenset({"language"})


async def _known(request: Request) -> None:
    """Refuse parameters that nothing here asks for, naming each."""
    route: APIRoute = request.scope["route"]
    known = EVERYWHERE.union(_parameters(route.dependant))
    unknown = dict.fromkeys(name for name in request.query_params if name not in known)
    if unknown:
        raise RequestValidationError(
            [{"type": "extra_forbidden", "loc": ("query", name), "ctx": {}} for name in unknown]
        )


def _parameters(dependant: Dependant) -> Iterator[str]:
    for parameter in dependant.query_params:
        yield parameter.alias
    for part in dependant.dependencies:
        yield from _parameters(part)


KNOWN = Depends(_known)
"""What every endpoint asks of its address."""
