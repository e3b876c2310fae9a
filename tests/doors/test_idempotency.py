"""A post that is sent twice with the same key is done once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from registry import clock
from registry.house import open_house
from registry.requests.models import KeptAnswer
from registry.requests.service import forget_answers
from tests.environment.doors import Api, introduce
from web.main import create_app

KEY = {"Idempotency-Key": "5f1d0c2b"}


@pytest.fixture
def draft() -> dict[str, object]:
    return {
        "name": "Padrón",
        "agency": "DEMO-A",
        "roles": ["member"],
        "scopes": ["read"],
        "expires_at": (clock.now() + timedelta(days=30)).isoformat(),
    }


@pytest.fixture
def program(api, cast):
    return api.as_(cast.agency_admin)


def _count(program) -> int:
    return sum(token["name"] == "Padrón" for token in program.get("/tokens").json()["items"])


def test_the_same_answer_is_given_again(program, draft):
    first = program.post("/tokens", json=draft, headers=KEY)
    second = program.post("/tokens", json=draft, headers=KEY)

    assert first.status_code == second.status_code == 201
    assert first.content == second.content
    assert "Idempotency-Replayed" not in first.headers
    assert second.headers["Idempotency-Replayed"] == "true"
    assert second.headers["Content-Type"] == first.headers["Content-Type"]
    assert _count(program) == 1


def test_without_a_key_each_is_done(program, draft):
    for _ in range(2):
        program.post("/tokens", json=draft)

    assert _count(program) == 2


def test_the_same_key_with_another_body_is_refused(program, draft):
    program.post("/tokens", json=draft, headers=KEY)

    answer = program.post("/tokens", json={**draft, "scopes": ["needs:write"]}, headers=KEY)

    assert answer.status_code == 422
    assert answer.json()["type"].endswith("/problems/key-reused")
    assert answer.json()["errors"][0]["header"] == "Idempotency-Key"
    assert _count(program) == 1


def test_a_refused_request_may_be_corrected_under_the_same_key(program, draft):
    refused = program.post("/tokens", json={**draft, "roles": ["admin"]}, headers=KEY)

    assert refused.status_code == 403
    assert program.post("/tokens", json=draft, headers=KEY).status_code == 201


def test_a_key_belongs_to_whoever_calls(api, cast, program, draft):
    program.post("/tokens", json=draft, headers=KEY)

    answer = api.as_(cast.admin).post("/tokens", json=draft, headers=KEY)

    assert answer.status_code == 201
    assert "Idempotency-Replayed" not in answer.headers


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_key_that_is_none_is_refused(program, draft, key):
    answer = program.post("/tokens", json=draft, headers={"Idempotency-Key": key})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["header"] == "Idempotency-Key"


def test_neither_key_nor_secret_is_kept_in_clear(program, draft, house):
    token = program.post("/tokens", json=draft, headers=KEY).json()["token"]

    with house.sessions.reading() as session:
        kept = session.scalars(select(KeptAnswer)).one()
    for column in KeptAnswer.__table__.columns:
        value = str(getattr(kept, column.name))
        assert token not in value
        assert KEY["Idempotency-Key"] not in value


def test_an_answer_is_forgotten_after_a_day(clock, house, cast, api, draft):
    program = api.as_(cast.agency_admin)
    program.post("/tokens", json=draft, headers=KEY)
    clock.forward(hours=23)
    assert program.post("/tokens", json=draft, headers=KEY).headers["Idempotency-Replayed"]

    clock.forward(hours=1)
    with house.sessions.writing() as session:
        forget_answers(session)

    with house.sessions.reading() as session:
        assert session.scalars(select(KeptAnswer)).all() == []


def test_many_at_once_are_done_once(fresh_database, draft):
    """One does it; each of the others waits for its answer, or hears that it is under way."""
    house = open_house(fresh_database.settings)
    cast = introduce(house.sessions)
    program = Api(create_app(house=house)).as_(cast.agency_admin)

    def post(_: int) -> int:
        return (
            program.as_(cast.agency_admin).post("/tokens", json=draft, headers=KEY).status_code
        )

    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(post, range(8)))

    assert codes.count(201) >= 1
    assert set(codes) <= {201, 409}
    assert _count(program) == 1
    house.close()
