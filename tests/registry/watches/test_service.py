"""Watches are kept by whoever may read what they tell, each once and not without end."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import ValidationError
from sqlalchemy import func, select

from registry.accounts.models import Person
from registry.actors.rules import STRANGER, SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role, Scope
from registry.agencies.queries import find_agency
from registry.agencies.schemas import AgencyClosing
from registry.clock import now
from registry.closing import end_agency
from registry.errors import ConflictError, NotAllowedError, SignInNeededError
from registry.history.models import RowImage
from registry.needs.queries import UnknownNeedError, find_need
from registry.needs.schemas import NeedEdit
from registry.needs.service import NeedEndedError, edit_need
from registry.watches import service
from registry.watches.models import Watch, WatchAnswer
from registry.watches.queries import (
    FeedNotFoundError,
    WatchNotFoundError,
    find_watch,
    watch_of_feed,
)
from registry.watches.rules import NothingToWatchError, is_news
from registry.watches.schemas import WatchDraft, WatchEdit
from registry.watches.service import (
    AlreadyWatchedError,
    TooManyWatchesError,
    edit_watch,
    end_watch,
    forget_ended,
    keep_watch,
    open_feed,
)
from registry.watches.vocabulary import KEPT_AFTERWARDS, MailDigest
from tests.registry.watches.conftest import AGENDA

QUESTION = "agenda para reservar hora"


def draft(q=QUESTION, **more):
    return WatchDraft.model_validate({"search": {"q": q}, **more})


def keep(registry, actor, asked) -> Watch:
    with registry.house.sessions.writing() as session:
        return keep_watch(session, actor, asked)


def program(actor, *scopes):
    return Actor(ActorKind.TOKEN, actor.id, actor.agency_id, actor.roles, frozenset(scopes))


class TestWhatCanBeWatched:
    @pytest.mark.parametrize("q", ["???", "de la", '" AND (', "🙂"])
    def test_words_that_say_something(self, registry, reader, q):
        with pytest.raises(NothingToWatchError):
            keep(registry, reader, draft(q))

    def test_not_the_whole_catalogue(self, registry, reader):
        with pytest.raises(NothingToWatchError):
            keep(registry, reader, WatchDraft.model_validate({"search": {}}))

    def test_a_choice_without_words(self, registry, reader):
        asked = WatchDraft.model_validate({"search": {"category": ["mapping"]}})

        assert keep(registry, reader, asked).name == "mapping"

    def test_a_text_as_long_as_the_search_takes(self, registry, reader):
        watch = keep(registry, reader, draft("agenda " * 1428))

        assert watch.name.startswith("agenda agenda")
        assert len(watch.name) <= 101

    @pytest.mark.parametrize(
        "asked",
        [
            {"search": {"q": "a" * 10_001}},
            {"search": {"q": "agenda\x00"}},
            {"search": {"q": " "}},
            {"search": {"q": "agenda", "colour": ["red"]}},
            {"search": {"category": ["a"] * 41}},
            {},
            {"search": {"q": "agenda"}, "need": "3f0c1d52-6a57-4a3e-9a43-0d1c7f6b2e11"},
        ],
    )
    def test_nothing_that_is_not_a_question(self, asked):
        with pytest.raises(ValidationError):
            WatchDraft.model_validate(asked)

    def test_no_need_that_is_reserved_to_another_agency(self, registry, reader):
        need = registry.need("Agenda", agency="BBB", visibility="restricted")

        with pytest.raises(UnknownNeedError):
            keep(registry, reader, WatchDraft(need=need))

    def test_no_need_that_was_closed(self, registry, reader):
        need = registry.need("Agenda")
        with registry.house.sessions.writing() as session:
            edit_need(
                session, SYSTEM, find_need(session, SYSTEM, need), NeedEdit(status="closed")
            )

        with pytest.raises(NeedEndedError):
            keep(registry, reader, WatchDraft(need=need))

    def test_nothing_twice(self, registry, reader):
        keep(registry, reader, draft())

        with pytest.raises(AlreadyWatchedError):
            keep(registry, reader, draft(name="Otra"))

    def test_the_same_again_once_it_was_ended(self, registry, reader):
        watch = keep(registry, reader, draft())
        with registry.house.sessions.writing() as session:
            end_watch(session, reader, find_watch(session, reader, watch.id))

        assert keep(registry, reader, draft()).id != watch.id


def test_two_who_ask_for_the_same_at_the_same_moment_get_one(registry, reader):
    def ask(_):
        try:
            keep(registry, reader, draft())
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(4) as several:
        made = list(several.map(ask, range(4)))

    assert sum(made) == 1


def test_nobody_keeps_more_than_there_may_be(registry, reader, monkeypatch):
    monkeypatch.setattr(service, "MOST_WATCHES", 2)
    keep(registry, reader, draft("agenda"))
    keep(registry, reader, draft("mapas"))

    with pytest.raises(TooManyWatchesError, match="keep 2 watches"):
        keep(registry, reader, draft("sueldos"))


class TestWhoMay:
    def test_no_stranger(self, registry):
        with pytest.raises(SignInNeededError):
            keep(registry, STRANGER, draft())

    def test_no_program_of_no_agency(self, registry, reader):
        staff = Actor(
            ActorKind.TOKEN, reader.id, None, frozenset({Role.REVIEWER}), frozenset(Scope)
        )

        with pytest.raises(NotAllowedError):
            keep(registry, staff, draft())

    def test_no_program_without_the_scope(self, registry, reader):
        with pytest.raises(NotAllowedError):
            keep(registry, program(reader, Scope.READ), draft())

    def test_staff_of_no_agency(self, registry):
        reviewer = registry.person("revisora", None, (Role.REVIEWER,))

        assert keep(registry, reviewer, draft()).person_id == reviewer.id

    def test_nobody_reads_another_persons(self, registry, reader):
        watch = keep(registry, reader, draft())
        colleague = registry.person("colega", "AAA")

        with registry.house.sessions.reading() as session, pytest.raises(WatchNotFoundError):
            find_watch(session, colleague, watch.id)

    def test_the_people_of_an_agency_read_what_its_programs_watch(self, registry, reader):
        watch = keep(registry, program(reader, Scope.WRITE_NEEDS), draft())
        outsider = registry.person("ajena", "BBB")

        with registry.house.sessions.reading() as session:
            assert find_watch(session, reader, watch.id).agency_id == reader.agency_id
            with pytest.raises(WatchNotFoundError):
                find_watch(session, outsider, watch.id)


def test_a_watch_is_renamed_and_sent_by_mail(registry, reader):
    watch = keep(registry, reader, draft())

    with registry.house.sessions.writing() as session:
        found = find_watch(session, reader, watch.id)
        edit_watch(session, reader, found, WatchEdit(name="Agendas", mail="weekly"))

    with registry.house.sessions.reading() as session:
        found = find_watch(session, reader, watch.id)
        assert (found.name, found.mail) == ("Agendas", MailDigest.WEEKLY)


class TestFeed:
    def test_opens_with_its_last_secret_alone(self, registry, reader):
        watch = keep(registry, reader, draft())
        first, second = (self._open(registry, reader, watch) for _ in range(2))

        with registry.house.sessions.reading() as session:
            assert watch_of_feed(session, second)[0].id == watch.id
            for wrong in (first, "", "x"):
                with pytest.raises(FeedNotFoundError):
                    watch_of_feed(session, wrong)

    def test_is_gone_with_the_watch_and_with_the_person(self, registry, reader):
        watch = keep(registry, reader, draft())
        secret = self._open(registry, reader, watch)
        with registry.house.sessions.writing() as session:
            session.get_one(Person, reader.id).is_active = False

        with registry.house.sessions.reading() as session, pytest.raises(FeedNotFoundError):
            watch_of_feed(session, secret)

    def _open(self, registry, reader, watch):
        with registry.house.sessions.writing() as session:
            return open_feed(session, reader, find_watch(session, reader, watch.id))


class TestForgetting:
    def test_takes_all_of_a_watch_that_ended_a_month_ago(self, registry, reader, clock):
        ended = registry.watch(reader, QUESTION)
        kept = registry.watch(reader, "mapas")
        registry.publish("Otra agenda", AGENDA)
        registry.look()
        with registry.house.sessions.writing() as session:
            end_watch(session, reader, find_watch(session, reader, ended))

        clock.forward(days=KEPT_AFTERWARDS.days + 1)
        self._forget(registry)

        with registry.house.sessions.reading() as session:
            assert session.scalars(select(Watch.id)).all() == [kept]
            answers = select(func.count()).where(WatchAnswer.watch_id == ended)
            assert session.scalar(answers) == 0

    def test_takes_those_of_a_person_who_left(self, registry, reader, clock):
        registry.watch(reader, QUESTION)
        with registry.house.sessions.writing() as session:
            session.get_one(Person, reader.id).is_active = False

        clock.forward(days=KEPT_AFTERWARDS.days + 1)
        self._forget(registry)

        with registry.house.sessions.reading() as session:
            assert session.scalars(select(Watch)).all() == []

    def test_history_never_held_what_was_searched_for(self, registry, reader):
        registry.watch(reader, QUESTION)

        with registry.house.sessions.reading() as session:
            images = session.scalars(
                select(RowImage.image).where(RowImage.table_name == "watch")
            ).all()
        assert images
        assert not any(QUESTION in str(image) for image in images)

    def _forget(self, registry):
        with registry.house.sessions.writing() as session:
            forget_ended(session)


def test_an_heir_gets_the_watches_of_programs_and_none_twice(registry, reader):
    outsider = registry.person("ajena", "BBB")
    for asked in ("agenda", "mapas"):
        keep(registry, program(reader, Scope.WRITE_NEEDS), draft(asked))
    keep(registry, program(outsider, Scope.WRITE_NEEDS), draft("mapas"))

    with registry.house.sessions.writing() as session:
        closing = AgencyClosing(closed_on=now().date(), reason="Fusión", successor="BBB")
        end_agency(session, SYSTEM, find_agency(session, "AAA"), closing)

    with registry.house.sessions.reading() as session:
        left = select(Watch.name).where(
            Watch.agency_id == outsider.agency_id, Watch.ended_at.is_(None)
        )
        assert sorted(session.scalars(left)) == ["agenda", "mapas"]


@pytest.mark.parametrize(
    ("known", "present", "is_gone", "expected"),
    [
        ("1.0", "2.0", False, True),
        (None, "1.0", False, True),
        ("1.0", "1.0", False, False),
        ("1.0", None, False, False),
        (None, None, False, False),
        ("1.0", "1.0", True, True),
    ],
)
def test_news_is_another_version_or_a_return(known, present, is_gone, expected):
    assert is_news(known, present, is_gone=is_gone) is expected
