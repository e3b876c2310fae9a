"""A registry of its own with its index, in which people keep watches and are told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event
from uuid import UUID

import pytest
from sqlalchemy import select

from registry.accounts.schemas import PersonDraft
from registry.accounts.service.people import create_person
from registry.actors.rules import SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role
from registry.agencies.models import Agency
from registry.agencies.queries import find_agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.database.paging import PageAsked
from registry.house import House, open_house
from registry.jobs.models import Job
from registry.jobs.runner import JobContext
from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need
from registry.notifications.models import Notification
from registry.publishers.service import publisher_for_agency
from registry.search.following import Follower
from registry.search.index.store import MemoryStore
from registry.watches.queries import answers_told, find_watch
from registry.watches.schemas import WatchDraft
from registry.watches.service import keep_watch
from registry.watches.telling import tell_watchers
from registry.watches.vocabulary import TELL
from tests.environment.databases import Database

AGENDA = "Agenda para reservar hora de atención en los organismos"
PAYROLL = "Liquidación de sueldos del personal"
MAPS = "Visor de mapas y entidades geográficas"


@dataclass
class Watching:
    """A registry that somebody watches."""

    house: House
    follower: Follower
    store: MemoryStore
    people: dict[str, Actor] = field(default_factory=dict)

    def publish(self, name: str, text: str, agency: str = "AAA", **facts) -> str:
        """Enter a software of an agency, public unless it is said otherwise; return its slug."""
        with self.house.sessions.writing() as session:
            publisher = publisher_for_agency(session, SYSTEM, find_agency(session, agency))
            session.flush()
            texts = {"es": {"short_description": text, "features": facts.pop("features", [])}}
            draft = SoftwareDraft(name=name, publisher=publisher.slug, texts=texts, **facts)
            return enter_software(session, SYSTEM, draft).slug

    def edit(self, slug: str, **facts) -> None:
        with self.house.sessions.writing() as session:
            edit_software(
                session, SYSTEM, find_software(session, SYSTEM, slug), SoftwareEdit(**facts)
            )

    def person(self, name: str, agency: str | None, roles=(Role.MEMBER,)) -> Actor:
        if name not in self.people:
            draft = PersonDraft(
                email=f"{name}@example.org", name=name, agency=agency, roles=list(roles)
            )
            with self.house.sessions.writing() as session:
                person = create_person(session, SYSTEM, draft)
                session.flush()
                self.people[name] = Actor(
                    ActorKind.PERSON, person.id, person.agency_id, frozenset(roles)
                )
        return self.people[name]

    def watch(self, actor: Actor, text: str | None = None, need: UUID | None = None, **more):
        """Have somebody watch a search or a need, and take note of what answers already."""
        search = {"q": text, **more} if need is None else None
        with self.house.sessions.writing() as session:
            draft = WatchDraft.model_validate({"search": search, "need": need})
            watch = keep_watch(session, actor, draft).id
        self.look()
        return watch

    def need(self, title: str, *lines: str, agency: str = "AAA", **more) -> UUID:
        draft = NeedDraft(
            agency=agency,
            title=title,
            problem=title,
            requirements=[{"priority": "must", "text": line} for line in lines],
            **more,
        )
        with self.house.sessions.writing() as session:
            return state_need(session, SYSTEM, draft).id

    def look(self) -> int:
        """Have the index catch up and the watches looked at; return how many told something."""
        while self.follower.catch_up():
            pass
        return self.run()

    def run(self) -> int:
        """Do the job alone."""
        job = JobContext(self.house.sessions, Job(kind=TELL, arguments={}), Event())
        return tell_watchers(self.house.index, self.store, job)["told"]

    def told(self, actor: Actor, watch_id: UUID) -> list[str]:
        """Return what a watch's page lists for somebody, by name."""
        with self.house.sessions.reading() as session:
            watch = find_watch(session, actor, watch_id)
            page = answers_told(session, actor, watch, PageAsked())
            return sorted(row.software.name for row in page.items)

    def notices(self) -> list[tuple[str, dict]]:
        with self.house.sessions.reading() as session:
            rows = session.scalars(
                select(Notification)
                .where(Notification.kind == "watch.matched")
                .order_by(Notification.created_at)
            )
            return [(row.message, row.params) for row in rows]


@pytest.fixture(scope="session")
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def registry(fresh_database: Database, store: MemoryStore) -> Iterator[Watching]:
    house = open_house(fresh_database.settings)
    registry = Watching(house, Follower(house.sessions, house.index, store), store)
    with house.sessions.writing() as session:
        session.add_all(
            Agency(code=code, name=f"Organismo {code}", kind=AgencyKind.CENTRAL)
            for code in ("AAA", "BBB")
        )
    registry.publish("Turnero", AGENDA)
    registry.publish("Sueldos", PAYROLL)
    registry.publish("Mapas", MAPS)
    yield registry
    house.close()


@pytest.fixture
def reader(registry: Watching) -> Actor:
    """A member of an agency."""
    return registry.person("lectora", "AAA")
