"""Software that others reuse and that its owner takes out of their sight: what they recorded stays theirs."""

from datetime import date

import pytest

from registry.actors.rules import STRANGER, SYSTEM
from registry.agencies.vocabulary import Demonstration
from registry.catalogue.publishing import approve, send_back, submit, withdraw
from registry.catalogue.queries import find_software, software_by_slug
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.catalogue.visibility import life_shown_to
from registry.catalogue.vocabulary import Life
from registry.database.paging import PageAsked
from registry.publishers.service import publisher_for_agency
from registry.reuse.queries import (
    ReuseNotFoundError,
    every_account,
    find_reuse,
    list_reuses,
    reusing_agencies,
)
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import WithdrawnError, move_reuse, record_reuse
from registry.reuse.vocabulary import ReuseStage

REASON = "La sustituye el trámite en línea."


@pytest.fixture
def session(house, cast):
    for each in (cast.publisher, cast.member, cast.outsider, cast.reviewer):
        assert each.actor, "everybody is introduced before the unit of work begins"
    with house.sessions.writing() as session:
        yield session


@pytest.fixture
def software(session, cast):
    publisher = publisher_for_agency(session, SYSTEM, session.merge(cast.agency))
    return enter_software(
        session, SYSTEM, SoftwareDraft(name="Agenda", publisher=publisher.slug)
    )


@pytest.fixture
def reuse(session, cast, software):
    reuse = record_reuse(session, cast.outsider.actor, ReuseDraft(software=software.slug))
    session.flush()
    return reuse


def is_seen(session, reader, software) -> bool:
    session.flush()
    return software_by_slug(session, reader, software.slug) is not None


def test_what_was_withdrawn_is_shown_as_withdrawn_until_its_return_is_decided(
    session, cast, software
):
    owner, reviewer = cast.publisher.actor, cast.reviewer.actor
    withdraw(session, owner, software, REASON)

    for act, by in ((submit, owner), (send_back, reviewer), (submit, owner)):
        act(session, by, software)
        for reader in (STRANGER, cast.outsider.actor):
            assert is_seen(session, reader, software)
            assert life_shown_to(reader, software) is Life.WITHDRAWN
        assert software.withdrawn_reason == REASON
        assert life_shown_to(owner, software) is software.life
        assert life_shown_to(reviewer, software) is software.life

    approve(session, reviewer, software)
    assert life_shown_to(STRANGER, software) is Life.PUBLISHED
    assert software.withdrawn_reason is None


def test_an_old_merger_of_which_nothing_is_known_any_more_stays_withdrawn_for_others_too(
    session, cast, software
):
    owner, reviewer = cast.publisher.actor, cast.reviewer.actor
    withdraw(session, owner, software, None)  # as a merger that the migration could not resolve
    session.flush()

    for act, by in ((submit, owner), (send_back, reviewer), (submit, owner)):
        act(session, by, software)
        for reader in (STRANGER, cast.outsider.actor):
            assert is_seen(session, reader, software)
            assert life_shown_to(reader, software) is Life.WITHDRAWN
        assert software.is_withdrawn
        assert life_shown_to(owner, software) is software.life

    approve(session, reviewer, software)
    assert life_shown_to(STRANGER, software) is Life.PUBLISHED
    assert software.withdrawn_reason is None


def test_what_never_was_published_stays_hidden_while_it_is_reviewed(session, cast):
    publisher = publisher_for_agency(session, SYSTEM, session.merge(cast.agency))
    draft = SoftwareDraft(name="Agenda", publisher=publisher.slug, life="draft")
    software = enter_software(session, SYSTEM, draft)
    submit(session, cast.publisher.actor, software)

    assert not is_seen(session, cast.outsider.actor, software)


def test_an_agency_keeps_its_own_reuse_whatever_the_owner_hides(session, cast, software, reuse):
    own, other = cast.outsider.actor, STRANGER
    edit_software(session, SYSTEM, software, SoftwareEdit(visibility="restricted"))

    assert not is_seen(session, own, software)
    assert find_reuse(session, own, reuse.id).id == reuse.id
    assert [each.id for each in list_reuses(session, own, PageAsked()).items] == [reuse.id]
    assert len(every_account(session, own, demonstration=True)) == 1
    agencies = reusing_agencies(session, own, Demonstration.ALL)
    assert [each.code for each in agencies] == [cast.other_agency.code]
    with pytest.raises(ReuseNotFoundError):
        find_reuse(session, other, reuse.id)
    assert list_reuses(session, other, PageAsked()).items == []


def test_no_new_reuse_of_what_was_withdrawn_begins_and_one_before_moves_on(
    session, cast, software, reuse
):
    withdraw(session, cast.publisher.actor, software, REASON)
    session.flush()

    with pytest.raises(WithdrawnError, match="no new reuse of it begins"):
        record_reuse(session, cast.member.actor, ReuseDraft(software=software.slug))
    move_reuse(session, cast.outsider.actor, reuse, ReuseStage.ADAPTING, date(2025, 3, 1))

    assert reuse.stage is ReuseStage.ADAPTING
    submit(session, cast.publisher.actor, software)
    session.flush()
    with pytest.raises(WithdrawnError):
        record_reuse(session, cast.member.actor, ReuseDraft(software=software.slug))
    assert find_software(session, STRANGER, software.slug) is software
