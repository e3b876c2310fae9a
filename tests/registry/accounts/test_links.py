import pytest

from registry.accounts.passwords import try_password
from registry.accounts.policy import RoleNotYoursError
from registry.accounts.rules import PasswordKnownError, PasswordLengthError
from registry.accounts.schemas import PersonDraft
from registry.accounts.service import people
from registry.accounts.service.links import (
    LinkSpentError,
    PersonInactiveError,
    accept_link,
    offer_reset,
    person_of_link,
)
from registry.accounts.vocabulary import LinkPurpose
from registry.actors.vocabulary import Role
from registry.errors import NotAllowedError
from registry.history.unit_of_work import begin_unit

PASSWORD = "cuatro palabras al azar"


@pytest.fixture
def invited(session, clock, as_agency_admin):
    draft = PersonDraft(
        email="eva@demo.gub.uy", name="Eva Demo Demo", agency="DEMO-A", roles={Role.MEMBER}
    )
    return people.invite_person(session, as_agency_admin, draft)


class TestAcceptLink:
    def test_sets_the_first_password(self, session, invited):
        person, secret = invited

        assert accept_link(session, secret, PASSWORD) is person
        assert try_password(PASSWORD, person.password_hash) == (True, None)

    def test_works_once(self, session, invited):
        accept_link(session, invited[1], PASSWORD)

        with pytest.raises(LinkSpentError):
            accept_link(session, invited[1], "otras palabras al azar")

    def test_refuses_a_link_that_never_was(self, session, invited):
        with pytest.raises(LinkSpentError):
            accept_link(session, "\ud800 nothing", PASSWORD)

    def test_refuses_a_link_that_ran_out(self, session, clock, invited):
        clock.forward(days=7)
        begin_unit(session)

        with pytest.raises(LinkSpentError):
            accept_link(session, invited[1], PASSWORD)

    @pytest.mark.parametrize(
        "password", ["eva@demo.gub.uy", "EVA demo demo", "organismo demo a"]
    )
    def test_refuses_a_password_that_anyone_would_try(self, session, invited, password):
        with pytest.raises(PasswordKnownError):
            accept_link(session, invited[1], password)

    def test_refuses_a_short_password(self, session, invited):
        with pytest.raises(PasswordLengthError):
            accept_link(session, invited[1], "corta")

    def test_refuses_the_link_of_a_closed_account(self, session, as_agency_admin, invited):
        people.deactivate_person(session, as_agency_admin, invited[0])

        with pytest.raises(LinkSpentError):
            accept_link(session, invited[1], PASSWORD)

    def test_is_refused_by_an_older_link_once_a_newer_one_was_offered(
        self, session, as_agency_admin, invited
    ):
        newer = offer_reset(session, as_agency_admin, invited[0])

        with pytest.raises(LinkSpentError):
            accept_link(session, invited[1], PASSWORD)
        assert accept_link(session, newer, PASSWORD)


class TestPersonOfLink:
    def test_tells_an_invitation_from_a_reset(self, session, as_agency_admin, invited):
        person, secret = invited
        assert person_of_link(session, secret) == (LinkPurpose.INVITATION, person)

        accept_link(session, secret, PASSWORD)

        again = offer_reset(session, as_agency_admin, person)
        assert person_of_link(session, again) == (LinkPurpose.RESET, person)


class TestOfferReset:
    def test_refuses_a_closed_account(self, session, as_agency_admin, invited):
        people.deactivate_person(session, as_agency_admin, invited[0])

        with pytest.raises(PersonInactiveError):
            offer_reset(session, as_agency_admin, invited[0])

    def test_refuses_a_member(self, session, as_member, invited):
        with pytest.raises(NotAllowedError):
            offer_reset(session, as_member, invited[0])

    def test_gives_no_way_to_become_an_administrator(
        self, session, as_admin, as_agency_admin, invited
    ):
        people.change_roles(session, as_admin, invited[0], {Role.MEMBER, Role.ADMIN})

        with pytest.raises(RoleNotYoursError):
            offer_reset(session, as_agency_admin, invited[0])
