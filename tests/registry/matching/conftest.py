"""The seed, and needs of an invented agency to match with it; what a test states is undone."""

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.actors.vocabulary import ActorKind, Role
from registry.agencies.queries import find_agency
from registry.house import House, open_house
from registry.needs.models import Need
from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need
from tests.environment.databases import Kind, lend_database
from tests.environment.ground import Ground
from tests.environment.server import set_up


@pytest.fixture(scope="module")
def house(ground: Ground, database_kind: Kind) -> Iterator[House]:
    with lend_database(ground, database_kind, "seeded", set_up) as database:
        opened = open_house(database.settings)
        yield opened
        opened.close()


class UndoneError(Exception):
    """Ends a test's unit of work without keeping anything."""


@pytest.fixture
def session(house: House) -> Iterator[Session]:
    with suppress(UndoneError), house.sessions.writing() as session:
        yield session
        raise UndoneError


@pytest.fixture
def member(session: Session) -> Actor:
    agency = find_agency(session, "DEMO-A")
    return Actor(ActorKind.PERSON, None, agency.id, frozenset({Role.MEMBER}))


@pytest.fixture
def state(session: Session, member: Actor) -> Callable[..., Need]:
    """State a need by its lines, a knockout begun with `!`: `state("Agenda", must=["!…"])`."""

    def state(title: str, problem: str = "", **lines: list[str]) -> Need:
        requirements = [
            {
                "priority": priority,
                "text": text.lstrip("!"),
                "is_knockout": text.startswith("!"),
            }
            for priority, texts in lines.items()
            for text in texts
        ]
        draft = NeedDraft(title=title, problem=problem or title, requirements=requirements)
        need = state_need(session, member, draft)
        session.flush()
        return need

    return state
