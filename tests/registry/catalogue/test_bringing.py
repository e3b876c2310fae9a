"""What becomes of entries that were there before when the operator brings their software anew."""

import pytest
from sqlalchemy import select

from registry.actors.rules import STRANGER, SYSTEM
from registry.catalogue.importing import ImportOutcome, import_file, take_in_draft
from registry.catalogue.models import Software
from registry.catalogue.publishing import send_back, submit, withdraw
from registry.catalogue.queries import software_by_slug
from registry.catalogue.vocabulary import Life
from registry.notifications.models import Notification
from tests.registry.catalogue.publiccode.files import WHOLE

DATA = WHOLE.encode()
LATER = WHOLE.replace("license: EUPL-1.2", "license: MIT").encode()


@pytest.fixture
def session(house, cast):
    for each in (cast.publisher, cast.reviewer):
        assert each.actor, "everybody is introduced before the unit of work begins"
    with house.sessions.writing() as session:
        yield session


@pytest.fixture
def draft(session, cast) -> Software:
    """A draft that somebody of the first agency handed in."""
    software = take_in_draft(session, cast.publisher.actor, DATA).software
    session.flush()
    return software


def told(session, agency) -> list[str]:
    session.flush()
    found = select(Notification).where(Notification.agency_id == agency.id)
    return [each.kind for each in session.scalars(found)]


@pytest.mark.parametrize("data", [DATA, LATER], ids=["as it was read", "changed since"])
def test_a_draft_that_somebody_had_begun_is_published_and_they_are_told(
    session, cast, draft, data
):
    imported = import_file(session, SYSTEM, data)

    assert imported.software is draft
    assert imported.changed
    assert (draft.life, draft.is_reviewed) == (Life.PUBLISHED, False)
    assert told(session, cast.agency) == ["software.published"]
    assert software_by_slug(session, STRANGER, draft.slug) is draft
    assert not import_file(session, SYSTEM, data).changed


def test_an_agency_that_loses_an_entry_is_told(session, cast, draft):
    other = session.merge(cast.other_agency)

    import_file(session, SYSTEM, DATA, other)

    assert draft.agency_id == other.id
    assert draft.life is Life.PUBLISHED
    assert told(session, cast.agency) == ["software.published", "software.passed_on"]


def test_what_was_withdrawn_is_left_as_it_is_and_the_report_says_so(session, cast, draft):
    import_file(session, SYSTEM, DATA)
    withdraw(session, cast.publisher.actor, draft, "Por error.")
    session.flush()
    other = session.merge(cast.other_agency)

    imported = import_file(session, SYSTEM, LATER, other)

    assert not imported.changed
    assert imported.outcome is ImportOutcome.WITH_REMARKS
    assert "not-published" in {each.code for each in imported.findings}
    assert (draft.life, draft.licence) == (Life.WITHDRAWN, "EUPL-1.2")
    assert draft.agency_id == cast.agency.id


def test_what_a_reviewer_sent_back_takes_the_file_and_stays_unpublished(session, cast, draft):
    submit(session, cast.publisher.actor, draft)
    send_back(session, cast.reviewer.actor, draft)

    imported = import_file(session, SYSTEM, LATER)

    assert "not-published" in {each.code for each in imported.findings}
    assert (draft.life, draft.licence) == (Life.CHANGES_REQUESTED, "MIT")
