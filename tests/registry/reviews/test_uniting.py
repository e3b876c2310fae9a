"""Two entries of the same software become one, and nothing of either is lost."""

import pytest
from sqlalchemy import select

from registry.actors.rules import STRANGER, SYSTEM
from registry.catalogue.lineages import lineage_ids
from registry.catalogue.models import Software
from registry.catalogue.publishing import approve, submit
from registry.catalogue.queries import find_software, merged_into
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.catalogue.vocabulary import Life
from registry.errors import NotAllowedError
from registry.publishers.service import publisher_for_agency
from registry.reuse.queries import reuses_of_lineages
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import AlreadyReusedError, record_reuse
from registry.reviews.uniting import NotMergeableError, unite


@pytest.fixture
def house(clock, house):
    return house


@pytest.fixture
def two(house, cast):
    """Enter two entries of one software, and a third that is based on the second."""
    with house.sessions.writing() as session:
        publisher = publisher_for_agency(session, SYSTEM, cast.agency)
        for name, facts in (
            ("Agenda", {}),
            ("Agenda (copia)", {"repository_url": "https://example.org/a/copia"}),
            ("Adaptada", {"based_on": ["agenda-copia"]}),
        ):
            draft = SoftwareDraft(name=name, publisher=publisher.slug, **facts)
            enter_software(session, SYSTEM, draft)
            session.flush()
    return "agenda", "agenda-copia"


@pytest.fixture
def make_one(house, cast):
    def make_one(duplicate: str, kept: str, someone=None):
        with house.sessions.writing() as session:
            found = [find_software(session, SYSTEM, slug) for slug in (duplicate, kept)]
            unite(session, (someone or cast.reviewer).actor, *found)

    return make_one


def record(house, someone, slug: str) -> None:
    with house.sessions.writing() as session:
        record_reuse(session, someone.actor, ReuseDraft(software=slug))


def test_its_reuses_its_ties_and_its_address_go_to_the_one_that_is_kept(
    house, cast, two, make_one
):
    kept, duplicate = two
    record(house, cast.outsider, duplicate)
    with house.sessions.reading() as session:
        gone = find_software(session, SYSTEM, duplicate).id

    make_one(duplicate, kept)

    with house.sessions.reading() as session:
        found = find_software(session, STRANGER, duplicate)
        assert found.slug == kept
        of_kept = reuses_of_lineages(session, SYSTEM, [found.id])[found.id]
        assert [account.reuse.agency.code for account in of_kept] == ["DEMO-B"]
        withdrawn = session.get(type(found), gone)
        assert withdrawn.life is Life.WITHDRAWN
        assert withdrawn.withdrawn_reason is None
        assert withdrawn.merged_into_id == found.id
        adapted = find_software(session, SYSTEM, "adaptada")
        assert lineage_ids(session, SYSTEM, [adapted.id])[adapted.id] == {adapted.id, found.id}


def test_an_agency_that_has_an_open_reuse_of_both_ends_one_first(house, cast, two, make_one):
    for slug in two:
        record(house, cast.outsider, slug)

    with pytest.raises(AlreadyReusedError):
        make_one(two[1], two[0])

    with house.sessions.reading() as session:
        assert find_software(session, SYSTEM, two[1]).slug == two[1]


def test_only_a_reviewer_makes_one_of_two_and_never_of_one(cast, two, make_one):
    with pytest.raises(NotAllowedError):
        make_one(two[1], two[0], cast.publisher)
    with pytest.raises(NotMergeableError):
        make_one(two[0], two[0])


def test_of_three_the_first_says_which_one_is_kept_in_the_end(house, cast, two, make_one):
    make_one(two[1], two[0])
    make_one(two[0], "adaptada")

    with house.sessions.reading() as session:
        kept = find_software(session, STRANGER, "adaptada")
        merged = session.scalars(select(Software).where(Software.life == Life.WITHDRAWN)).all()
        assert [each.merged_into_id for each in merged] == [kept.id, kept.id]
        told = merged_into(session, STRANGER, merged)
        assert {each.slug for each in told.values()} == {"adaptada"}


def test_one_that_comes_back_is_an_entry_of_its_own_again(house, cast, two, make_one):
    make_one(two[1], two[0])

    with house.sessions.writing() as session:
        gone = session.scalars(select(Software).where(Software.life == Life.WITHDRAWN)).one()
        submit(session, SYSTEM, gone)
        approve(session, SYSTEM, gone)
        assert gone.merged_into_id is None
