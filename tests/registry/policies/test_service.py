from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from registry.actors.rules import STRANGER, SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role
from registry.audit.models import AuditEvent
from registry.chance import new_id
from registry.errors import NotAllowedError, NotFoundError, SignInNeededError
from registry.history.unit_of_work import close_unit
from registry.policies.defaults import DEFAULTS
from registry.policies.models import PolicyVersion
from registry.policies.queries import (
    find_version,
    policies_on,
    policy_on,
    value_of,
    value_on,
    versions_of,
)
from registry.policies.rules import ReachesBackError
from registry.policies.schemas import FitThresholds, PolicyDraft, RequirementWeights
from registry.policies.service import add_version, ensure_defaults
from registry.policies.vocabulary import PolicyKey

ADMIN = Actor(ActorKind.PERSON, new_id(), None, frozenset({Role.ADMIN}))
WEIGHTS = PolicyKey.REQUIREMENT_WEIGHTS


@pytest.fixture
def session(clock, session):
    return session


@pytest.fixture
def today(clock):
    return clock.moment.date()


def drafted(effective_on, must=8, note=None):
    value = {"must": must, "should": 3, "could": 1}
    return PolicyDraft[RequirementWeights](effective_on=effective_on, note=note, value=value)


class TestAddVersion:
    def test_holds_from_its_day_on(self, session, today):
        later = today + timedelta(days=10)
        ensure_defaults(session, SYSTEM)

        version = add_version(session, ADMIN, drafted(later, note="Resolución 1/2026"))

        assert value_on(session, RequirementWeights, later).must == 8
        assert value_on(session, RequirementWeights, later - timedelta(days=1)).must == 5
        assert (version.number, version.note) == (2, "Resolución 1/2026")
        assert version.made_by_id == ADMIN.id

    def test_follows_one_for_the_same_day(self, session, today):
        add_version(session, ADMIN, drafted(today, must=8))
        add_version(session, ADMIN, drafted(today, must=9))

        assert value_on(session, RequirementWeights, today).must == 9

    def test_does_not_outdo_a_later_day_by_its_number(self, session, today):
        add_version(session, ADMIN, drafted(today + timedelta(days=1), must=8))
        add_version(session, ADMIN, drafted(today, must=9))

        assert value_on(session, RequirementWeights, today + timedelta(days=1)).must == 8

    def test_refuses_to_reach_back(self, session, today):
        with pytest.raises(ReachesBackError):
            add_version(session, ADMIN, drafted(today - timedelta(days=1)))

    def test_is_on_record_with_what_it_says(self, session, today):
        version = add_version(session, ADMIN, drafted(today))
        close_unit(session)

        event = session.scalars(select(AuditEvent)).one()
        assert (event.event, event.subject_id) == ("policy.versioned", version.id)
        assert event.changes["value"] == [None, {"must": 8, "should": 3, "could": 1}]

    def test_refuses_a_stranger(self, session, today):
        with pytest.raises(SignInNeededError):
            add_version(session, STRANGER, drafted(today))

    @pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMIN}))
    def test_refuses_everyone_but_an_administrator(self, session, today, role):
        actor = Actor(ActorKind.PERSON, new_id(), new_id(), frozenset({role}))

        with pytest.raises(NotAllowedError):
            add_version(session, actor, drafted(today))


class TestEnsureDefaults:
    def test_gives_each_policy_its_first_version_once(self, session):
        ensure_defaults(session, SYSTEM)
        ensure_defaults(session, SYSTEM)

        kept = session.scalars(select(PolicyVersion)).all()
        assert sorted(version.key for version in kept) == sorted(PolicyKey)

    def test_leaves_what_an_administrator_decided(self, session, today):
        add_version(session, ADMIN, drafted(today))

        ensure_defaults(session, SYSTEM)

        assert [version.number for version in versions_of(session, WEIGHTS)] == [1]

    def test_says_the_same_as_before_it(self, session, today):
        before = {type(value): value_on(session, type(value), today) for value in DEFAULTS}

        ensure_defaults(session, SYSTEM)

        assert {kind: value_on(session, kind, today) for kind in before} == before


class TestQueries:
    def test_find_nothing_before_the_first_version(self, session, today):
        assert policy_on(session, WEIGHTS, today) is None
        assert value_on(session, FitThresholds, today).as_is == Decimal("85.0")

    def test_find_all_that_hold_on_a_day(self, session, today):
        ensure_defaults(session, SYSTEM)
        newer = add_version(session, ADMIN, drafted(today))

        held = policies_on(session, today)

        assert held.keys() == set(PolicyKey)
        assert held[WEIGHTS] is newer
        assert policies_on(session, date(1999, 12, 31)) == {}

    def test_list_versions_newest_first(self, session, today):
        first = add_version(session, ADMIN, drafted(today))
        second = add_version(session, ADMIN, drafted(today))

        assert versions_of(session, WEIGHTS) == [second, first]
        assert find_version(session, WEIGHTS, 1) is first
        assert value_of(second) == RequirementWeights(must=8, should=3, could=1)

    def test_refuse_a_version_that_is_not_there(self, session):
        with pytest.raises(NotFoundError):
            find_version(session, WEIGHTS, 1)
