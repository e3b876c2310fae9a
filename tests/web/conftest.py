"""What the tests of pages ask for: rows to look at, and how much a page asks of the database."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import unescape

import pytest
from sqlalchemy import event

from registry.actors.rules import SYSTEM
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.models import Software
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.history.queries import last_change
from registry.publishers.service import publisher_for_agency
from registry.search.gathering import every_entry
from registry.search.index.store import MemoryStore


@pytest.fixture
def house(clock, house):
    """A house under a clock that stands still, whose vectors are kept in memory alone."""
    return replace(house, vectors=MemoryStore())


@pytest.fixture
def write(house):
    """Open a unit of work that is kept, for the test to put rows there."""

    @contextmanager
    def write() -> Iterator:
        with house.sessions.writing() as session:
            yield session

    return write


@pytest.fixture
def enter(write, cast) -> Callable[..., Software]:
    """Enter a software: `enter("SAE v4", features=["Reserva de hora"])`."""

    def enter(name: str, agency: Agency | None = None, **facts) -> Software:
        features = facts.pop("features", [])
        texts = {"es": {"short_description": name, "features": features}}
        with write() as session:
            publisher = publisher_for_agency(session, SYSTEM, agency or cast.agency)
            draft = SoftwareDraft(name=name, publisher=publisher.slug, texts=texts, **facts)
            return enter_software(session, SYSTEM, draft)

    return enter


@pytest.fixture
def register(write) -> Callable[..., Agency]:
    """Register a real agency: `register("BPS", "Banco de Previsión Social")`."""

    def register(code: str, name: str | None = None, **facts) -> Agency:
        with write() as session:
            agency = Agency(code=code, name=name or code, kind=AgencyKind.CENTRAL, **facts)
            session.add(agency)
        return agency

    return register


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


@pytest.fixture
def words() -> Callable[..., str]:
    """Return what a page says, without its marks."""

    def words(answer) -> str:
        shown = re.sub(r"<(script|style|svg).*?</\1>", " ", answer.text, flags=re.DOTALL)
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", shown))).strip()

    return words
