from datetime import timedelta

import pytest

from registry.accounts.policy import RoleNotYoursError, ScopeNotYoursError
from registry.accounts.queries import actor_of_token, token_by_id, tokens_of
from registry.accounts.schemas import TokenDraft
from registry.accounts.service.mergers import pass_on
from registry.accounts.service.people import RoleNeedsAgencyError
from registry.accounts.service.tokens import create_token, revoke_token
from registry.actors.vocabulary import ActorKind, Role, Scope
from registry.chance import new_id
from registry.errors import NotAllowedError, NotFoundError
from registry.history.unit_of_work import begin_unit


@pytest.fixture
def draft(clock):
    def draft(**given):
        usual = {"name": "Cosechador", "agency": "DEMO-A", "roles": {Role.PUBLISHER}}
        expires_at = clock.moment + timedelta(days=30)
        return TokenDraft(
            **{
                **usual,
                "scopes": {Scope.READ, Scope.WRITE_CATALOGUE},
                "expires_at": expires_at,
                **given,
            }
        )

    return draft


class TestCreateToken:
    def test_makes_an_actor_of_its_agency(self, session, as_agency_admin, draft):
        token, secret = create_token(session, as_agency_admin, draft())

        actor, found = actor_of_token(session, secret)
        assert found is token
        assert (actor.kind, actor.id) == (ActorKind.TOKEN, token.id)
        assert actor.agency_id == as_agency_admin.agency_id
        assert actor.roles == {Role.PUBLISHER}
        assert actor.scopes == {Scope.READ, Scope.WRITE_CATALOGUE}

    def test_keeps_no_more_of_its_secret_than_is_shown(self, session, as_agency_admin, draft):
        token, secret = create_token(session, as_agency_admin, draft())

        assert secret.startswith("acv_")
        assert token.beginning == secret[:10]
        assert secret not in str(vars(token))

    def test_refuses_a_member(self, session, as_member, draft):
        with pytest.raises(NotAllowedError):
            create_token(session, as_member, draft())

    def test_refuses_another_agency(self, session, as_agency_admin, other_agency, draft):
        with pytest.raises(NotAllowedError):
            create_token(session, as_agency_admin, draft(agency="DEMO-B"))

    def test_refuses_a_role_above_the_creators(self, session, as_agency_admin, draft):
        with pytest.raises(RoleNotYoursError):
            create_token(session, as_agency_admin, draft(roles={Role.REVIEWER}))

    def test_refuses_a_role_within_no_agency(self, session, as_admin, draft):
        with pytest.raises(RoleNeedsAgencyError):
            create_token(session, as_admin, draft(agency=None))

    def test_refuses_a_token_scopes_that_it_lacks(self, session, as_agency_admin, draft):
        mine = draft(roles={Role.AGENCY_ADMIN}, scopes={Scope.ADMINISTER})
        _, secret = create_token(session, as_agency_admin, mine)
        actor, _ = actor_of_token(session, secret)

        with pytest.raises(ScopeNotYoursError):
            create_token(session, actor, draft(scopes={Scope.ADMINISTER, Scope.READ}))

    @pytest.mark.parametrize("days", [0, -1, 367])
    def test_must_end_within_a_year(self, clock, draft, days):
        with pytest.raises(ValueError, match="within a year"):
            draft(expires_at=clock.moment + timedelta(days=days))


class TestActorOfToken:
    def test_is_none_for_a_secret_that_never_was(self, session):
        assert actor_of_token(session, "acv_nothing") is None

    def test_is_none_once_the_token_ran_out(self, session, clock, as_agency_admin, draft):
        _, secret = create_token(session, as_agency_admin, draft())

        clock.forward(days=30)
        begin_unit(session)

        assert actor_of_token(session, secret) is None

    def test_is_none_once_it_was_revoked(self, session, as_agency_admin, draft):
        token, secret = create_token(session, as_agency_admin, draft())

        revoke_token(session, as_agency_admin, token)

        assert actor_of_token(session, secret) is None


class TestRevokeToken:
    def test_keeps_the_first_moment(self, session, clock, as_agency_admin, draft):
        token, _ = create_token(session, as_agency_admin, draft())
        revoke_token(session, as_agency_admin, token)
        first = token.revoked_at

        clock.forward(days=1)
        begin_unit(session)
        revoke_token(session, as_agency_admin, token)

        assert token.revoked_at == first

    def test_lets_a_token_end_itself(self, session, as_agency_admin, draft):
        token, secret = create_token(session, as_agency_admin, draft())
        actor, _ = actor_of_token(session, secret)

        revoke_token(session, actor, token)

        assert token.revoked_at is not None

    def test_refuses_a_member(self, session, as_agency_admin, as_member, draft):
        token, _ = create_token(session, as_agency_admin, draft())

        with pytest.raises(NotAllowedError):
            revoke_token(session, as_member, token)


class TestTokensOf:
    def test_lists_an_agencys_own(self, session, as_admin, agency, other_agency, draft):
        mine, _ = create_token(session, as_admin, draft())
        create_token(session, as_admin, draft(agency="DEMO-B"))

        assert tokens_of(session, agency.id) == [mine]

    def test_follows_a_merger(self, session, as_admin, agency, other_agency, draft):
        token, secret = create_token(session, as_admin, draft())

        pass_on(session, as_admin, agency, other_agency)

        assert tokens_of(session, other_agency.id) == [token]
        assert actor_of_token(session, secret)[0].agency_id == other_agency.id


class TestTokenById:
    def test_refuses_one_that_never_was(self, session):
        with pytest.raises(NotFoundError):
            token_by_id(session, new_id())
