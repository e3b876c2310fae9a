"""Who sets down how ready a version is to be reused, and who confirms it."""

import pytest

from registry.actors.rules import STRANGER, SYSTEM
from registry.catalogue.queries import software_by_slug
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.errors import NotAllowedError, SignInNeededError
from registry.notifications.queries import unread_count
from registry.publishers.service import publisher_for_agency
from registry.reuse_readiness.queries import (
    UnknownVersionError,
    assessed_versions,
    readiness_of,
)
from registry.reuse_readiness.schemas import ReadinessDraft
from registry.reuse_readiness.service import (
    NothingToConfirmError,
    assess_readiness,
    confirm_readiness,
)
from registry.reuse_readiness.vocabulary import Topic


@pytest.fixture
def house(clock, house):
    return house


@pytest.fixture
def slug(house, cast):
    """Enter a software of the first agency with two versions."""
    with house.sessions.writing() as session:
        publisher = publisher_for_agency(session, SYSTEM, session.merge(cast.agency))
        draft = SoftwareDraft(
            name="Agenda",
            publisher=publisher.slug,
            releases=[{"version": "4.0"}, {"version": "3.0"}],
        )
        return enter_software(session, SYSTEM, draft).slug


def drafted(version="4.0", **levels):
    topics = [{"topic": topic, "level": level} for topic, level in levels.items()]
    return ReadinessDraft(version=version, topics=topics)


@pytest.fixture
def does(house, slug):
    """Do something with the software as somebody."""

    def does(actor, verb, *arguments):
        with house.sessions.writing() as session:
            return verb(session, actor, software_by_slug(session, SYSTEM, slug), *arguments)

    return does


@pytest.fixture
def stands(house, slug):
    """Return the levels of a version, and which of them are confirmed."""

    def stands(version="4.0"):
        with house.sessions.reading() as session:
            found = readiness_of(session, software_by_slug(session, SYSTEM, slug), version)
            confirmed = {
                row.topic for row in found.assessed.values() if row.confirmed_on is not None
            }
            return found.levels, confirmed

    return stands


@pytest.mark.parametrize("who", ["publisher", "agency_admin", "reviewer", "admin"])
def test_whoever_may_edit_the_entry_assesses_it(does, stands, cast, who):
    does(getattr(cast, who).actor, assess_readiness, drafted(support=3, testing=9))

    assert stands() == ({Topic.SUPPORT: 3, Topic.TESTING: 9}, set())
    assert stands("3.0") == ({}, set())


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        ("stranger", SignInNeededError),
        ("member", NotAllowedError),
        ("signatory", NotAllowedError),
        ("outsider", NotAllowedError),
    ],
)
def test_nobody_else_assesses_it(does, cast, who, refusal):
    with pytest.raises(refusal):
        does(getattr(cast, who).actor, assess_readiness, drafted(support=3))


def test_a_version_that_the_entry_does_not_list_is_refused(does, cast):
    with pytest.raises(UnknownVersionError) as refused:
        does(cast.publisher.actor, assess_readiness, drafted("9.9", support=3))

    assert refused.value.field == "version"


def test_a_reviewer_confirms_what_waits_and_the_owner_is_told(does, stands, house, cast):
    does(cast.publisher.actor, assess_readiness, drafted(support=3, testing=9))

    does(cast.reviewer.actor, confirm_readiness, "4.0")

    assert stands()[1] == {Topic.SUPPORT, Topic.TESTING}
    with house.sessions.reading() as session:
        assert unread_count(session, cast.publisher.actor) == 1
    with pytest.raises(NothingToConfirmError):
        does(cast.reviewer.actor, confirm_readiness, "4.0")


@pytest.mark.parametrize("who", ["stranger", "publisher", "agency_admin", "outsider"])
def test_no_owner_confirms_their_own(does, cast, who):
    does(cast.publisher.actor, assess_readiness, drafted(support=3))

    with pytest.raises(NotAllowedError):
        does(getattr(cast, who).actor, confirm_readiness, "4.0")


def test_what_is_said_anew_has_to_be_confirmed_anew_and_the_rest_stays(does, stands, cast):
    does(cast.publisher.actor, assess_readiness, drafted(support=3, testing=9, packaging=5))
    does(cast.reviewer.actor, confirm_readiness, "4.0")

    does(cast.publisher.actor, assess_readiness, drafted(support=4, testing=9))

    assert stands() == ({Topic.SUPPORT: 4, Topic.TESTING: 9}, {Topic.TESTING})


def test_each_change_raises_the_version_that_tells_edits_apart(does, cast):
    numbers = [
        does(cast.publisher.actor, assess_readiness, drafted(**levels)).version
        for levels in ({"support": 3}, {"support": 3}, {}, {"support": 3}, {"testing": 1})
    ]

    assert numbers[0] == numbers[1]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == 4


def test_versions_come_with_the_one_assessed_last_first(does, house, slug, cast, clock):
    does(cast.publisher.actor, assess_readiness, drafted("4.0", support=3))
    clock.forward(days=1)
    does(cast.publisher.actor, assess_readiness, drafted("3.0", support=5))

    with house.sessions.reading() as session:
        software = software_by_slug(session, STRANGER, slug)
        found = assessed_versions(session, [software.id])[software.id]

    assert [each.version_name for each in found] == ["3.0", "4.0"]
    assert [each.overall for each in found] == [None, None]
