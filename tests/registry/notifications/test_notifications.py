from datetime import timedelta

import pytest
from sqlalchemy import func, select

from registry.accounts.models import Person
from registry.actors.rules import STRANGER, SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role, Scope
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.audit.models import AuditEvent
from registry.chance import new_id
from registry.database.paging import PageAsked
from registry.errors import NotAllowedError, NotFoundError, SignInNeededError
from registry.history.unit_of_work import begin_unit, close_unit
from registry.language.vocabulary import Language
from registry.notifications.models import NotificationRead
from registry.notifications.policy import require_reader
from registry.notifications.queries import find_notification, notifications_for, unread_count
from registry.notifications.schemas import Note
from registry.notifications.service import (
    forget_old,
    mark_all_read,
    mark_read,
    notify_agency,
    notify_person,
    pass_on,
)

NOTE = Note("reuse.recorded", "%(agency)s reuses %(software)s.", {"agency": "B"}, "/software/x")


@pytest.fixture
def session(clock, session):
    return session


@pytest.fixture
def agency(session):
    return added(session, Agency(code="A", name="A", kind=AgencyKind.CENTRAL))


@pytest.fixture
def heir(session):
    return added(session, Agency(code="B", name="B", kind=AgencyKind.CENTRAL))


@pytest.fixture
def ana(session, agency):
    return member(session, "ana", agency)


@pytest.fixture
def eva(session, agency):
    return member(session, "eva", agency)


@pytest.fixture
def outsider(session, heir):
    return member(session, "leo", heir)


class TestNotificationsFor:
    def test_are_mine_and_my_agencys_the_newest_first(
        self, session, clock, agency, ana, eva, outsider
    ):
        first = notify_person(session, ana.id, NOTE)
        clock.forward(minutes=1)
        begin_unit(session)
        second = notify_agency(session, agency.id, NOTE)
        notify_person(session, eva.id, NOTE)

        assert told(session, ana) == [(second, False), (first, False)]
        assert told(session, outsider) == []

    def test_come_by_pages(self, session, ana):
        for _ in range(3):
            notify_person(session, ana.id, NOTE)

        page = notifications_for(session, ana, PageAsked(limit=2))
        rest = notifications_for(session, ana, PageAsked(page.next, 2))

        assert (len(page.items), len(rest.items), rest.next) == (2, 1, None)

    @pytest.mark.parametrize("actor", [STRANGER, SYSTEM], ids=["stranger", "system"])
    def test_are_none_for_nobody(self, session, agency, ana, actor):
        notify_agency(session, agency.id, NOTE)
        notify_person(session, ana.id, NOTE)

        assert told(session, actor) == []
        assert unread_count(session, actor) == 0

    def test_keep_what_is_told_as_it_was(self, session, ana):
        notify_person(session, ana.id, NOTE)
        session.expire_all()

        kept = told(session, ana)[0][0]
        assert (kept.kind, kept.message, kept.params, kept.link) == (
            NOTE.kind,
            NOTE.message,
            NOTE.params,
            NOTE.link,
        )


class TestMarkRead:
    def test_is_for_the_reader_alone(self, session, agency, ana, eva):
        note = notify_agency(session, agency.id, NOTE)

        mark_read(session, ana, note)

        assert told(session, ana) == [(note, True)]
        assert told(session, eva) == [(note, False)]
        assert (unread_count(session, ana), unread_count(session, eva)) == (0, 1)

    def test_can_be_done_again(self, session, clock, ana):
        note = notify_person(session, ana.id, NOTE)
        mark_read(session, ana, note)
        clock.forward(days=1)
        begin_unit(session)

        mark_read(session, ana, note)

        read = session.scalars(select(NotificationRead)).one()
        assert read.read_at == clock.moment - timedelta(days=1)

    def test_does_nothing_to_what_was_told_to_others(self, session, ana, outsider):
        note = notify_person(session, ana.id, NOTE)

        mark_read(session, outsider, note)

        assert session.scalars(select(NotificationRead)).all() == []

    def test_can_be_done_at_once_for_all(self, session, agency, ana, outsider):
        mine = notify_person(session, ana.id, NOTE)
        mark_read(session, ana, mine)
        notify_agency(session, agency.id, NOTE)
        notify_person(session, outsider.id, NOTE)

        mark_all_read(session, ana)

        assert (unread_count(session, ana), unread_count(session, outsider)) == (0, 1)

    def test_refuses_a_stranger(self, session, ana):
        with pytest.raises(SignInNeededError):
            mark_read(session, STRANGER, notify_person(session, ana.id, NOTE))


class TestRequireReader:
    def test_refuses_a_token_that_is_not_for_reading(self):
        with pytest.raises(NotAllowedError):
            require_reader(Actor(ActorKind.TOKEN, scopes=frozenset({Scope.WRITE_NEEDS})))

    def test_lets_every_person_read_their_own(self):
        require_reader(Actor(ActorKind.PERSON, new_id()))


class TestFindNotification:
    def test_refuses_what_was_told_to_others(self, session, ana, outsider):
        note = notify_person(session, ana.id, NOTE)
        session.flush()

        assert find_notification(session, ana, note.id) is note
        with pytest.raises(NotFoundError):
            find_notification(session, outsider, note.id)


class TestForgetOld:
    def test_deletes_what_is_a_year_old_with_its_marks(self, session, clock, ana):
        old = notify_person(session, ana.id, NOTE)
        mark_read(session, ana, old)
        clock.forward(days=1)
        begin_unit(session)
        new = notify_person(session, ana.id, NOTE)
        clock.forward(days=364)
        begin_unit(session)

        forget_old(session)

        assert told(session, ana) == [(new, False)]
        assert session.scalar(select(func.count()).select_from(NotificationRead)) == 0


class TestPassOn:
    def test_hands_over_to_the_heir(self, session, agency, heir, outsider):
        note = notify_agency(session, agency.id, NOTE)

        pass_on(session, SYSTEM, agency, heir)
        close_unit(session)

        assert (note, False) in told(session, outsider)
        assert session.scalars(select(AuditEvent.event)).all() == ["rows.passed_on"]

    def test_tells_the_heirs_people_of_the_merger(self, session, agency, heir, outsider):
        pass_on(session, SYSTEM, agency, heir)

        [(note, _)] = told(session, outsider)
        assert (
            note.message % note.params
            == "A was merged into B, to which all that it had now belongs."
        )
        assert (note.kind, note.link) == ("agency.merged", "/agencies/B")

    def test_refuses_anyone_but_an_administrator(self, session, agency, heir, ana):
        with pytest.raises(NotAllowedError):
            pass_on(session, ana, agency, heir)


class TestNote:
    @pytest.mark.parametrize(
        "link", ["https://elsewhere.org", "//elsewhere.org", "/\\elsewhere", ""]
    )
    def test_leads_nowhere_else(self, link):
        with pytest.raises(ValueError, match="path of ours"):
            Note("reuse.recorded", "Look.", {}, link)


def added(session, row):
    session.add(row)
    session.flush()
    return row


def member(session, name, agency):
    person = Person(
        email=f"{name}@demo.uy", name=name, language=Language.ES, agency_id=agency.id
    )
    added(session, person)
    return Actor(ActorKind.PERSON, person.id, agency.id, frozenset({Role.AGENCY_ADMIN}))


def told(session, actor):
    session.flush()
    page = notifications_for(session, actor, PageAsked())
    return [(each.notification, each.is_read) for each in page.items]
