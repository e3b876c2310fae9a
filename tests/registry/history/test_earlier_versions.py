"""A row as an earlier version of it was: what a form was opened on."""

import pytest

from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.history.queries import earlier_version
from registry.history.unit_of_work import Sessions


@pytest.fixture
def agency(fresh_database, clock):
    """An agency that was renamed each minute, and now has its third version."""
    sessions = Sessions(fresh_database.engine)
    kept = Agency(code="A", name="First", kind=AgencyKind.CENTRAL)
    with sessions.writing() as session:
        session.add(kept)
    for name in ("Second", "Third"):
        clock.forward(minutes=1)
        with sessions.writing() as session:
            session.get(Agency, kept.id).name = name
    return kept


@pytest.fixture
def earlier(fresh_database, agency):
    def earlier(version, present=3):
        with Sessions(fresh_database.engine).reading() as session:
            return earlier_version(session, Agency, agency.id, version, present)

    return earlier


def test_is_told_with_the_moment_it_was_recorded(earlier, clock):
    found = [earlier(version) for version in (1, 2)]

    assert [past.row.name for past in found] == ["First", "Second"]
    assert found[1].recorded_at < clock.moment


@pytest.mark.parametrize("version", [3, 4, 0, -1, 10**9])
def test_what_is_no_earlier_version_is_none(earlier, version):
    assert earlier(version) is None


def test_a_version_that_no_image_has_is_none(fresh_database, agency, earlier):
    with Sessions(fresh_database.engine).writing() as session:
        row = session.get(Agency, agency.id)
        row.name = "Fourth"
        session.flush()
        row.name = "Fifth"  # the fourth version was never committed

    assert earlier(4, present=5) is None
    assert earlier(3, present=5).row.name == "Third"
