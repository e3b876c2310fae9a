"""The reference page of the JSON door, written from its routes."""

from collections.abc import Iterator

from fastapi.routing import APIRoute

from api.app import ROUTERS
from api.documentation import LEAD, MANNERS

HEAD = f"""\
# The API

{LEAD}

Its whole description, with every field, answer and example, is at `/api/v1/openapi.json` (OpenAPI
3.1) of each installation; `/api/v1/docs` shows the same as a page, and `/problems` explains each
refusal. A token is made by the administration of an agency, on the page of its tokens, or by
[`acervo token create`](commands.md).

    curl 'http://127.0.0.1:8000/api/v1/search?q=agenda+para+reservar+hora'
    curl -H 'Authorization: Bearer TOKEN' http://127.0.0.1:8000/api/v1/me

This page is written from `api/` by `make docs`, and a test compares the two.

## Manners

"""
TABLE_HEAD = """
## Addresses

All begin with `/api/v1`.

| method | address | what it does |
| --- | --- | --- |
"""


def api_page() -> str:
    """Return the page of the JSON door."""
    manners = "".join(f"- {manner}\n" for manner in MANNERS)
    return HEAD + manners + TABLE_HEAD + "".join(_rows())


def _rows() -> Iterator[str]:
    for router in ROUTERS:
        for route in router.routes:
            if isinstance(route, APIRoute) and route.include_in_schema:
                does = route.description.partition("\n")[0]
                yield f"| {', '.join(sorted(route.methods))} | `{route.path}` | {does} |\n"
