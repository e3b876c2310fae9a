"""Every route of both doors, asked as everyone: the table says who may, and nobody else does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Self

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


def _filled(route: str, asked: Asked, names: Mapping[str, str]) -> tuple[str, str]:
    method, _, pattern = route.partition(" ")
    return method, pattern.format(**names) + (f"?{asked.query}" if asked.query else "")


def ask_program(program: Api, route: str, asked: Asked, names: Mapping[str, str]) -> Any:
    """Have a program ask a route of the JSON door."""
    method, address = _filled(route, asked, names)
    headers = {"If-Match": "*", **asked.headers}
    return program.request(method, address.removeprefix(API), json=asked.json, headers=headers)


@dataclass(frozen=True)
class Asking:
    """Somebody at both doors, with what they held before they asked anything."""

    program: Api
    reader: Pages
    token: str
    cookies: dict[str, str]

    @classmethod
    def begin(cls, app: FastAPI, someone: Someone) -> Self:
        """Have somebody open a page with a form: its token is good for all the forms they send."""
        reader = Pages(app).as_(someone)
        token = reader.token()
        return cls(Api(app).as_(someone), reader, token, dict(reader.client.cookies))

    def ask(self, route: str, asked: Asked, names: Mapping[str, str]) -> Any:
        """Ask as whoever has asked nothing else, for signing out takes a cookie away."""
        if route.partition(" ")[2].startswith(f"{API}/") and route != f"GET {API}/docs":
            return ask_program(self.program, route, asked, names)
        method, address = _filled(route, asked, names)
        self.reader.client.cookies.clear()
        self.reader.client.cookies.update(self.cookies)
        form = {"csrf_token": self.token, **(asked.form or {})} if method == "POST" else None
        return self.reader.client.request(
            method, address, data=form, headers=dict(asked.headers)
        )


@pytest.mark.parametrize("caller", CALLERS)
def test_each_route_answers_as_the_table_says(caller: str, house, app, cast: Cast):
    with house.sessions.writing() as session:
        places = [(concept.ROUTES, concept.arrange(session, cast)) for concept in CONCEPTS]
    asking = Asking.begin(app, getattr(cast, caller))

    wrong = []
    for routes, names in places:
        for route, asked in routes.items():
            with house.sessions.undone():
                answer = asking.ask(route, asked, names)
            said = _said(answer)
            wanted = _wanted(caller, route, asked)
            if said != wanted:
                wrong.append(f"{route}: {said} ({answer.status_code}) instead of {wanted}")

    assert wrong == []


def _said(answer: Any) -> str | int:
    status: int = answer.status_code
    leads = answer.headers.get("location", "")
    if status == 401 or leads.startswith("/sign-in?next="):
        return "sign in"
    return "yes" if status < 400 else status


def _wanted(caller: str, route: str, asked: Asked) -> str | int:
    if caller in asked.may:
        return asked.says or "yes"
    is_hidden = asked.hides and route.startswith("GET ") and not asked.signs_in
    if caller == "stranger" and not is_hidden:
        return "sign in"
    return 404 if asked.hides else 403
