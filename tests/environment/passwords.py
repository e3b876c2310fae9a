"""Passwords at a price that hundreds of tests can pay.

A hash at the real price takes as long as several requests. It is paid where Acervo runs as a
process of its own, and in the test of the price itself.
"""

from collections.abc import Iterator

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from registry.accounts import passwords

CHEAP = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=1024, parallelism=1),))


@pytest.fixture(scope="session", autouse=True)
def real_hasher() -> Iterator[PasswordHash]:
    """Hash cheaply in this process; ask for this by name to have what is used outside tests."""
    real = passwords._HASHER  # noqa: SLF001  whoever runs Acervo is to have no such switch
    passwords._HASHER = CHEAP  # noqa: SLF001  as above
    yield real
    passwords._HASHER = real  # noqa: SLF001  as above
