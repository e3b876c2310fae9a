from concurrent.futures import ThreadPoolExecutor

import pytest

from registry.accounts.passwords import try_password
from registry.accounts.policy import RoleNotYoursError
from registry.accounts.queries import person_by_email
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
from registry.actors.rules import SYSTEM
from registry.actors.vocabulary import Role
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.errors import NotAllowedError

PASSWORD = "cuatro palabras al azar"
DRAFT = PersonDraft(
    email="eva@demo.gub.uy", name="Eva Demo Demo", agency="DEMO-A", roles={Role.MEMBER}
)


@pytest.fixture
def invited(session, clock, as_agency_admin):
    """Someone who was invited, and the secret of their link."""
    return people.invite_person(session, as_agency_admin, DRAFT)


@pytest.fixture
def link(sessions, clock):
    """The secret of an invitation that was committed; it is accepted in units of its own."""
    with sessions.writing() as session:
        session.add(Agency(code="DEMO-A", name="Organismo Demo A", kind=AgencyKind.CENTRAL))
        session.flush()
        return people.invite_person(session, SYSTEM, DRAFT)[1]


@pytest.fixture
def accept(sessions, settings):
    def accept(secret, password=PASSWORD):
        return accept_link(sessions, settings, secret, password)

    return accept


@pytest.fixture
def invited_person(sessions, link):
    """Do something with whom the link is for, in a unit of its own."""

    def invited_person(act):
        with sessions.writing() as session:
            return act(session, person_by_email(session, DRAFT.email))

    return invited_person


class TestAcceptLink:
    def test_sets_the_first_password(self, link, accept, invited_person):
        accept(link)

        kept = invited_person(lambda _, person: person.password_hash)
        assert try_password(PASSWORD, kept) == (True, None)

    def test_works_once(self, link, accept):
        accept(link)

        with pytest.raises(LinkSpentError):
            accept(link, "otras palabras al azar")

    def test_works_once_for_two_who_use_it_at_once(self, link, accept):
        def attempt(_):
            try:
                accept(link)
            except LinkSpentError:
                return False
            return True

        with ThreadPoolExecutor(2) as both:
            assert sorted(both.map(attempt, range(2))) == [False, True]

    def test_refuses_a_link_that_never_was(self, link, accept):
        with pytest.raises(LinkSpentError):
            accept("\ud800 nothing")

    def test_refuses_a_link_that_ran_out(self, clock, link, accept):
        clock.forward(days=7)

        with pytest.raises(LinkSpentError):
            accept(link)

    @pytest.mark.parametrize(
        "password", ["eva@demo.gub.uy", "EVA demo demo", "organismo demo a"]
    )
    def test_refuses_a_password_that_anyone_would_try(self, link, accept, password):
        with pytest.raises(PasswordKnownError):
            accept(link, password)

    def test_refuses_a_short_password(self, link, accept):
        with pytest.raises(PasswordLengthError):
            accept(link, "corta")

    def test_refuses_the_link_of_a_closed_account(self, link, accept, invited_person):
        invited_person(
            lambda session, person: people.deactivate_person(session, SYSTEM, person)
        )

        with pytest.raises(LinkSpentError):
            accept(link)

    def test_is_refused_by_an_older_link_once_a_newer_one_was_offered(
        self, link, accept, invited_person
    ):
        newer = invited_person(lambda session, person: offer_reset(session, SYSTEM, person))

        with pytest.raises(LinkSpentError):
            accept(link)
        assert accept(newer)


class TestPersonOfLink:
    def test_tells_an_invitation_from_a_reset(self, sessions, link, accept, invited_person):
        def purpose(secret):
            with sessions.reading() as session:
                return person_of_link(session, secret)[0]

        assert purpose(link) is LinkPurpose.INVITATION

        accept(link)

        again = invited_person(lambda session, person: offer_reset(session, SYSTEM, person))
        assert purpose(again) is LinkPurpose.RESET


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
