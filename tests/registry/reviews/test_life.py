"""The life of an entry: what may follow what, who may do it, and who learns of it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.actors.rules import STRANGER, SYSTEM
from registry.catalogue import publishing
from registry.catalogue.queries import count_software, list_software, software_by_slug
from registry.catalogue.rules import FOLLOWS, is_shown
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.catalogue.vocabulary import Life
from registry.database.paging import PageAsked
from registry.errors import ConflictError, NotAllowedError, NotFoundError
from registry.publishers.service import publisher_for_agency
from registry.reviews.queries import queue, reviews_of
from registry.reviews.schemas import RemarkDraft, ReviewDraft
from registry.reviews.service import (
    NothingToChangeError,
    NotInGoodStandingError,
    decide,
    publish_at_once,
)
from registry.search.gathering import every_entry, some_entries

CHANGES = ReviewDraft(
    decision="changes_requested",
    remarks=[RemarkDraft(field="licence", text="Diga qué licencia dice el repositorio.")],
)
APPROVED = ReviewDraft(decision="approved")


@pytest.fixture
def house(clock, house):
    return house


@pytest.fixture
def enter(house, cast):
    """Enter a software of the first agency, a draft unless told otherwise, and return its slug."""

    def enter(name: str = "Agenda", **facts) -> str:
        with house.sessions.writing() as session:
            publisher = publisher_for_agency(session, SYSTEM, cast.agency)
            draft = SoftwareDraft(
                **{"name": name, "publisher": publisher.slug, "life": "draft", **facts}
            )
            return enter_software(session, SYSTEM, draft).slug

    return enter


@pytest.fixture
def does(house):
    """Do something with an entry as somebody: `does(cast.publisher, submit, slug)`."""

    def does(someone, verb, slug, *arguments):
        with house.sessions.writing() as session:
            software = software_by_slug(session, SYSTEM, slug)
            return verb(session, someone.actor, software, *arguments)

    return does


@pytest.fixture
def stands(house):
    """Return where an entry stands, whether it was reviewed, and who finds it."""

    def stands(slug, reader=STRANGER):
        with house.sessions.reading() as session:
            software = software_by_slug(session, SYSTEM, slug)
            return (
                software.life,
                software.is_reviewed,
                software_by_slug(session, reader, slug) is not None,
            )

    return stands


def waiting(house, cast):
    with house.sessions.reading() as session:
        return [each.slug for each in queue(session, cast.reviewer.actor, PageAsked()).items]


def test_a_draft_is_for_its_agency_and_reviewers_alone(enter, stands, house, cast):
    slug = enter()

    assert stands(slug) == (Life.DRAFT, False, False)
    assert stands(slug, cast.outsider.actor)[2] is False
    assert stands(slug, cast.member.actor)[2] is True
    assert stands(slug, cast.reviewer.actor)[2] is True
    with house.sessions.reading() as session:
        assert count_software(session, cast.member.actor) == 0
        assert list_software(session, cast.reviewer.actor, PageAsked()).items == []
        assert list(every_entry(session)) == []
        assert some_entries(session, [software_by_slug(session, SYSTEM, slug).id]) == []


def test_an_entry_goes_through_one_request_for_changes_to_its_publication(
    enter, does, stands, house, cast, clock
):
    slug = enter()

    does(cast.publisher, publishing.submit, slug)
    assert waiting(house, cast) == [slug]
    does(cast.reviewer, decide, slug, CHANGES)
    assert stands(slug) == (Life.CHANGES_REQUESTED, False, False)
    assert waiting(house, cast) == []
    clock.forward(hours=1)
    does(cast.publisher, edit_software, slug, SoftwareEdit(licence="GPL-3.0-or-later"))
    does(cast.publisher, publishing.submit, slug)
    does(cast.reviewer, decide, slug, APPROVED)

    assert stands(slug) == (Life.PUBLISHED, True, True)
    assert waiting(house, cast) == []
    with house.sessions.reading() as session:
        software = software_by_slug(session, SYSTEM, slug)
        latest, first = reviews_of(session, cast.publisher.actor, software)
        assert latest.review.decision == "approved"
        assert [(one.field, one.text) for one in first.remarks] == [
            ("licence", "Diga qué licencia dice el repositorio.")
        ]
        assert first.review.decided_by == cast.reviewer.actor.id
        with pytest.raises(NotFoundError):
            reviews_of(session, cast.outsider.actor, software)


def test_what_changes_after_its_review_waits_for_another_and_stays_published(
    enter, does, stands, house, cast, clock
):
    slug = enter(life="published")
    assert waiting(house, cast) == [slug]
    does(cast.reviewer, decide, slug, APPROVED)
    clock.forward(hours=1)

    does(cast.publisher, edit_software, slug, SoftwareEdit(licence="MIT"))

    assert stands(slug) == (Life.PUBLISHED, False, True)
    assert waiting(house, cast) == [slug]
    does(cast.reviewer, decide, slug, CHANGES)
    assert stands(slug) == (Life.PUBLISHED, False, True)
    assert waiting(house, cast) == [], "it is its owner's turn"
    clock.forward(hours=1)
    does(cast.publisher, edit_software, slug, SoftwareEdit(licence="EUPL-1.2"))
    assert waiting(house, cast) == [slug]


def test_a_reviewer_who_asks_for_changes_says_which(enter, does, cast):
    slug = enter(life="published")

    with pytest.raises(NothingToChangeError):
        does(cast.reviewer, decide, slug, ReviewDraft(decision="changes_requested"))


def test_nobody_reviews_what_its_owner_still_writes(enter, does, cast):
    with pytest.raises(ConflictError, match="has not asked for a review"):
        does(cast.reviewer, decide, enter(), APPROVED)


def test_an_agency_publishes_first_once_policy_trusts_it(enter, does, stands, cast):
    draft = enter("Cuarta")
    with pytest.raises(NotInGoodStandingError):
        does(cast.publisher, publish_at_once, draft)
    for number in range(3):
        does(cast.reviewer, decide, enter(f"Agenda {number}", life="published"), APPROVED)

    does(cast.publisher, publish_at_once, draft)

    assert stands(draft) == (Life.PUBLISHED, False, True)


def test_trust_is_not_lost_by_changing_what_was_approved(enter, does, stands, cast):
    approved = [enter(f"Agenda {number}", life="published") for number in range(3)]
    for slug in approved:
        does(cast.reviewer, decide, slug, APPROVED)
    for slug in approved:
        does(cast.publisher, edit_software, slug, SoftwareEdit(licence="MIT"))
    draft = enter("Cuarta")

    does(cast.publisher, publish_at_once, draft)

    assert stands(draft) == (Life.PUBLISHED, False, True)


def test_a_request_for_changes_takes_back_that_an_entry_was_reviewed(
    enter, does, stands, house, cast, clock
):
    slug = enter(life="published")
    does(cast.reviewer, decide, slug, APPROVED)
    clock.forward(hours=1)

    does(cast.reviewer, decide, slug, CHANGES)

    assert stands(slug) == (Life.PUBLISHED, False, True)
    assert waiting(house, cast) == [], "it is its owner's turn"


def test_what_is_withdrawn_stays_at_its_address_and_leaves_the_lists(
    enter, does, stands, house, cast
):
    slug = enter(life="published")

    does(cast.publisher, publishing.withdraw, slug, "La sustituye el trámite en línea.")

    assert stands(slug) == (Life.WITHDRAWN, False, True)
    with house.sessions.reading() as session:
        assert count_software(session, STRANGER) == 0
        assert list(every_entry(session)) == []


VERBS = {
    "submit": (Life.IN_REVIEW, publishing.submit),
    "publish": (Life.PUBLISHED, publishing.publish),
    "send back": (Life.CHANGES_REQUESTED, publishing.send_back),
    "withdraw": (Life.WITHDRAWN, lambda s, a, e: publishing.withdraw(s, a, e, "Por error.")),
}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(
        st.tuples(st.sampled_from(sorted(VERBS)), st.sampled_from(["own", "other"])), max_size=8
    )
)
def test_whatever_is_tried_an_entry_takes_only_allowed_steps(house, cast, acts):
    with house.sessions.undone(), house.sessions.writing() as session:
        publisher = publisher_for_agency(session, SYSTEM, session.merge(cast.agency))
        draft = SoftwareDraft(name="Agenda", publisher=publisher.slug, life="draft")
        software = enter_software(session, SYSTEM, draft)
        for verb, whose in acts:
            before = software.life
            target, act = VERBS[verb]
            actor = cast.publisher.actor if whose == "own" else cast.outsider.actor
            if verb == "send back" and whose == "own":
                actor = cast.reviewer.actor
            stays = verb == "send back" and before is Life.PUBLISHED
            may = whose == "own" and (target in FOLLOWS[before] or stays)
            try:
                act(session, actor, software)
            except (ConflictError, NotAllowedError):
                assert not may
                assert software.life is before
            else:
                assert may
                assert software.life is (before if stays else target)
            seen = software_by_slug(session, STRANGER, software.slug)
            was_withdrawn = software.withdrawn_reason is not None
            assert (seen is not None) == is_shown(software.life, was_withdrawn=was_withdrawn)
