"""How a request is known again, and how its answer is sealed."""

from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag

from registry.requests.rules import key_digest, lock_number, request_digest, seal, unseal

SECRET = b"a secret that whoever reads this knows"
ANA, LUIS = UUID(int=1), UUID(int=2)


def test_a_key_is_known_again_and_is_not_another_callers():
    assert key_digest(ANA, "k") == key_digest(ANA, "k")
    assert len({key_digest(ANA, "k"), key_digest(LUIS, "k"), key_digest(ANA, "l")}) == 3


def test_requests_whose_parts_run_together_alike_are_told_apart():
    assert request_digest([b"ab", b"c"]) != request_digest([b"a", b"bc"])
    assert request_digest([b"ab"]) != request_digest([b"ab", b""])


def test_a_sealed_answer_opens_with_its_key_and_secret_alone():
    sealed = seal(SECRET, "k", b"acv_token")

    assert b"acv_token" not in sealed
    assert unseal(SECRET, "k", sealed) == b"acv_token"
    for secret, key in ((SECRET, "l"), (SECRET[1:], "k")):
        with pytest.raises(InvalidTag):
            unseal(secret, key, sealed)


def test_the_same_answer_is_never_sealed_alike():
    assert seal(SECRET, "k", b"x") != seal(SECRET, "k", b"x")


def test_a_lock_is_a_number_that_postgresql_takes():
    assert 0 <= lock_number("f" * 64) < 2**63
