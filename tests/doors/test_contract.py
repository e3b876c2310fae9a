"""Whatever a program sends to the JSON door, it answers as its description says, and never with a fault."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case
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
from tests.doors.who_may.asking import CALLERS

PROMISES = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
FEW = ("stranger", "agency_admin", "admin")
Names = Mapping[str, Mapping[str, str]]


@pytest.fixture
def house(house):
    """A house whose vectors are kept in memory alone."""
    return replace(house, vectors=MemoryStore())


@pytest.fixture
def there(house, cast) -> Names:
    """Have something behind each route, and the index; return what its names stand for."""
    with house.sessions.writing() as session:
        names = {
            route: concept_names
            for concept in CONCEPTS
            for concept_names in [concept.arrange(session, cast)]
            for route in concept.ROUTES
        }
    with house.sessions.reading() as session:
        house.index.rebuild(every_entry(session), last_change(session), house.vectors)
    return names


def _broken_promises(app, house, someone, there: Names, examples: int) -> list[str]:
    """Ask every operation so many times, undoing what each did, and return what went wrong."""
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    headers = {"Authorization": f"Bearer {someone.token}"} if someone.token else {}
    broken = []
    for found in schema.get_all_operations():
        operation = found.ok()
        names = there[f"{operation.method.upper()} {API}{operation.path}"]

        @given(case=operation.as_strategy(), is_there=st.booleans())
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def ask(case: Case, *, is_there: bool, names: Mapping[str, str] = names) -> None:
            sent = dict(headers)
            if is_there:  # what is made up is seldom there, and stops at 404 or 412
                case.path_parameters = {
                    name: names.get(name, value) for name, value in case.path_parameters.items()
                }
                if case.method == "PATCH":
                    case.headers.pop("If-Match", None)
                    sent["If-Match"] = "*"
            with house.sessions.undone():
                case.call_and_validate(headers=sent, checks=PROMISES)

        try:
            ask()
        except* Exception as failed:  # noqa: BLE001  each is reported, so that one hides no other
            broken.append(f"{operation.method.upper()} {operation.path}: {failed.exceptions}")
    return broken


@pytest.mark.parametrize("caller", FEW)
def test_every_answer_is_as_described(app, house, cast, there, caller):
    assert _broken_promises(app, house, getattr(cast, caller), there, examples=8) == []


@pytest.mark.long
@pytest.mark.parametrize("caller", CALLERS)
def test_every_answer_is_as_described_however_long_one_asks(app, house, cast, there, caller):
    assert _broken_promises(app, house, getattr(cast, caller), there, examples=200) == []
