"""What the tests of the JSON door's concepts ask for: programs with tokens, and rows to ask about."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from registry.actors.rules import SYSTEM
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.models import Software
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.history.queries import last_change
from registry.needs.models import Need
from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need
from registry.publishers.service import publisher_for_agency
from registry.reuse.models import Reuse
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import record_reuse
from registry.search.gathering import every_entry
from registry.search.index.store import MemoryStore

LINE = {"priority": "must", "text": "Que se pueda reservar hora por teléfono"}


@pytest.fixture
def house(clock, house):
    """A house under a clock that stands still, whose vectors are kept in memory alone."""
    return replace(house, vectors=MemoryStore())


@pytest.fixture
def write(house):
    """Open a unit of work that is kept, for the test to put rows there."""

    @contextmanager
    def write() -> Iterator[Session]:
        with house.sessions.writing() as session:
            yield session

    return write


@pytest.fixture
def register(write) -> Callable[..., Agency]:
    """Register an agency: `register("BPS", "Banco de Previsión Social")`."""

    def register(code: str, name: str | None = None, **facts) -> Agency:
        with write() as session:
            agency = Agency(code=code, name=name or code, kind=AgencyKind.CENTRAL, **facts)
            session.add(agency)
        return agency

    return register


@pytest.fixture
def enter(write, cast) -> Callable[..., Software]:
    """Enter a software: `enter("SAE v4", licence="GPL-3.0-only")`."""

    def enter(name: str, agency: Agency | None = None, **facts) -> Software:
        with write() as session:
            publisher = publisher_for_agency(session, SYSTEM, agency or cast.agency)
            draft = SoftwareDraft(name=name, publisher=publisher.slug, **facts)
            return enter_software(session, SYSTEM, draft)

    return enter


@pytest.fixture
def state(write, cast) -> Callable[..., Need]:
    """State a need: `state(title="Agenda")`."""

    def state(agency: Agency | None = None, **facts) -> Need:
        given = {"title": "Agenda", "problem": "Filas en la puerta", "requirements": [LINE]}
        with write() as session:
            code = (agency or cast.agency).code
            return state_need(session, SYSTEM, NeedDraft(agency=code, **{**given, **facts}))

    return state


@pytest.fixture
def record(write, cast) -> Callable[..., Reuse]:
    """Record a reuse: `record(software, stage="adapting")`."""

    def record(software: Software, agency: Agency | None = None, **facts) -> Reuse:
        with write() as session:
            draft = ReuseDraft(
                software=software.slug, agency=(agency or cast.agency).code, **facts
            )
            return record_reuse(session, SYSTEM, draft)

    return record


@pytest.fixture
def index(house) -> Callable[[], None]:
    """Have the index hold what the database holds now."""

    def index() -> None:
        with house.sessions.reading() as session:
            house.index.rebuild(every_entry(session), last_change(session), house.vectors)

    return index


@pytest.fixture
def statements(house) -> Callable[[Callable[[], object]], int]:
    """Count the statements that something asks of the database."""

    def statements(act: Callable[[], object]) -> int:
        asked = []

        def note(*about: object) -> None:
            asked.append(about[2])

        connection = house.sessions.connection
        event.listen(connection, "before_cursor_execute", note)
        try:
            act()
        finally:
            event.remove(connection, "before_cursor_execute", note)
        return len(asked)

    return statements
