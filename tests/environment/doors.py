"""Both doors, in this process: clients that knock as anyone, on a database that forgets.

    def test_a_member_sees_the_page(pages, cast):
        answer = pages.as_(cast.member).get("/my-agency")

Whatever a test does through a door is rolled back after it, as with `session`.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Self
from uuid import UUID

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session, sessionmaker
from starlette.testclient import TestClient

from registry import clock
from registry.accounts.models import ApiToken, Person, RoleGrant, SignIn
from registry.accounts.rules import digest_of
from registry.actors.rules import Actor
from registry.actors.vocabulary import ActorKind, Role, Scope
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.chance import new_secret
from registry.history.unit_of_work import Sessions
from registry.house import House, open_house
from registry.language.vocabulary import Language
from registry.settings import Settings
from tests.environment.databases import SECRET
from web.cookies import SIGN_IN
from web.main import create_app

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
ACROSS = frozenset({Role.REVIEWER, Role.ADMIN})


class HeldSessions(Sessions):
    """Units of work that all end inside one connection's transaction, which the test rolls back."""

    def __init__(self, engine: Engine, connection: Connection) -> None:
        super().__init__(engine)
        self.connection = connection
        inside = sessionmaker(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        )
        self._reading = self._writing = inside

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Undo what is done in the block."""
        nested = self.connection.begin_nested()
        try:
            yield
        finally:
            nested.rollback()


@dataclass
class Someone:
    """Somebody who knocks: a person with their cookie, and a token that may do as much."""

    actor: Actor
    person: Person | None = None
    cookie: str | None = None
    token: str | None = None
    token_id: UUID | None = None


@dataclass
class Cast:
    """Who there is: an agency with someone in each role, another agency's member, and strangers."""

    sessions: Sessions
    agency: Agency
    other_agency: Agency
    known: dict[str, Someone] = field(default_factory=dict)

    @property
    def stranger(self) -> Someone:
        """Nobody known."""
        return Someone(Actor(ActorKind.STRANGER))

    @property
    def outsider(self) -> Someone:
        """Someone with every role that another agency gives."""
        roles = frozenset(Role) - ACROSS
        return self.someone("outsider", self.other_agency, roles)

    @property
    def member(self) -> Someone:
        """A member of the agency."""
        return self.in_role(Role.MEMBER)

    @property
    def publisher(self) -> Someone:
        """Someone who publishes the agency's software."""
        return self.in_role(Role.PUBLISHER)

    @property
    def signatory(self) -> Someone:
        """Someone who signs for the agency."""
        return self.in_role(Role.SIGNATORY)

    @property
    def agency_admin(self) -> Someone:
        """The administrator of the agency."""
        return self.in_role(Role.AGENCY_ADMIN)

    @property
    def reviewer(self) -> Someone:
        """Somebody of e-government staff."""
        return self.in_role(Role.REVIEWER)

    @property
    def admin(self) -> Someone:
        """The administrator of the registry."""
        return self.in_role(Role.ADMIN)

    def in_role(self, role: Role) -> Someone:
        """Return someone who holds one role."""
        return self.someone(role.value, None if role in ACROSS else self.agency, {role})

    def someone(self, name: str, agency: Agency | None, roles: Collection[Role]) -> Someone:
        """Return somebody by a name of the test's own, with roles in an agency or across all."""
        if name not in self.known:
            with self.sessions.writing() as session:
                self.known[name] = _introduce(session, name, agency, frozenset(roles))
        return self.known[name]

    def token(
        self, agency: Agency | None, roles: Collection[Role], scopes: Collection[Scope]
    ) -> Someone:
        """Return a program whose token has those scopes alone."""
        with self.sessions.writing() as session:
            made, secret = _token("programa", agency, frozenset(roles), scopes)
            session.add(made)
            session.flush()
            actor = Actor(
                ActorKind.TOKEN, made.id, made.agency_id, frozenset(roles), frozenset(scopes)
            )
            return Someone(actor, token=secret, token_id=made.id)


class Pages:
    """A reader of pages, with or without a sign-in; redirects are not followed."""

    def __init__(self, app: FastAPI, someone: Someone | None = None) -> None:
        self.app = app
        self.client = _client(app, "http://testserver")
        if someone is not None and someone.cookie is not None:
            self.client.cookies.set(SIGN_IN, someone.cookie)

    def as_(self, someone: Someone) -> Self:
        """Return another reader, who is signed in as somebody."""
        return type(self)(self.app, someone)

    def get(self, address: str, **options: Any) -> Any:
        """Ask for a page."""
        return self.client.get(address, **options)

    def post(self, address: str, data: dict[str, Any] | None = None, **options: Any) -> Any:
        """Send a form as a page of ours would: with its token."""
        return self.client.post(
            address, data={"csrf_token": self.token(), **(data or {})}, **options
        )

    def token(self) -> str:
        """Return the token that stands in the forms of a page: the head's, or that of signing in."""
        is_known = self.client.cookies.get(SIGN_IN) is not None
        offering = ("/404", "/sign-in") if is_known else ("/sign-in", "/404")
        answers = (self.client.get(address) for address in offering)
        found = next(filter(None, (TOKEN.search(answer.text) for answer in answers)), None)
        assert found, "no page offers a form"
        return found[1]


class Api:
    """A program that calls the JSON door, with or without a token."""

    def __init__(self, app: FastAPI, someone: Someone | None = None) -> None:
        self.app = app
        self.client = _client(app, "http://testserver/api/v1")
        if someone is not None and someone.token is not None:
            self.client.headers["Authorization"] = f"Bearer {someone.token}"
        self.get, self.post = self.client.get, self.client.post
        self.patch, self.delete, self.request = (
            self.client.patch,
            self.client.delete,
            self.client.request,
        )

    def as_(self, someone: Someone) -> Self:
        """Return another program, with somebody's token."""
        return type(self)(self.app, someone)


def _client(app: FastAPI, url: str) -> TestClient:
    client = TestClient(app, url, follow_redirects=False, headers={"Accept-Language": "en"})
    client.portal = getattr(app.state, "loop", None)  # else each request begins one of its own
    return client


@pytest.fixture
def house(engine: Engine, tmp_path: Path) -> Iterator[House]:
    """A house on the shared database; what is done in it is undone after the test."""
    settings = Settings(
        data_dir=tmp_path,
        database_url=engine.url.render_as_string(hide_password=False),
        secret_key=SECRET,
    )
    with _held(engine) as connection:
        opened = open_house(settings)
        yield replace(opened, sessions=HeldSessions(engine, connection))
        opened.close()


@contextmanager
def _held(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as connection:
        outer = connection.begin()
        yield connection
        outer.rollback()


@dataclass
class Doors:
    """The front door of a run, and the event loop that it stands in: both take a while to build."""

    loop: BlockingPortal
    front: FastAPI | None = None


@pytest.fixture(scope="session")
def doors() -> Iterator[Doors]:
    """What all tests of a process knock at; the first of them has the front door built."""
    with start_blocking_portal() as loop:
        yield Doors(loop)


@pytest.fixture
def app(house: House, doors: Doors) -> FastAPI:
    """The front door, standing before the house of this test, with all behind it."""
    front = doors.front = doors.front or create_app(house=house)
    front.state.loop = doors.loop
    front.state.house = front.state.api.state.house = house
    return front


@pytest.fixture
def cast(house: House) -> Cast:
    """Who knocks."""
    return introduce(house.sessions)


def introduce(sessions: Sessions) -> Cast:
    """Register two agencies whose people can knock."""
    agencies = [_agency("DEMO-A", "Organismo Demo A"), _agency("DEMO-B", "Organismo Demo B")]
    with sessions.writing() as session:
        session.add_all(agencies)
    return Cast(sessions, *agencies)


@pytest.fixture
def pages(app: FastAPI) -> Pages:
    """A stranger who reads pages; `pages.as_(cast.member)` is somebody."""
    return Pages(app)


@pytest.fixture
def api(app: FastAPI) -> Api:
    """A program without a token; `api.as_(cast.member)` has one."""
    return Api(app)


def _agency(code: str, name: str) -> Agency:
    return Agency(code=code, name=name, kind=AgencyKind.CENTRAL, is_demonstration=True)


def _introduce(
    session: Session, name: str, agency: Agency | None, roles: frozenset[Role]
) -> Someone:
    now, agency_id = clock.now(), agency.id if agency else None
    person = Person(
        email=f"{name}@demo.gub.uy",
        name=f"Persona Demo {name}",
        language=Language.EN,
        agency_id=agency_id,
    )
    secret = new_secret()
    token, token_secret = _token(name, agency, roles, Scope)
    session.add_all([person, token])
    session.flush()
    session.add_all(RoleGrant(person_id=person.id, role=role) for role in roles)
    session.add(
        SignIn(
            digest=digest_of(secret),
            person_id=person.id,
            created_at=now,
            last_seen_at=now,
            expires_at=now + timedelta(days=1),
        )
    )
    actor = Actor(ActorKind.PERSON, person.id, agency_id, roles)
    return Someone(actor, person, secret, token_secret, token.id)


def _token(
    name: str, agency: Agency | None, roles: frozenset[Role], scopes: Iterable[Scope]
) -> tuple[ApiToken, str]:
    secret = new_secret()
    token = ApiToken(
        name=name,
        beginning=secret[:6],
        digest=digest_of(secret),
        agency_id=agency.id if agency else None,
        roles=sorted(roles),
        scopes=sorted(scopes),
        expires_at=clock.now() + timedelta(days=1),
    )
    return token, secret
