"""Every route of both doors, asked as everyone: the table says who may, and nobody else does."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from tests.doors.who_may.asking import CALLERS, Asked
from tests.environment.doors import Api, Cast, Pages, Someone

API = "/api/v1"
FOLDER = Path(__file__).parent / "who_may"
CONCEPTS = [
    import_module(f"tests.doors.who_may.{path.stem}")
    for path in sorted(FOLDER.glob("[a-z]*.py"))
    if path.stem != "asking"
]
TABLE: dict[str, Asked] = {
    route: asked for concept in CONCEPTS for route, asked in concept.ROUTES.items()
}


def routes_of(app: FastAPI) -> Iterator[str]:
    """Yield each route of both doors, as the table writes it."""
    for prefix, door in (("", app), (API, app.state.api)):
        for route in iter_route_contexts(door.routes):
            for method in (route.methods or set()) - {"HEAD", "OPTIONS"}:
                yield f"{method} {prefix}{route.path}"


def test_the_table_names_every_route_and_no_other(app):
    served = set(routes_of(app))

    assert sorted(served - TABLE.keys()) == []
    assert sorted(TABLE.keys() - served) == []


@pytest.mark.parametrize("caller", CALLERS)
def test_each_route_answers_as_the_table_says(caller: str, house, app, cast: Cast):
    with house.sessions.writing() as session:
        places = [(concept.ROUTES, concept.arrange(session, cast)) for concept in CONCEPTS]
    someone = getattr(cast, caller)

    wrong = []
    for routes, names in places:
        for route, asked in routes.items():
            with house.sessions.undone():
                answer = _ask(app, someone, route, asked, names)
            said = _said(answer)
            wanted = _wanted(caller, route, asked)
            if said != wanted:
                wrong.append(f"{route}: {said} ({answer.status_code}) instead of {wanted}")

    assert wrong == []


def _ask(
    app: FastAPI, someone: Someone, route: str, asked: Asked, names: Mapping[str, str]
) -> Any:
    method, _, pattern = route.partition(" ")
    address = pattern.format(**names) + (f"?{asked.query}" if asked.query else "")
    if address.startswith(f"{API}/") and pattern != f"{API}/docs":
        headers = {"If-Match": "*", **asked.headers}
        program = Api(app).as_(someone)
        return program.request(
            method, address.removeprefix(API), json=asked.json, headers=headers
        )
    reader = Pages(app).as_(someone)
    if method == "POST":
        return reader.post(address, dict(asked.form or {}), headers=dict(asked.headers))
    return reader.client.request(method, address, headers=dict(asked.headers))


def _said(answer: Any) -> str | int:
    status: int = answer.status_code
    leads = answer.headers.get("location", "")
    if status == 401 or leads.startswith("/sign-in?next="):
        return "sign in"
    return "yes" if status < 400 else status


def _wanted(caller: str, route: str, asked: Asked) -> str | int:
    if caller in asked.may:
        return asked.says or "yes"
    if caller == "stranger" and not (asked.hides and route.startswith("GET ")):
        return "sign in"
    return 404 if asked.hides else 403
