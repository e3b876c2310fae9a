"""A unit that reads sees one state of the registry, whatever is committed meanwhile."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.history.queries import last_change
from registry.history.unit_of_work import Sessions


def agency(code):
    return Agency(code=code, name=code, kind=AgencyKind.CENTRAL)


def state_of(session):
    return session.scalar(select(func.count(Agency.id))), last_change(session)


def test_what_is_committed_meanwhile_is_seen_by_the_next_one_alone(fresh_database):
    sessions = Sessions(fresh_database.engine)

    with sessions.reading() as early:
        before = state_of(early)
        with sessions.writing() as session:
            session.add(agency("BPS"))
        meanwhile = state_of(early)
    with sessions.reading() as late:
        after = state_of(late)

    assert (before, meanwhile, after) == ((0, 0), (0, 0), (1, 1))


def test_a_row_that_is_changed_meanwhile_is_read_as_it_was(fresh_database):
    sessions = Sessions(fresh_database.engine)
    with sessions.writing() as session:
        session.add(agency("BPS"))

    with sessions.reading() as early:
        state_of(early)
        with sessions.writing() as session:
            session.scalars(select(Agency)).one().name = "Banco"
        seen = early.scalars(select(Agency)).one().name

    assert seen == "BPS"


def test_nothing_that_is_written_in_it_is_kept(fresh_database):
    sessions = Sessions(fresh_database.engine)

    with sessions.reading() as session:
        session.add(agency("BPS"))
        if fresh_database.kind == "postgresql":
            with pytest.raises(DBAPIError, match="read-only"):
                session.flush()
        else:
            session.flush()

    with sessions.reading() as session:
        assert state_of(session) == (0, 0)


def test_connections_that_were_read_from_can_be_written_to(fresh_database):
    sessions = Sessions(fresh_database.engine)
    for _ in range(3):
        with sessions.reading() as session:
            state_of(session)

    with sessions.writing() as session:
        session.add(agency("BPS"))

    with sessions.reading() as session:
        assert state_of(session) == (1, 1)
