"""Hashes passwords, and tries them at the same cost whether there is one or not."""

import unicodedata
from functools import cache
from threading import BoundedSemaphore

from pwdlib import PasswordHash

from registry.accounts.vocabulary import MAX_PASSWORD
from registry.chance import new_secret

_HASHER = PasswordHash.recommended()
_TWO_AT_A_TIME = BoundedSemaphore(2)  # each takes 64 MiB: a crowd must not take all there is


def hash_password(settled: str) -> str:
    """Return what is kept of a password."""
    with _TWO_AT_A_TIME:
        return _HASHER.hash(settled)


def try_password(password: str, kept: str | None) -> tuple[bool, str | None]:
    """Tell whether a password is right, and return its hash anew where today's is stronger.

    Where nothing is kept it costs the same: how long an answer takes does not tell who is here.
    """
    decoy = _decoy()
    typed = unicodedata.normalize("NFC", password) if len(password) <= MAX_PASSWORD else ""
    with _TWO_AT_A_TIME:
        is_right, renewed = _HASHER.verify_and_update(
            typed.encode("utf-8", "surrogatepass"), kept or decoy
        )
    return (is_right, renewed) if kept else (False, None)


@cache
def _decoy() -> str:
    return hash_password(new_secret())
