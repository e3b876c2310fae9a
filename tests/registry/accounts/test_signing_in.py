from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from registry.accounts.models import AttemptCount, SignIn
from registry.accounts.queries import actor_of_sign_in
from registry.accounts.schemas import Browser
from registry.accounts.service import signing_in
from registry.accounts.service.links import accept_link, offer_reset
from registry.accounts.service.people import deactivate_person
from registry.accounts.service.signing_in import WrongPasswordError, sign_in, sign_out
from registry.accounts.throttle import TooManyAttemptsError
from registry.actors.rules import SYSTEM
from registry.actors.vocabulary import Role
from registry.audit.models import AuditEvent

EMAIL, PASSWORD, ADDRESS = "ana@demo.gub.uy", "cuatro palabras al azar", "192.0.2.7"
BROWSER = Browser(ADDRESS)


def who(sessions, secret):
    with sessions.reading() as session:
        return actor_of_sign_in(session, secret)


class TestSignIn:
    def test_knows_the_person_by_the_cookies_secret(self, sessions, settings, person):
        found, secret = sign_in(sessions, settings, "Ana@Demo.gub.UY ", PASSWORD, BROWSER)

        actor, same = who(sessions, secret)
        assert found.id == same.id == actor.id == person.id
        assert actor.roles == {Role.REVIEWER}
        assert actor.scopes is None

    def test_keeps_no_secret_and_no_address(self, sessions, settings, person):
        _, secret = sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)

        with sessions.reading() as session:
            kept = [vars(row) for row in session.scalars(select(SignIn))]
            counted = [vars(row) for row in session.scalars(select(AttemptCount))]
        assert secret not in str(kept)
        assert ADDRESS not in str(kept + counted)

    def test_leaves_a_trail(self, sessions, settings, person):
        sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER, request_id="r-1")

        with sessions.reading() as session:
            event = session.scalars(
                select(AuditEvent).where(AuditEvent.event == "person.signed_in")
            ).one()
        assert (event.actor_id, event.request_id) == (person.id, "r-1")

    @pytest.mark.parametrize(
        ("email", "password"),
        [
            (EMAIL, "otras palabras al azar"),
            (EMAIL, ""),
            (EMAIL, PASSWORD + "x" * 1_000_000),
            (EMAIL, "\0\ud800"),
            ("nadie@demo.gub.uy", PASSWORD),
            ("no address", PASSWORD),
            ("\0\ud800", PASSWORD),
        ],
    )
    def test_says_the_same_whatever_is_wrong(self, sessions, settings, person, email, password):
        with pytest.raises(WrongPasswordError):
            sign_in(sessions, settings, email, password, BROWSER)

    def test_refuses_a_closed_account(self, sessions, settings, person):
        with sessions.writing() as session:
            deactivate_person(session, SYSTEM, session.merge(person, load=False))

        with pytest.raises(WrongPasswordError):
            sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)

    def test_tries_a_password_even_where_there_is_none(
        self, sessions, settings, person, monkeypatch
    ):
        tried = []
        really = signing_in.try_password
        monkeypatch.setattr(
            signing_in, "try_password", lambda *given: tried.append(given) or really(*given)
        )

        with pytest.raises(WrongPasswordError):
            sign_in(sessions, settings, "nadie@demo.gub.uy", PASSWORD, BROWSER)

        assert tried == [(PASSWORD, None)]


class TestThrottle:
    def test_stops_the_sixth_attempt_and_says_how_long_to_wait(
        self, sessions, settings, clock, person
    ):
        for _ in range(5):
            fail(sessions, settings)

        clock.forward(minutes=5)
        with pytest.raises(TooManyAttemptsError) as refused:
            sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)

        assert refused.value.retry_after == 600
        assert refused.value.params == {"minutes": 10}

    def test_stops_attempts_at_an_account_that_is_not_there_too(
        self, sessions, settings, person
    ):
        for _ in range(5):
            fail(sessions, settings, email="nadie@demo.gub.uy")

        with pytest.raises(TooManyAttemptsError):
            sign_in(sessions, settings, "nadie@demo.gub.uy", PASSWORD, BROWSER)

    def test_lets_the_right_password_in_again_later(self, sessions, settings, clock, person):
        for _ in range(5):
            fail(sessions, settings)

        clock.forward(minutes=15)

        assert sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)

    def test_forgives_mistakes_before_the_right_password(self, sessions, settings, person):
        for _ in range(2):
            for _ in range(3):
                fail(sessions, settings)
            assert sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)

    def test_of_a_strangers_guesses_does_not_keep_the_owner_out(
        self, sessions, settings, clock, person
    ):
        for _ in range(5):
            fail(sessions, settings)

        assert sign_in(sessions, settings, EMAIL, PASSWORD, Browser("192.0.2.8"))

    def test_stops_those_who_guess_from_many_addresses(self, sessions, settings, clock, person):
        for number in range(50):
            fail(sessions, settings, browser=Browser(f"192.0.2.{number}"))

        with pytest.raises(TooManyAttemptsError):
            sign_in(sessions, settings, EMAIL, PASSWORD, Browser("198.51.100.1"))

    def test_is_over_once_a_new_password_was_set(self, sessions, settings, clock, person):
        for _ in range(5):
            fail(sessions, settings)
        with sessions.writing() as session:
            link = offer_reset(session, SYSTEM, session.merge(person, load=False))

        accept_link(sessions, settings, link, "otras palabras al azar")

        clock.forward(minutes=1)  # the address's own minute
        assert sign_in(sessions, settings, EMAIL, "otras palabras al azar", BROWSER)

    def test_cannot_be_outrun(self, sessions, settings, person):
        def attempt(_):
            try:
                sign_in(sessions, settings, EMAIL, "otras palabras al azar", BROWSER)
            except (WrongPasswordError, TooManyAttemptsError) as refused:
                return type(refused)

        with ThreadPoolExecutor(8) as crowd:
            answers = list(crowd.map(attempt, range(16)))

        assert answers.count(WrongPasswordError) == 5


class TestSignInAgain:
    def test_ends_the_one_before_in_the_same_browser(self, sessions, settings, person):
        _, before = sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)
        _, elsewhere = sign_in(sessions, settings, EMAIL, PASSWORD, Browser("192.0.2.8"))

        _, after = sign_in(sessions, settings, EMAIL, PASSWORD, Browser(ADDRESS, before))

        assert who(sessions, before) is None
        assert who(sessions, elsewhere)
        assert who(sessions, after)

    def test_is_not_hindered_by_a_cookie_that_never_was_ours(self, sessions, settings, person):
        assert sign_in(sessions, settings, EMAIL, PASSWORD, Browser(ADDRESS, "\ud800"))


class TestActorOfSignIn:
    def test_is_none_for_a_secret_that_never_was(self, sessions, person):
        assert who(sessions, "\ud800") is None

    def test_ends_after_eight_hours_without_use(self, sessions, settings, clock, person):
        _, secret = sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)

        clock.forward(hours=8)

        assert who(sessions, secret) is None

    def test_holds_while_it_is_used_up_to_fourteen_days(
        self, sessions, settings, clock, person
    ):
        _, secret = sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)

        for _ in range(14 * 4 - 1):
            clock.forward(hours=6)
            signing_in.keep_signed_in(sessions, secret)
            assert who(sessions, secret)

        clock.forward(hours=6)
        signing_in.keep_signed_in(sessions, secret)
        assert who(sessions, secret) is None

    def test_is_not_woken_up_again(self, sessions, settings, clock, person):
        _, secret = sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)

        clock.forward(hours=9)
        signing_in.keep_signed_in(sessions, secret)

        assert who(sessions, secret) is None

    def test_ends_with_a_new_password(self, sessions, settings, person):
        _, secret = sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)

        with sessions.writing() as session:
            link = offer_reset(session, SYSTEM, session.merge(person, load=False))
        accept_link(sessions, settings, link, "otras palabras al azar")

        assert who(sessions, secret) is None


class TestSignOut:
    def test_ends_that_sign_in_alone(self, sessions, settings, person):
        _, here = sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)
        _, there = sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)

        with sessions.writing() as session:
            actor, _ = actor_of_sign_in(session, here)
            sign_out(session, actor, here)

        assert who(sessions, here) is None
        assert who(sessions, there)

    def test_leaves_others_alone(self, sessions, settings, person):
        _, secret = sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)

        with sessions.writing() as session:
            sign_out(session, SYSTEM, secret)

        assert who(sessions, secret)


class TestForgetEnded:
    def test_deletes_what_has_run_out_alone(self, sessions, settings, clock, person):
        sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)
        clock.forward(hours=7)
        _, fresh = sign_in(sessions, settings, EMAIL, PASSWORD, BROWSER)
        clock.forward(hours=2)

        with sessions.writing() as session:
            signing_in.forget_ended(session)

        with sessions.reading() as session:
            assert len(session.scalars(select(SignIn)).all()) == 1
            assert session.scalars(select(AttemptCount)).all() == []
        assert who(sessions, fresh)


def fail(sessions, settings, email=EMAIL, browser=BROWSER):
    with pytest.raises(WrongPasswordError):
        sign_in(sessions, settings, email, "otras palabras al azar", browser)
