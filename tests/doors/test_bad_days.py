"""What both doors say when the database is locked, full, gone or no database at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, func, select, update

from registry import clock
from registry.accounts.models import ApiToken
from registry.audit.models import AuditEvent
from registry.database.engine import for_writing, open_engine
from registry.history.models import ChangeCounter
from registry.house import House, open_house
from registry.settings import Settings
from tests.environment.databases import SECRET, Database, Kind
from tests.environment.doors import Api, Pages, introduce
from tests.environment.ports import free_port
from web.main import create_app


@pytest.fixture
def fresh(fresh_database: Database) -> Iterator[House]:
    """A house of the test's own, which does not wait long for a lock."""
    settings = Settings(
        **fresh_database.settings.model_dump(exclude={"lock_timeout_seconds"}),
        lock_timeout_seconds=1,
    )
    house = open_house(settings)
    yield house
    house.close()


def _draft() -> dict[str, object]:
    return {
        "name": "Padrón",
        "agency": "DEMO-A",
        "roles": ["member"],
        "scopes": ["read"],
        "expires_at": (clock.now() + timedelta(days=30)).isoformat(),
    }


def _form() -> dict[str, object]:
    return {**_draft(), "days": "30"}


def _is_unavailable(answer, code: str) -> bool:
    return (
        answer.status_code == 503
        and int(answer.headers["Retry-After"]) > 0
        and answer.json()["type"].endswith(f"/problems/{code}")
    )


def _count(house: House) -> tuple[int, int]:
    with house.sessions.reading() as session:
        tables = (ApiToken, AuditEvent)
        tokens, events = (
            session.scalar(select(func.count()).select_from(each)) for each in tables
        )
        return tokens or 0, events or 0


@contextmanager
def _locked(house: House) -> Iterator[None]:
    """Have another hold what every change must pass."""
    with for_writing(house.engine).connect() as other, other.begin():
        other.execute(update(ChangeCounter).values(number=ChangeCounter.number))
        yield


@contextmanager
def _full(house: House, kind: Kind) -> Iterator[None]:
    """Leave the database no room to write: the one says so by its words, the other by its code."""
    if kind is Kind.SQLITE:
        event.listen(house.engine, "begin", _allow_no_page)
        yield
        event.remove(house.engine, "begin", _allow_no_page)
        return
    owner = open_engine(house.settings, house.settings.migration_database)
    with owner.begin() as connection:
        for statement in NO_ROOM:
            connection.exec_driver_sql(statement)
    yield
    owner.dispose()


def _allow_no_page(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA max_page_count = 1")


NO_ROOM = (
    (
        "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$"
    ),
    "CREATE TRIGGER no_room BEFORE INSERT ON audit_event EXECUTE FUNCTION no_room()",
)


def test_a_locked_database_changes_nothing_and_says_so(fresh):
    cast, app = introduce(fresh.sessions), create_app(house=fresh)
    program, reader = Api(app).as_(cast.agency_admin), Pages(app).as_(cast.agency_admin)
    token, before = reader.token(), _count(fresh)

    with _locked(fresh):
        answer = program.post("/tokens", json=_draft())
        page = reader.client.post("/tokens/new", data={**_form(), "csrf_token": token})
        read = reader.get("/tokens")

    assert _is_unavailable(answer, "busy")
    assert page.status_code == 503
    assert "The registry is busy. Nothing was changed" in page.text
    assert read.status_code == 200
    assert _count(fresh) == before


def test_a_full_database_changes_nothing_and_says_so(fresh, database_kind):
    cast, app = introduce(fresh.sessions), create_app(house=fresh)
    program, reader = Api(app).as_(cast.agency_admin), Pages(app).as_(cast.agency_admin)
    token, before = reader.token(), _count(fresh)

    with _full(fresh, database_kind):
        answers = [
            program.post("/tokens", json={**_draft(), "name": "x" * 200}) for _ in range(40)
        ]
        page = reader.client.post(
            "/tokens/new", data={**_form(), "name": "x" * 200, "csrf_token": token}
        )

    assert _is_unavailable(answers[-1], "disk-full")
    assert page.status_code == 503
    assert "no room left to write" in page.text
    written = sum(answer.status_code == 201 for answer in answers)
    assert _count(fresh) == (before[0] + written, before[1] + written)


@pytest.fixture
def nowhere(database_kind: Kind, tmp_path: Path) -> Iterator[House]:
    """A house whose database does not answer."""
    if database_kind is Kind.SQLITE:
        picture = tmp_path / "acervo.sqlite"
        picture.write_bytes(b"\x89PNG\r\n\x1a\n" * 4096)
        url = f"sqlite:///{picture}"
    else:
        url = f"postgresql+psycopg://acervo:x@127.0.0.1:{free_port()}/acervo"
    house = open_house(Settings(data_dir=tmp_path, database_url=url, secret_key=SECRET))
    yield house
    house.close()


def test_a_database_that_does_not_answer_is_told_apart_from_us(nowhere):
    app = create_app(house=nowhere)
    program, reader = Api(app), Pages(app)
    program.client.headers["Authorization"] = "Bearer acv_x"
    reader.client.cookies.set("acervo", "x")

    answer, page = program.get("/me"), reader.get("/people")

    assert _is_unavailable(answer, "database-gone")
    assert page.status_code == 503
    assert "The registry&#39;s database does not answer." in page.text
    assert "Traceback" not in page.text


def test_a_process_without_its_database_lives_and_is_not_ready(nowhere):
    reader = Pages(create_app(house=nowhere))

    ready = reader.get("/readyz")

    assert reader.get("/livez").status_code == 200
    assert ready.status_code == 503
    assert ready.json()["checks"]["database"] == {
        "ok": False,
        "why": "The database does not answer.",
    }
