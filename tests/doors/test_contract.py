"""Whatever a program sends to the JSON door, it answers as its description says, and never with a fault."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import parse_qsl

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, Case, GenerationMode
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
        if case.method != "GET":
            case.headers["If-Match"] = "*"

    def right_case(self, operation: APIOperation) -> Case:
        """Return the request that whoever may is answered with what they asked for."""
        right = {} if self.asked.json is None else {"body": dict(self.asked.json)}
        case: Case = operation.Case(
            path_parameters=dict(self.names),
            query=dict(parse_qsl(self.asked.query)),
            headers={"If-Match": "*"} if operation.method != "get" else {},
            media_type="application/json" if right else None,
            **right,
        )
        return case


@dataclass
class Told:
    """What a caller was answered, by route and status, and where an answer was not as described."""

    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    @property
    def routes(self) -> set[str]:
        return {route for route, _ in self.answers}

    @property
    def served(self) -> set[str]:
        """Return the routes that gave what was asked for at least once."""
        return {route for route, status in self.answers if status < 300}

    def __str__(self) -> str:
        by_status: Counter[int] = Counter()
        for (_, status), count in self.answers.items():
            by_status[status] += count
        counts = ", ".join(f"{status} x {by_status[status]:,}" for status in sorted(by_status))
        total = sum(by_status.values())
        return f"{len(self.routes)} operations, {total:,} answers as described: {counts}"


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


@dataclass(frozen=True)
class Asking:
    """A route's operation, and what was made up to ask of it: whether of what is there or not."""

    route: str
    operation: APIOperation
    made_up: list[tuple[Case, bool]]


@lru_cache(maxsize=1)  # to make them up takes longer than to ask them
def _made_up(app, examples: int, modes: tuple[GenerationMode, ...]) -> list[Asking]:
    """Make up so many requests to every operation, the same for each caller and database."""
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    operations = [found.ok() for found in schema.get_all_operations()]
    return [
        Asking(
            f"{operation.method.upper()} {API}{operation.path}",
            operation,
            _cases(operation, examples, modes),
        )
        for operation in operations
    ]


def _cases(
    operation: APIOperation, examples: int, modes: tuple[GenerationMode, ...]
) -> list[tuple[Case, bool]]:
    strategies = (operation.as_strategy(generation_mode=mode) for mode in modes)
    made: list[tuple[Case, bool]] = []

    @given(case=st.one_of(*strategies), is_there=st.booleans())
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def make_up(case: Case, *, is_there: bool) -> None:
        made.append((case, is_there))

    make_up()
    return made


def _told(
    app, house, someone, places, examples: int, modes: tuple[GenerationMode, ...] = RIGHT
) -> Told:
    """Ask every operation rightly once and made up so many times, undoing what each did."""
    headers = {"Authorization": f"Bearer {someone.token}"} if someone.token else {}
    told = Told()
    for asking in _made_up(app, examples, modes):
        place = places[asking.route]
        cases = [place.right_case(asking.operation)]
        for made, is_there in asking.made_up:
            cases.append(case := made.derive())
            if is_there:
                place.lead(case)
        for case in cases:
            try:
                with house.sessions.undone():
                    answer = case.call_and_validate(headers=headers, checks=PROMISES)
            except* Exception as failed:  # noqa: BLE001  each is reported, so that one hides no other
                told.broken.append(f"{asking.route}: {failed.exceptions}")
            else:
                told.answers[asking.route, answer.status_code] += 1
    return told


def _is_whole(told: Told, places: Mapping[str, Place], caller: str) -> bool:
    """Tell whether every operation answered, each with what was asked for where the caller may."""
    operations = {route for route in places if route.partition(" ")[2].startswith(f"{API}/")}
    operations -= {f"GET {API}/docs", f"GET {API}/openapi.json"}
    asked = {route: places[route].asked for route in operations}
    may = {route for route, each in asked.items() if caller in each.may and not each.says}
    return told.routes == operations and told.served >= may


@pytest.mark.parametrize("caller", FEW)
def test_every_answer_is_as_described(app, house, cast, places, caller):
    told = _told(app, house, getattr(cast, caller), places, examples=8)

    assert told.broken == []
    assert _is_whole(told, places, caller)


@pytest.mark.long
@pytest.mark.parametrize("caller", CALLERS)
def test_every_answer_is_as_described_however_long_one_asks(
    app, house, cast, places, caller, capsys
):
    someone = getattr(cast, caller)

    told = _told(app, house, someone, places, examples=100, modes=ANYHOW)

    with capsys.disabled():
        print(f"\n{caller}: {told}")  # noqa: T201  a figure to quote
    assert told.broken == []
    assert _is_whole(told, places, caller)
