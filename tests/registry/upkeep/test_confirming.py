"""An entry is confirmed by its agency, and its agency reminded once when it grew stale (domain E18)."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.queries import software_by_slug
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software
from registry.clock import today
from registry.errors import NotAllowedError
from registry.jobs.runner import Runner
from registry.jobs.service import enqueue
from registry.upkeep.queries import standings_of, unsupported_of
from registry.upkeep.reminding import remind_agencies
from registry.upkeep.schemas import EntryConfirmation
from registry.upkeep.service.confirming import confirm_entry
from registry.upkeep.vocabulary import REMIND

YES = EntryConfirmation(has_licence_file=True)


@pytest.fixture
def remind(house):
    """Do the daily job."""

    def remind():
        with house.sessions.writing() as session:
            enqueue(session, REMIND)
        assert Runner(house.sessions, {REMIND: remind_agencies}, "test").run_one()

    return remind


@pytest.fixture
def standing(house):
    """Return when an entry was last confirmed."""

    def standing(slug):
        with house.sessions.reading() as session:
            software = software_by_slug(session, SYSTEM, slug)
            return standings_of(session, [software])[software.id]

    return standing


def test_an_entry_that_was_never_confirmed_counts_from_when_it_was_entered(enter, standing):
    slug = enter()

    found = standing(slug)

    assert (found.is_confirmed, found.since) == (False, today())
    assert found.has_licence_file is None


def test_its_agency_confirms_it(enter, does, standing, cast, clock):
    slug = enter()
    clock.forward(days=400)
    assert standing(slug).is_stale(today())

    does(cast.publisher.actor, confirm_entry, slug, YES)
    does(cast.publisher.actor, confirm_entry, slug, EntryConfirmation())

    found = standing(slug)
    assert (found.is_confirmed, found.since) == (True, today())
    assert found.has_licence_file is True
    assert not found.is_stale(today())


@pytest.mark.parametrize("who", ["stranger", "member", "signatory", "outsider"])
def test_nobody_else_confirms_it(enter, does, cast, who):
    slug = enter()

    with pytest.raises(NotAllowedError):
        does(getattr(cast, who).actor, confirm_entry, slug, YES)


def test_an_agency_is_reminded_once_of_all_that_grew_stale(
    enter, remind, does, told, cast, clock
):
    slug = enter()
    enter("Otra")
    enter("Borrador", life="draft")
    remind()
    assert told(cast.agency) == []

    clock.forward(days=367)
    remind()
    clock.forward(days=1)
    remind()
    assert told(cast.agency) == ["entry.reminded"]

    does(cast.publisher.actor, confirm_entry, slug, YES)
    clock.forward(days=367)
    remind()
    assert told(cast.agency) == ["entry.reminded", "entry.reminded"]


def test_the_reminder_comes_the_day_after_twelve_months(enter, remind, told, cast, clock):
    enter()
    clock.forward(days=365)
    remind()
    assert told(cast.agency) == []

    clock.forward(days=1)
    remind()

    assert told(cast.agency) == ["entry.reminded"]


class TestBaseSoftwareWithoutSupport:
    OLD = ({"name": "PostgreSQL", "version": "9.4"}, {"name": "Java", "version": "7"})

    def test_is_named_with_the_day_on_which_its_support_ended(self, enter, house):
        unknown, optional = (
            {"name": "WildFly"},
            {"name": "MySQL", "version": "5", "is_optional": True},
        )
        slug = enter(base_software=[*self.OLD, unknown, optional])

        with house.sessions.reading() as session:
            software = software_by_slug(session, SYSTEM, slug)
            found = unsupported_of(session, [software.id], today())[software.id]

        assert [(each.label, each.ended_on.isoformat()) for each in found] == [
            ("PostgreSQL 9.4", "2020-02-13"),
            ("Java 7", "2022-07-31"),
        ]

    def test_is_told_its_agency_once_each(self, enter, remind, told, does, cast, clock):
        slug = enter(base_software=[self.OLD[0]])
        enter("Nueva", base_software=[{"name": "PostgreSQL", "version": "15"}])
        enter("Borrador", base_software=[self.OLD[0]], life="draft")
        remind()
        assert told(cast.agency) == []  # who entered it has just seen it

        clock.forward(days=31)
        remind()
        clock.forward(days=1)
        remind()
        assert told(cast.agency) == ["entry.unsupported"]

        more = SoftwareEdit(base_software=list(self.OLD))
        does(cast.publisher.actor, edit_software, slug, more)
        remind()
        remind()

        assert told(cast.agency) == ["entry.unsupported", "entry.unsupported"]

    def test_is_not_told_of_what_nobody_develops_any_more(
        self, enter, remind, told, cast, clock
    ):
        enter(base_software=[self.OLD[0]], maintenance_status="discontinued")
        clock.forward(days=31)

        remind()

        assert told(cast.agency) == []

    def test_a_line_whose_last_day_comes_is_told_then(self, enter, remind, told, cast, clock):
        enter(base_software=[{"name": "PostgreSQL", "version": "14"}])
        clock.forward(days=31)
        remind()
        assert told(cast.agency) == []

        clock.forward(days=260)  # past 12 November 2026
        remind()

        assert told(cast.agency) == ["entry.unsupported"]
