"""Who watches a search or a need is told of what answers it: soon, once, and of nothing they may not see."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from registry.accounts.models import Person
from registry.actors.rules import SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role
from registry.audit.models import AuditEvent
from registry.catalogue.publishing import withdraw
from registry.catalogue.queries import find_software
from registry.catalogue.vocabulary import Life
from registry.clock import now
from registry.jobs.models import Job
from registry.needs.queries import find_need
from registry.needs.schemas import NeedEdit
from registry.needs.service import edit_need
from registry.notifications.models import Notification
from registry.watches import telling
from registry.watches.queries import find_watch
from registry.watches.schemas import WatchEdit
from registry.watches.service import edit_watch, end_watch
from registry.watches.settling import NEW, SEVERAL_CHANGED, SEVERAL_NEW
from registry.watches.telling import ask_if_due
from registry.watches.vocabulary import TELL
from tests.registry.watches.conftest import AGENDA, MAPS, PAYROLL

QUESTION = "agenda para reservar hora"


def test_a_new_entry_that_answers_is_told_and_none_that_does_not(registry, reader):
    watch = registry.watch(reader, QUESTION)

    registry.publish("Otra agenda", AGENDA)
    registry.publish("Otros mapas", MAPS)

    assert registry.look() == 1
    assert registry.notices() == [(NEW, {"watch": QUESTION})]
    assert registry.told(reader, watch) == ["Otra agenda"]


def test_what_answered_from_the_beginning_is_not_told_when_it_is_corrected(registry, reader):
    watch = registry.watch(reader, QUESTION)

    registry.edit("turnero", licence="MIT")

    assert registry.look() == 0
    assert registry.told(reader, watch) == []


def test_several_at_once_are_one_notice(registry, reader):
    registry.watch(reader, QUESTION)

    for number in range(3):
        registry.publish(f"Agenda {number}", AGENDA)
    registry.look()

    assert registry.notices() == [(SEVERAL_NEW, {"watch": QUESTION, "count": 3})]


def test_an_entry_that_did_not_answer_and_now_does_is_told_as_changed(registry, reader):
    watch = registry.watch(reader, QUESTION)

    for slug in ("mapas", "sueldos"):
        registry.edit(slug, texts={"es": {"short_description": AGENDA}})
    registry.look()

    assert registry.notices() == [(SEVERAL_CHANGED, {"watch": QUESTION, "count": 2})]
    assert registry.told(reader, watch) == ["Mapas", "Sueldos"]


def test_looking_again_tells_nothing_twice(registry, reader):
    registry.watch(reader, QUESTION)
    registry.publish("Otra agenda", AGENDA)
    registry.look()

    registry.edit("otra-agenda", licence="MIT")
    registry.edit("otra-agenda", texts={"es": {"short_description": f"{AGENDA}."}})

    assert registry.look() == 0
    assert len(registry.notices()) == 1


def test_another_version_is_news_of_what_answered_before(registry, reader):
    watch = registry.watch(reader, QUESTION)

    registry.edit("turnero", releases=[{"version": "2.0"}])
    assert registry.look() == 1
    registry.edit("turnero", releases=[{"version": "2.0"}], licence="MIT")
    assert registry.look() == 0

    assert registry.told(reader, watch) == ["Turnero"]


def test_what_is_withdrawn_shows_no_more_and_is_news_when_it_comes_back(registry, reader):
    watch = registry.watch(reader, QUESTION)
    slug = registry.publish("Otra agenda", AGENDA)
    registry.look()

    with registry.house.sessions.writing() as session:
        software = find_software(session, SYSTEM, slug)
        withdraw(session, SYSTEM, software, "Error")
    assert registry.look() == 0
    assert registry.told(reader, watch) == []
    _bring_back(registry, slug)

    assert registry.look() == 1
    assert registry.told(reader, watch) == ["Otra agenda"]


def _bring_back(registry, slug):
    with registry.house.sessions.writing() as session:
        software = find_software(session, SYSTEM, slug)
        software.life, software.withdrawn_reason = Life.PUBLISHED, None


def test_what_is_withdrawn_between_the_look_and_the_telling_is_not_told(
    registry, reader, monkeypatch
):
    watch = registry.watch(reader, QUESTION)
    slug = registry.publish("Otra agenda", AGENDA)
    looked = telling.answers_to

    def withdrawn_meanwhile(*asked):
        found = looked(*asked)
        if found:
            with registry.house.sessions.writing() as session:
                software = find_software(session, SYSTEM, slug)
                withdraw(session, SYSTEM, software, "Error")
        return found

    monkeypatch.setattr(telling, "answers_to", withdrawn_meanwhile)

    assert registry.look() == 0
    assert registry.told(reader, watch) == []


def test_a_choice_without_words_is_told_of_what_is_chosen(registry, reader):
    watch = registry.watch(reader, None, platform=["android"])

    registry.publish("De bolsillo", MAPS, platforms=["android"])
    registry.publish("De mesa", MAPS, platforms=["windows"])
    hidden = registry.publish("De otros", MAPS, "BBB", platforms=["android"], life="draft")

    assert hidden
    assert registry.look() == 1
    assert registry.told(reader, watch) == ["De bolsillo"]


class TestWhatIsHidden:
    def test_is_told_to_those_alone_who_may_know_of_it(self, registry, reader):
        outsider = registry.person("ajena", "BBB")
        watches = [registry.watch(each, QUESTION) for each in (reader, outsider)]

        registry.publish("Reservada", AGENDA, visibility="restricted")
        registry.look()

        assert registry.told(reader, watches[0]) == ["Reservada"]
        assert registry.told(outsider, watches[1]) == []
        assert len(registry.notices()) == 1

    def test_is_told_once_it_is_shown(self, registry, reader):
        outsider = registry.person("ajena", "BBB")
        watch = registry.watch(outsider, QUESTION)
        registry.publish("Reservada", AGENDA, visibility="restricted")
        registry.look()

        registry.edit("reservada", visibility="public")

        assert registry.look() == 1
        assert registry.told(outsider, watch) == ["Reservada"]

    def test_is_told_on_the_day_it_opens(self, registry, reader, clock):
        outsider = registry.person("ajena", "BBB")
        registry.watch(outsider, QUESTION)
        opens = now().date() + timedelta(days=2)
        registry.publish("Reservada", AGENDA, confidential_until=opens)
        assert registry.look() == 0

        clock.forward(days=2)

        assert registry.look() == 1

    def test_is_read_by_the_agency_that_somebody_is_of_today(self, registry, reader):
        watch = registry.watch(reader, QUESTION)
        registry.publish("Reservada", AGENDA, visibility="restricted")
        registry.look()

        moved = Actor(
            ActorKind.PERSON, reader.id, registry.person("ajena", "BBB").agency_id, reader.roles
        )

        assert registry.told(moved, watch) == []


class TestNeeds:
    def test_tells_of_what_says_something_that_is_asked_for(self, registry, reader):
        need = registry.need("Agenda para la atención", "Reservar hora por internet")
        watch = registry.watch(reader, need=need)

        registry.publish("Otra agenda", AGENDA, features=["Reserva de hora por internet"])
        registry.publish("Otros sueldos", PAYROLL, features=["Cálculo de aguinaldo"])
        registry.look()

        assert registry.told(reader, watch) == ["Otra agenda"]
        assert registry.notices() == [(NEW, {"watch": "Agenda para la atención"})]

    def test_a_need_without_requirements_is_answered_by_what_it_is_for(self, registry, reader):
        watch = registry.watch(reader, need=registry.need("Agenda para reservar hora"))

        registry.publish("Otra agenda", AGENDA)
        registry.look()

        assert registry.told(reader, watch) == ["Otra agenda"]

    def test_one_that_was_edited_takes_note_anew_of_what_answers(self, registry, reader):
        need = registry.need("Agenda para la atención", "Reservar hora por internet")
        slug = registry.publish("Visor", MAPS, features=["Mapas de calles"])
        watch = registry.watch(reader, need=need)

        _ask_for_maps(registry, need)
        assert registry.look() == 0
        registry.edit(slug, licence="MIT")
        assert registry.look() == 0

        registry.publish("Otro visor", MAPS, features=["Mapas de las calles"])
        assert registry.look() == 1
        assert registry.told(reader, watch) == ["Otro visor"]

    def test_its_edit_alone_has_a_look_asked_for(self, registry, reader):
        need = registry.need("Agenda para la atención", "Reservar hora por internet")
        registry.watch(reader, need=need)
        _finish(registry)

        _ask_for_maps(registry, need)
        ask_if_due(registry.house.sessions)

        assert _waiting(registry) == 1

    def test_one_that_was_closed_is_not_told_of(self, registry, reader):
        need = registry.need("Agenda para reservar hora")
        registry.watch(reader, need=need)
        with registry.house.sessions.writing() as session:
            edit_need(
                session, SYSTEM, find_need(session, SYSTEM, need), NeedEdit(status="closed")
            )

        registry.publish("Otra agenda", AGENDA)

        assert registry.look() == 0

    def test_one_that_its_watcher_may_read_no_more_is_not_told_of(self, registry, reader):
        outsider = registry.person("ajena", "BBB")
        need = registry.need("Agenda para reservar hora", visibility="public")
        registry.watch(outsider, need=need)
        with registry.house.sessions.writing() as session:
            edit = NeedEdit(visibility="restricted")
            edit_need(session, SYSTEM, find_need(session, SYSTEM, need), edit)

        registry.publish("Otra agenda", AGENDA)

        assert registry.look() == 0


def _ask_for_maps(registry, need_id):
    lines = [{"priority": "must", "text": "Mapas de calles"}]
    with registry.house.sessions.writing() as session:
        edit = NeedEdit.model_validate({"title": "Visor de mapas", "requirements": lines})
        edit_need(session, SYSTEM, find_need(session, SYSTEM, need_id), edit)


class TestWhoIsTold:
    def test_nobody_whose_watch_was_ended(self, registry, reader):
        watch = registry.watch(reader, QUESTION)
        with registry.house.sessions.writing() as session:
            end_watch(session, reader, find_watch(session, reader, watch))

        registry.publish("Otra agenda", AGENDA)

        assert registry.look() == 0

    def test_nobody_who_has_left(self, registry, reader):
        registry.watch(reader, QUESTION)
        with registry.house.sessions.writing() as session:
            session.get_one(Person, reader.id).is_active = False

        registry.publish("Otra agenda", AGENDA)

        assert registry.look() == 0

    def test_nobody_during_a_pause_nor_afterwards_of_what_came_then(self, registry, reader):
        watch = registry.watch(reader, QUESTION)
        _pause(registry, reader, watch, is_paused=True)
        registry.publish("Otra agenda", AGENDA)
        assert registry.look() == 0

        _pause(registry, reader, watch, is_paused=False)

        assert registry.look() == 0
        registry.edit("otra-agenda", licence="MIT")
        assert registry.look() == 0
        registry.publish("Una más", AGENDA)
        assert registry.look() == 1
        assert registry.told(reader, watch) == ["Una más"]

    def test_an_agency_where_a_program_of_its_watches(self, registry, reader):
        program = Actor(
            ActorKind.TOKEN, reader.id, reader.agency_id, frozenset({Role.MEMBER}), None
        )
        watch = registry.watch(program, QUESTION)
        registry.publish("Reservada", AGENDA, visibility="restricted")
        registry.look()

        assert registry.told(reader, watch) == ["Reservada"]
        with registry.house.sessions.reading() as session:
            assert session.scalars(select(Notification.agency_id)).all() == [reader.agency_id]


def _pause(registry, reader, watch, *, is_paused):
    with registry.house.sessions.writing() as session:
        edit = WatchEdit(is_paused=is_paused)
        edit_watch(session, reader, find_watch(session, reader, watch), edit)


def test_two_runners_at_the_same_moment_tell_once(registry, reader):
    watch = registry.watch(reader, QUESTION)
    registry.publish("Otra agenda", AGENDA)
    while registry.follower.catch_up():
        pass

    with ThreadPoolExecutor(4) as runners:
        told = [each.result() for each in [runners.submit(registry.run) for _ in range(4)]]

    assert sum(told) == 1
    assert len(registry.notices()) == 1
    assert registry.told(reader, watch) == ["Otra agenda"]


def test_a_look_that_breaks_off_before_it_is_written_is_made_again(
    registry, reader, monkeypatch
):
    registry.watch(reader, QUESTION)
    registry.publish("Otra agenda", AGENDA)
    with monkeypatch.context() as broken:

        def stop(*_):
            raise KeyboardInterrupt

        broken.setattr("registry.watches.settling.notify_person", stop)
        with pytest.raises(KeyboardInterrupt):
            registry.look()
    assert registry.notices() == []

    assert registry.look() == 1


def test_telling_is_audited_without_what_was_searched_for(registry, reader):
    registry.watch(reader, QUESTION)
    registry.publish("Otra agenda", AGENDA)
    registry.look()

    with registry.house.sessions.reading() as session:
        events = session.scalars(
            select(AuditEvent).where(AuditEvent.subject_table == "watch")
        ).all()
    assert [each.event for each in events] == ["watch.kept", "watch.matched"]
    assert not any(QUESTION in str(each.changes) for each in events)


class TestAsking:
    def test_a_change_has_one_job_asked_for(self, registry, reader):
        registry.watch(reader, QUESTION)
        _finish(registry)
        registry.publish("Otra agenda", AGENDA)

        ask_if_due(registry.house.sessions)
        ask_if_due(registry.house.sessions)

        assert _waiting(registry) == 1

    def test_nothing_is_asked_for_where_nobody_watches_or_nothing_changed(
        self, registry, reader
    ):
        ask_if_due(registry.house.sessions)
        assert _waiting(registry) == 0
        registry.watch(reader, QUESTION)
        _finish(registry)

        ask_if_due(registry.house.sessions)

        assert _waiting(registry) == 0

    def test_the_running_house_tells_by_itself(self, registry, reader):
        registry.watch(reader, QUESTION)
        registry.house.start()
        registry.publish("Otra agenda", AGENDA)

        deadline = now() + timedelta(seconds=60)
        while not registry.notices() and now() < deadline:
            registry.house.runner.run_one()

        assert registry.notices() == [(NEW, {"watch": QUESTION})]


def _waiting(registry) -> int:
    with registry.house.sessions.reading() as session:
        jobs = select(Job.id).where(Job.kind == TELL, Job.finished_at.is_(None))
        return len(session.scalars(jobs).all())


def _finish(registry):
    with registry.house.sessions.writing() as session:
        session.execute(update(Job).values(finished_at=now(), state="done"))
