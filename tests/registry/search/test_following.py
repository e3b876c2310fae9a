"""What is committed is found: by this process, by another one of the node, and after damage."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session, joinedload

from registry.actors.rules import STRANGER, SYSTEM, Actor
from registry.actors.vocabulary import ActorKind
from registry.agencies.models import Agency
from registry.agencies.queries import find_agency
from registry.agencies.schemas import AgencyEdit
from registry.agencies.service import edit_agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.models import Software
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.history.queries import last_change
from registry.history.unit_of_work import Sessions
from registry.house import House, open_house
from registry.publishers.schemas import PublisherEdit
from registry.publishers.service import edit_publisher, publisher_for_agency
from registry.reuse.models import Reuse, StageEntry
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import move_reuse, record_reuse
from registry.reuse.vocabulary import ReuseStage
from registry.reuse_readiness.schemas import ReadinessDraft, TopicDraft
from registry.reuse_readiness.service import assess_readiness
from registry.reuse_readiness.vocabulary import Topic
from registry.search.checking import check_index
from registry.search.following import EVERY_SECONDS, Follower, StoppedError
from registry.search.index import manifest
from registry.search.index.faults import IndexBusyError
from registry.search.index.index import SearchIndex
from registry.search.index.locks import held
from registry.search.index.store import MemoryStore
from registry.search.queries import (
    SearchAnswer,
    SearchAsked,
    SearchUnavailableError,
    search,
)
from registry.search.vector_store import DatabaseVectorStore
from tests.environment.databases import Database

PATIENCE_SECONDS = 60


@dataclass
class Registry:
    """A registry with one agency's software in it, and ways to change and to ask it."""

    house: House
    follower: Follower
    other_process: SearchIndex

    def change(self, act: Callable[[Session], object]) -> None:
        with self.house.sessions.writing() as session:
            act(session)

    def edit(self, slug: str, **values) -> None:
        def act(session: Session) -> None:
            software = find_software(session, SYSTEM, slug)
            edit_software(session, SYSTEM, software, SoftwareEdit(**values))

        self.change(act)

    def ask(self, text: str = "", reader: Actor = STRANGER, **filters: str) -> SearchAnswer:
        """Ask as the node's other process would, which followed nothing itself."""
        chosen = {name: frozenset({value}) for name, value in filters.items()}
        with self.house.sessions.reading() as session:
            return search(session, self.other_process, SearchAsked(text, chosen), reader)

    def found(self, text: str = "", reader: Actor = STRANGER, **filters: str) -> list[str]:
        return [hit.software.slug for hit in self.ask(text, reader, **filters).hits]

    def reused(self, *, demonstration: bool = False) -> dict[str, int]:
        """Return how many have been reused and how many not, as the facet tells it."""
        asked = SearchAsked("", {}, include_demonstration=demonstration)
        with self.house.sessions.reading() as session:
            answer = search(session, self.other_process, asked, STRANGER)
        return {one.value: one.count for one in answer.facets["reused"]}

    def values(self, facet: str, *, demonstration: bool = False) -> dict[str, int]:
        """Return a facet's values and their counts, as a stranger is told them."""
        asked = SearchAsked("", {}, include_demonstration=demonstration)
        with self.house.sessions.reading() as session:
            answer = search(session, self.other_process, asked, STRANGER)
        return {one.value: one.count for one in answer.facets[facet]}

    def ratios(self) -> dict[str, int]:
        """Return the ratio that the index orders each entry by, in millionths."""
        state = self.other_process.state()
        return {
            state.rows[row].slug: int(state.figures["ratio"][row])
            for row in state.numbers.values()
        }

    def member_of(self, code: str) -> Actor:
        with self.house.sessions.reading() as session:
            return Actor(ActorKind.PERSON, agency_id=find_agency(session, code).id)


@pytest.fixture
def registry(fresh_database: Database, store: MemoryStore) -> Iterator[Registry]:
    house = open_house(fresh_database.settings)
    registry = Registry(
        house,
        Follower(house.sessions, house.index, store),
        SearchIndex(fresh_database.settings.index_dir),
    )
    registry.change(_first_rows)
    registry.follower.catch_up()
    assert registry.found() == ["turnero"]
    yield registry
    house.close()


def _first_rows(session: Session) -> None:
    agencies = [
        Agency(code=code, name=code, kind=AgencyKind.CENTRAL) for code in ("AAA", "BBB")
    ]
    session.add_all(agencies)
    session.flush()
    publisher = publisher_for_agency(session, SYSTEM, agencies[0])
    session.flush()
    texts = {"es": {"short_description": "Reserva de hora de atención"}}
    draft = SoftwareDraft(name="Turnero", publisher=publisher.slug, texts=texts)
    enter_software(session, SYSTEM, draft)


def _reused_by(
    code: str, stage: ReuseStage, software: str = "turnero", months: str | None = None
) -> Callable[[Session], object]:
    draft = ReuseDraft(agency=code, software=software, stage=stage, adaptation_months=months)
    return lambda session: record_reuse(session, SYSTEM, draft)


def _moved_to(stage: ReuseStage) -> Callable[[Session], object]:
    def move(session: Session) -> None:
        reuse = session.scalars(select(Reuse).options(joinedload(Reuse.agency))).one()
        move_reuse(session, SYSTEM, reuse, stage, None)

    return move


def _began(months: dict[ReuseStage, int]) -> Callable[[Session], object]:
    def say(session: Session) -> None:
        for entry in session.scalars(select(StageEntry)):
            if entry.stage in months:
                entry.entered_on = date(2020, months[entry.stage], 1)

    return say


def _invent(code: str) -> Callable[[Session], object]:
    agency = Agency(code=code, name=code, kind=AgencyKind.CENTRAL, is_demonstration=True)
    return lambda session: session.add(agency)


class TestWhatChanged:
    def test_is_an_entry(self, registry):
        registry.edit("turnero", name="Ventanilla", licence="EUPL-1.2")

        assert registry.follower.catch_up()
        assert registry.found("ventanilla", licence="EUPL-1.2") == ["ventanilla"]
        assert registry.found("ventanilla", licence="unknown") == []

    def test_is_a_text_alone(self, registry):
        registry.edit("turnero", texts={"es": {"features": ["Liquidación de sueldos"]}})

        registry.follower.catch_up()

        answer = registry.ask("liquidación de sueldos")
        assert answer.hits[0].reasons[0].text == "Liquidación de sueldos"

    def test_is_the_publisher_s_name(self, registry):
        def rename(session: Session) -> None:
            publisher = find_software(session, SYSTEM, "turnero").publisher
            edit_publisher(session, SYSTEM, publisher, PublisherEdit(name="Zarzaparrilla"))

        registry.change(rename)
        registry.follower.catch_up()

        labels = [one.label for one in registry.ask().facets["publisher"]]
        assert labels == ["Zarzaparrilla"]

    def test_is_a_reuse_from_its_pilot_on(self, registry):
        registry.change(_reused_by("BBB", ReuseStage.ADAPTING))
        registry.follower.catch_up()
        adapting = registry.found(reused="true")
        registry.change(_moved_to(ReuseStage.PILOTING))
        registry.follower.catch_up()

        assert adapting == []
        assert registry.found(reused="true") == ["turnero"]

    def test_is_a_reuse_that_was_given_up(self, registry):
        registry.change(_reused_by("BBB", ReuseStage.PILOTING))
        registry.follower.catch_up()
        registry.change(_moved_to(ReuseStage.ABANDONED))
        registry.follower.catch_up()

        assert registry.found(reused="true") == []

    def test_is_a_reuse_by_an_invented_agency_for_who_asks_to_see_such_alone(self, registry):
        registry.change(_invent("DEMO-X"))
        registry.change(_reused_by("DEMO-X", ReuseStage.IN_PRODUCTION))
        registry.follower.catch_up()

        assert registry.reused() == {"false": 1}
        assert registry.reused(demonstration=True) == {"true": 1}
        assert registry.found(reused="true") == []

    def test_is_that_the_agency_that_reuses_it_turns_out_to_be_invented(self, registry):
        registry.change(_reused_by("BBB", ReuseStage.IN_PRODUCTION))
        registry.follower.catch_up()

        def correct(session: Session) -> None:
            find_agency(session, "BBB").is_demonstration = True

        registry.change(correct)
        registry.follower.catch_up()

        assert registry.reused() == {"false": 1}

    def test_is_how_many_agencies_reuse_it(self, registry):
        registry.follower.catch_up()
        before = registry.values("reuses")
        registry.change(_invent("DEMO-X"))
        for code in ("AAA", "BBB", "DEMO-X"):
            registry.change(_reused_by(code, ReuseStage.IN_PRODUCTION))
        registry.follower.catch_up()

        assert before == {"0": 1}
        assert registry.values("reuses") == {"2-4": 1}
        assert registry.values("reuses", demonstration=True) == {"2-4": 1}

    def test_is_how_ready_it_is_to_be_reused(self, registry):
        def assess(session: Session) -> None:
            topics = [TopicDraft(topic=topic, level=7) for topic in Topic]
            software = find_software(session, SYSTEM, "turnero")
            assess_readiness(
                session, SYSTEM, software, ReadinessDraft(version="1", topics=topics)
            )

        before = registry.values("readiness")
        registry.change(assess)
        registry.follower.catch_up()

        assert (before, registry.values("readiness")) == ({"not_assessed": 1}, {"7": 1})

    def test_is_a_version_that_it_has(self, registry):
        registry.edit("turnero", releases=[{"version": "2", "released_on": "2024-05"}])
        registry.follower.catch_up()
        first = registry.values("year")
        releases = [{"version": "3", "released_on": "2026"}, {"version": "2"}]
        registry.edit("turnero", releases=releases)
        registry.follower.catch_up()

        assert (first, registry.values("year")) == ({"2024": 1}, {"2026": 1})

    def test_is_what_kind_of_agency_publishes_it_and_where(self, registry):
        def move(session: Session) -> None:
            agency = find_agency(session, "AAA")
            agency.kind, agency.country = AgencyKind.FOREIGN, "CL"

        registry.change(move)
        registry.follower.catch_up()

        assert registry.found(publisher_kind="foreign_body", country="CL") == ["turnero"]

    def test_is_what_adapting_it_took_by_the_day_of_a_stage(self, registry):
        registry.edit("turnero", baseline={"months": "10"})
        registry.change(_reused_by("BBB", ReuseStage.ADAPTING))
        registry.follower.catch_up()
        before = registry.ratios()
        registry.change(_moved_to(ReuseStage.IN_PRODUCTION))
        registry.change(_began({ReuseStage.ADAPTING: 1, ReuseStage.IN_PRODUCTION: 5}))
        registry.follower.catch_up()

        assert (before, registry.ratios()) == ({"turnero": -1}, {"turnero": 400_000})

    def test_is_the_development_that_its_reuses_are_compared_with(self, registry):
        def enter(session: Session) -> None:
            draft = SoftwareDraft(name="Turnero 2", publisher="aaa", based_on=["turnero"])
            enter_software(session, SYSTEM, draft)

        registry.edit("turnero", baseline={"months": "10"})
        registry.change(enter)
        registry.change(_reused_by("BBB", ReuseStage.IN_PRODUCTION, "turnero-2", months="4"))
        registry.follower.catch_up()
        first = registry.ratios()["turnero-2"]
        registry.edit("turnero", baseline={"months": "8"})
        registry.follower.catch_up()
        second = registry.ratios()["turnero-2"]
        registry.edit("turnero", visibility="government")
        registry.follower.catch_up()

        assert (first, second) == (400_000, 500_000)
        assert registry.ratios()["turnero-2"] == -1  # the order would tell of its months

    def test_is_the_software_it_needs(self, registry):
        registry.edit("turnero", base_software=[{"name": "Zarzaparrilla", "kind": "open"}])

        registry.follower.catch_up()

        (hit,) = registry.ask("zarzaparrilla").hits
        assert next(reason.field for reason in hit.reasons) == "base_software"

    def test_is_the_short_name_of_who_publishes_it(self, registry):
        def rename(session: Session) -> None:
            edit = AgencyEdit(acronym="ZARZA")
            edit_agency(session, SYSTEM, find_agency(session, "AAA"), edit)

        registry.change(rename)
        registry.follower.catch_up()

        (hit,) = registry.ask("zarza").hits
        assert next(reason.field for reason in hit.reasons) == "publisher"

    def test_is_who_may_see_it(self, registry):
        registry.edit("turnero", visibility="restricted", shared_with=["BBB"])

        registry.follower.catch_up()

        assert registry.found("turnero") == []
        assert registry.found("turnero", registry.member_of("BBB")) == ["turnero"]

    def test_is_the_code_of_an_agency_it_is_shared_with(self, registry):
        registry.edit("turnero", visibility="restricted", shared_with=["BBB"])
        registry.follower.catch_up()

        def rename(session: Session) -> None:
            edit_agency(session, SYSTEM, find_agency(session, "BBB"), AgencyEdit(code="CCC"))

        registry.change(rename)
        registry.follower.catch_up()

        assert registry.found("turnero", registry.member_of("CCC")) == ["turnero"]

    def test_is_the_code_of_the_agency_that_answers_for_it(self, registry):
        registry.edit("turnero", visibility="restricted")
        registry.follower.catch_up()

        def rename(session: Session) -> None:
            edit_agency(session, SYSTEM, find_agency(session, "AAA"), AgencyEdit(code="CCC"))

        registry.change(rename)
        registry.follower.catch_up()

        assert registry.found("turnero", registry.member_of("CCC")) == ["turnero"]

    def test_is_what_follows_it(self, registry):
        def follow(session: Session) -> None:
            enter_software(session, SYSTEM, SoftwareDraft(name="Turnero 2", publisher="aaa"))
            session.flush()
            old = find_software(session, SYSTEM, "turnero")
            edit = SoftwareEdit(successor="turnero-2", development_status="obsolete")
            edit_software(session, SYSTEM, old, edit)

        registry.change(follow)
        registry.follower.catch_up()

        assert registry.found("turnero") == ["turnero-2", "turnero"]

    def test_is_gone(self, registry):
        def delete(session: Session) -> None:
            software = Software(name="Efímero", publisher_id=None, slug="efimero")
            publisher = find_software(session, SYSTEM, "turnero").publisher
            software.publisher = publisher
            session.add(software)

        registry.change(delete)
        registry.follower.catch_up()
        assert registry.found("efímero")[0] == "efimero"

        registry.change(
            lambda session: session.delete(find_software(session, SYSTEM, "efimero"))
        )
        registry.follower.catch_up()

        assert registry.found() == ["turnero"]

    def test_is_more_than_is_asked_of_the_database_at_once(self, registry, store):
        house = registry.house
        follower = Follower(house.sessions, house.index, store, at_once=2)

        def enter(session: Session) -> None:
            for number in range(7):
                draft = SoftwareDraft(name=f"Registro {number}", publisher="aaa")
                enter_software(session, SYSTEM, draft)

        registry.change(enter)
        follower.catch_up()

        assert len(registry.found()) == 8

    def test_is_nothing_that_the_index_knows_and_is_passed_over(self, registry):
        registry.change(
            lambda session: session.add(Agency(code="DDD", name="D", kind=AgencyKind.CENTRAL))
        )

        assert registry.follower.catch_up()
        assert not registry.follower.catch_up()
        with registry.house.sessions.reading() as session:
            assert registry.ask().total == 1
            assert registry.house.index.status().change_number == last_change(session)


class TestAnotherNode:
    def test_finds_the_same_with_an_index_of_its_own(self, registry, tmp_path, store):
        index = SearchIndex(tmp_path / "other-node")
        follower = Follower(registry.house.sessions, index, store)
        follower.catch_up()

        registry.edit("turnero", name="Ventanilla")
        follower.catch_up()

        with registry.house.sessions.reading() as session:
            answer = search(session, index, SearchAsked("ventanilla", {}), STRANGER)
        assert [hit.software.slug for hit in answer.hits] == ["ventanilla"]

    def test_takes_every_vector_from_the_database_and_computes_none(self, registry, tmp_path):
        kept = DatabaseVectorStore(registry.house.sessions)
        Follower(registry.house.sessions, registry.house.index, kept).rebuild()

        class ComputesNothing(DatabaseVectorStore):
            def put(self, vectors) -> None:
                pytest.fail(f"{len(vectors)} vectors were computed")

        index = SearchIndex(tmp_path / "other-node")
        joins = ComputesNothing(registry.house.sessions)
        Follower(registry.house.sessions, index, joins).catch_up()

        registry.other_process = index
        assert registry.found("turnero") == ["turnero"]
        with registry.house.sessions.reading() as session:
            assert check_index(session, index, kept, pytest.fail).not_kept == 0

    def test_waits_its_turn_while_a_process_of_the_same_node_follows(self, registry):
        with (
            held(registry.house.index.root / "follower.lock"),
            pytest.raises(IndexBusyError),
        ):
            registry.follower.catch_up()


class TestADayThatPasses:
    def test_ends_a_confidential_time_without_any_change(self, fresh_database, clock, store):
        house = open_house(fresh_database.settings)
        registry = Registry(house, Follower(house.sessions, house.index, store), house.index)
        registry.change(_first_rows)
        registry.edit("turnero", confidential_until=clock.moment.date() + timedelta(days=2))
        registry.follower.catch_up()
        seen = [registry.found("turnero")]

        for _ in range(2):
            clock.forward(days=1)
            registry.follower.catch_up()
            seen.append(registry.found("turnero"))

        assert seen == [[], [], ["turnero"]]
        house.close()

    def test_is_noticed_by_a_node_that_slept_through_it(self, fresh_database, clock, store):
        house = open_house(fresh_database.settings)
        registry = Registry(house, Follower(house.sessions, house.index, store), house.index)
        registry.change(_first_rows)
        registry.edit("turnero", confidential_until=clock.moment.date() + timedelta(days=2))
        registry.follower.catch_up()

        clock.forward(days=400)
        Follower(house.sessions, house.index, store).catch_up()

        assert registry.found("turnero") == ["turnero"]
        house.close()

    def test_is_looked_at_again_where_what_it_ended_could_not_be_written_down(
        self, fresh_database, clock, store
    ):
        house = open_house(fresh_database.settings)
        registry = Registry(house, Follower(house.sessions, house.index, store), house.index)
        registry.change(_first_rows)
        registry.edit("turnero", confidential_until=clock.moment.date() + timedelta(days=1))
        registry.follower.catch_up()
        clock.forward(days=1)
        in_the_way = house.index.root / "manifest.json.new"
        in_the_way.mkdir()

        with pytest.raises(IsADirectoryError):
            registry.follower.catch_up()
        in_the_way.rmdir()
        registry.follower.catch_up()

        assert registry.found("turnero") == ["turnero"]
        house.close()


class TestAnIndexThatCannotBeUsed:
    @pytest.mark.parametrize("damage", ["missing", "emptied", "manifest"])
    def test_is_rebuilt_and_until_then_a_new_process_says_so(self, registry, damage):
        root = registry.house.index.root
        if damage == "missing":
            shutil.rmtree(root)
        elif damage == "manifest":
            (root / "manifest.json").write_bytes(b"\x00 not json")
        else:
            for path in (root / registry.house.index.status().folder).rglob("*"):
                if path.is_file():
                    path.chmod(0o644)
                    path.write_bytes(b"")
        registry.other_process = SearchIndex(root)

        with pytest.raises(SearchUnavailableError):
            registry.found("turnero")
        assert registry.follower.catch_up()

        assert registry.found("turnero") == ["turnero"]

    def test_is_one_of_a_database_that_was_replaced(self, registry, store):
        """As when the SQLite file is removed and a new registry begun in its place."""
        index = registry.house.index
        (index.root / "origin").write_text("2020-01-01T00:00:00+00:00")
        generation = index.status().generation

        Follower(registry.house.sessions, index, store).catch_up()
        once = index.status().generation
        Follower(registry.house.sessions, index, store).catch_up()

        assert once > generation
        assert index.status().generation == once

    def test_is_one_that_is_ahead_of_a_database_brought_back_from_a_copy(
        self, registry, tmp_path, store
    ):
        ahead = replace(registry.house.index.status(), change_number=1_000)

        manifest.publish(registry.house.index.root, ahead)

        assert registry.follower.catch_up()

        with registry.house.sessions.reading() as session:
            assert registry.house.index.status().change_number == last_change(session)


class TestTheThread:
    def test_follows_until_it_is_told_to_end(self, registry):
        before = set(threading.enumerate())
        registry.follower.start()
        (thread,) = set(threading.enumerate()) - before

        registry.edit("turnero", name="Ventanilla")
        until = time.monotonic() + PATIENCE_SECONDS
        while registry.found("ventanilla") != ["ventanilla"] and time.monotonic() < until:
            time.sleep(0.05)
        registry.follower.stop()

        assert registry.found("ventanilla") == ["ventanilla"]
        assert not thread.is_alive()

    def test_outlives_a_database_that_does_not_answer(self, tmp_path, store):
        """It looks again, and goes on when the database is there."""
        nowhere = create_engine("sqlite:////nowhere/at/all.sqlite")
        before = set(threading.enumerate())
        follower = Follower(Sessions(nowhere), SearchIndex(tmp_path / "index"), store)
        follower.start()
        (thread,) = set(threading.enumerate()) - before

        time.sleep(3 * EVERY_SECONDS)
        was_alive = thread.is_alive()
        follower.stop()
        thread.join(PATIENCE_SECONDS)  # what only loads is not waited for by `stop`

        assert was_alive
        assert not thread.is_alive()

    def test_breaks_a_rebuild_off_and_leaves_what_was_published(self, registry, store):
        index = registry.house.index
        before = index.status()
        follower = Follower(registry.house.sessions, index, store)

        follower.stop()
        with pytest.raises(StoppedError):
            follower.rebuild()

        assert index.status() == before
        assert registry.found("turnero") == ["turnero"]

    def test_is_not_waited_for_while_it_only_loads(self, registry, store):
        """The models take a second to load, and ten on a busy machine: a server must end sooner."""
        loading, go_on = threading.Event(), threading.Event()

        class SlowToLoad(SearchIndex):
            def warm_up(self) -> None:
                loading.set()
                go_on.wait(PATIENCE_SECONDS)

        index = SlowToLoad(registry.house.index.root)
        follower = Follower(registry.house.sessions, index, store)
        before = set(threading.enumerate())
        follower.start()
        (thread,) = set(threading.enumerate()) - before
        loading.wait(PATIENCE_SECONDS)

        follower.stop()
        was_loading = thread.is_alive()
        go_on.set()
        thread.join(PATIENCE_SECONDS)

        assert was_loading
        assert not thread.is_alive()
