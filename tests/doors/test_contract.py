"""Whatever a program sends to the JSON door, it answers as its description says, and never with a fault."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from registry.history.queries import last_change
from registry.search.gathering import every_entry
from registry.search.index.store import MemoryStore
from tests.doors.test_who_may import API, CONCEPTS
from tests.doors.who_may.asking import CALLERS, Asked

PROMISES = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
FEW = ("stranger", "agency_admin", "admin")
RIGHT = (GenerationMode.POSITIVE,)
ANYHOW = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@dataclass(frozen=True)
class Place:
    """What is there behind a route: what its names stand for, and a right request."""

    names: Mapping[str, str]
    asked: Asked

    def lead(self, case: Case) -> None:
        """Have a made-up request find what is there: else it would mostly end at 404 or 412."""
        case.path_parameters = {
            name: self.names.get(name, value) for name, value in case.path_parameters.items()
        }
        if isinstance(case.body, dict) and case.method == "POST":
            case.body = {**case.body, **(self.asked.json or {})}
        if case.method == "PATCH":
            case.headers["If-Match"] = "*"


@pytest.fixture
def house(house):
    """A house whose vectors are kept in memory alone."""
    return replace(house, vectors=MemoryStore())


@pytest.fixture
def places(house, cast) -> dict[str, Place]:
    """Have something behind each route, and an index."""
    with house.sessions.writing() as session:
        arranged = [(concept, concept.arrange(session, cast)) for concept in CONCEPTS]
    with house.sessions.reading() as session:
        house.index.rebuild(every_entry(session), last_change(session), house.vectors)
    return {
        route: Place(names, asked)
        for concept, names in arranged
        for route, asked in concept.ROUTES.items()
    }


def _broken_promises(
    app, house, someone, places, examples: int, modes: tuple[GenerationMode, ...] = RIGHT
) -> list[str]:
    """Ask every operation so many times, undoing what each did, and return what went wrong."""
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    headers = {"Authorization": f"Bearer {someone.token}"} if someone.token else {}
    broken = []
    for found in schema.get_all_operations():
        operation = found.ok()
        route = f"{operation.method.upper()} {operation.path}"
        cases = st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in modes))
        place = places[f"{operation.method.upper()} {API}{operation.path}"]
        try:
            _ask(cases, place, house, headers, examples)
        except* Exception as failed:  # noqa: BLE001  each is reported, so that one hides no other
            broken.append(f"{route}: {failed.exceptions}")
    return broken


def _ask(cases, place: Place, house, headers: Mapping[str, str], examples: int) -> None:
    @given(case=cases, is_there=st.booleans())
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Case, *, is_there: bool) -> None:
        if is_there:
            place.lead(case)
        with house.sessions.undone():
            case.call_and_validate(headers=headers, checks=PROMISES)

    ask()


@pytest.mark.parametrize("caller", FEW)
def test_every_answer_is_as_described(app, house, cast, places, caller):
    assert _broken_promises(app, house, getattr(cast, caller), places, examples=8) == []


@pytest.mark.long
@pytest.mark.parametrize("caller", CALLERS)
def test_every_answer_is_as_described_however_long_one_asks(app, house, cast, places, caller):
    someone = getattr(cast, caller)

    assert _broken_promises(app, house, someone, places, examples=200, modes=ANYHOW) == []
