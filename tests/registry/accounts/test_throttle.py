import pytest

from registry.accounts.throttle import Attempts, AttemptStorage, TooManyAttemptsError


class TestAttempts:
    @pytest.fixture
    def attempts(self, sessions, settings):
        def attempts(account, address="192.0.2.7"):
            return Attempts(sessions, settings.secret, account, address)

        return attempts

    def test_stop_at_an_address_that_tries_many_accounts(self, clock, attempts):
        for number in range(10):
            attempts(f"n{number}@demo.gub.uy").count()

        with pytest.raises(TooManyAttemptsError) as refused:
            attempts("ana@demo.gub.uy").count()

        assert refused.value.retry_after == 60
        clock.forward(minutes=1)
        attempts("ana@demo.gub.uy").count()

    def test_do_not_stop_an_agencys_people_who_sign_in_at_nine_sharp(self, clock, attempts):
        for number in range(25):
            attempt = attempts(f"n{number}@demo.gub.uy")
            attempt.count()
            attempt.forgive()

    def test_are_forgiven_for_that_account_and_that_one_attempt(self, clock, attempts):
        for _ in range(4):
            attempts("eva@demo.gub.uy").count()
        for _ in range(4):
            attempts("ana@demo.gub.uy").count()

        attempts("ana@demo.gub.uy").forgive()

        for _ in range(5):
            attempts("ana@demo.gub.uy", "192.0.2.9").count()
        for _ in range(3):
            attempts("leo@demo.gub.uy").count()
        with pytest.raises(TooManyAttemptsError):
            attempts("leo@demo.gub.uy").count()


class TestAttemptStorage:
    def test_counts_until_the_window_ends(self, sessions, clock):
        storage = AttemptStorage(sessions)

        assert [storage.incr("key", 60), storage.incr("key", 60)] == [1, 2]
        clock.forward(seconds=60)

        assert storage.get("key") == 0
        assert storage.incr("key", 60) == 1

    def test_does_not_move_the_window_with_each_attempt(self, sessions, clock):
        storage = AttemptStorage(sessions)
        storage.incr("key", 60)
        end = storage.get_expiry("key")

        clock.forward(seconds=30)
        storage.incr("key", 60)

        assert storage.get_expiry("key") == end

    def test_never_owes(self, sessions, clock):
        storage = AttemptStorage(sessions)

        storage.incr("key", 60, amount=-1)
        storage.incr("key", 60, amount=-1)

        assert storage.get("key") == 0

    def test_forgets_one_or_all(self, sessions, clock):
        storage = AttemptStorage(sessions)
        for key in ("a", "b", "c"):
            storage.incr(key, 60)

        storage.clear("a")

        assert (storage.get("a"), storage.get("b")) == (0, 1)
        assert storage.reset() == 2
        assert storage.check()
