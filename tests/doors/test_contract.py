"""Whatever a program sends to the JSON door, it answers as its description says, and never with a fault."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.doors.who_may.asking import CALLERS

PROMISES = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
FEW = ("stranger", "agency_admin", "admin")


def _broken_promises(app, house, someone, examples: int) -> list[str]:
    """Ask every operation so many times, undoing what each did, and return what went wrong."""
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    headers = {"Authorization": f"Bearer {someone.token}"} if someone.token else {}
    broken = []
    for found in schema.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def ask(case: Case) -> None:
            with house.sessions.undone():
                case.call_and_validate(headers=headers, checks=PROMISES)

        try:
            ask()
        except* Exception as failed:  # noqa: BLE001  each is reported, so that one hides no other
            broken.append(f"{operation.method.upper()} {operation.path}: {failed.exceptions}")
    return broken


@pytest.mark.parametrize("caller", FEW)
def test_every_answer_is_as_described(app, house, cast, caller):
    assert _broken_promises(app, house, getattr(cast, caller), examples=8) == []


@pytest.mark.long
@pytest.mark.parametrize("caller", CALLERS)
def test_every_answer_is_as_described_however_long_one_asks(app, house, cast, caller):
    assert _broken_promises(app, house, getattr(cast, caller), examples=200) == []
