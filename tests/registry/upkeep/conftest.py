"""What the tests of upkeep ask for: an entry of the first agency, and acts on it."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.queries import software_by_slug
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.notifications.models import Notification
from registry.publishers.service import publisher_for_agency


@pytest.fixture
def house(clock, house):
    return house


@pytest.fixture
def enter(house, cast):
    """Enter a software of the first agency and return its slug."""

    def enter(name="Agenda", **facts):
        with house.sessions.writing() as session:
            publisher = publisher_for_agency(session, SYSTEM, session.merge(cast.agency))
            draft = SoftwareDraft(name=name, publisher=publisher.slug, **facts)
            return enter_software(session, SYSTEM, draft).slug

    return enter


@pytest.fixture
def does(house):
    """Do something with an entry as somebody."""

    def does(actor, verb, slug, *arguments):
        with house.sessions.writing() as session:
            return verb(session, actor, software_by_slug(session, SYSTEM, slug), *arguments)

    return does


@pytest.fixture
def told(house):
    """Return what an agency was told, the kinds in order."""

    def told(agency):
        with house.sessions.reading() as session:
            rows = session.query(Notification).filter_by(agency_id=agency.id).all()
            return [row.kind for row in rows]

    return told
