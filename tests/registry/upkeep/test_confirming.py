"""An entry is confirmed by its agency, and its agency reminded once when it grew stale (domain E18)."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.queries import software_by_slug
from registry.clock import today
from registry.errors import NotAllowedError
from registry.jobs.runner import Runner
from registry.jobs.service import enqueue
from registry.upkeep.queries import standings_of
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
