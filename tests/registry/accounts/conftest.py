"""People and agencies that these tests begin with."""

import pytest

from registry.accounts.passwords import hash_password
from registry.accounts.queries import actor_of
from registry.accounts.schemas import PersonDraft
from registry.accounts.service.people import create_person
from registry.actors.rules import SYSTEM
from registry.actors.vocabulary import Role
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.history.unit_of_work import Sessions

PASSWORD = "cuatro palabras al azar"


@pytest.fixture
def session(clock, session):
    """A unit of work that begins when the clock has stopped already."""
    return session


@pytest.fixture
def agency(session):
    return _kept(
        session, Agency(code="DEMO-A", name="Organismo Demo A", kind=AgencyKind.CENTRAL)
    )


@pytest.fixture
def other_agency(session):
    return _kept(
        session, Agency(code="DEMO-B", name="Organismo Demo B", kind=AgencyKind.CENTRAL)
    )


@pytest.fixture
def admin(session):
    return _person(session, "admin", None, Role.ADMIN)


@pytest.fixture
def agency_admin(session, agency):
    return _person(session, "jefatura", "DEMO-A", Role.AGENCY_ADMIN)


@pytest.fixture
def member(session, agency):
    return _person(session, "integrante", "DEMO-A", Role.MEMBER)


@pytest.fixture
def as_admin(session, admin):
    return actor_of(session, admin)


@pytest.fixture
def as_agency_admin(session, agency_admin):
    return actor_of(session, agency_admin)


@pytest.fixture
def as_member(session, member):
    return actor_of(session, member)


@pytest.fixture
def sessions(fresh_database):
    return Sessions(fresh_database.engine)


@pytest.fixture
def settings(fresh_database):
    return fresh_database.settings


@pytest.fixture(scope="session")
def password_hash():
    """The password, hashed once: that is made to take long."""
    return hash_password(PASSWORD)


@pytest.fixture
def person(sessions, clock, password_hash):
    """Someone with a password, committed, for what follows commits."""
    draft = PersonDraft(email="ana@demo.gub.uy", name="Ana Demo", roles={Role.REVIEWER})
    with sessions.writing() as session:
        person = create_person(session, SYSTEM, draft)
        person.password_hash = password_hash
        return person


def _kept(session, row):
    session.add(row)
    session.flush()
    return row


def _person(session, name, agency, *roles):
    draft = PersonDraft(email=f"{name}@demo.gub.uy", name=name, agency=agency, roles=roles)
    return create_person(session, SYSTEM, draft)
