"""Turns: what two units of work must not do at the same moment, one does after the other."""

from hashlib import blake2b

from sqlalchemy import func, select
from sqlalchemy.orm import Session


def one_at_a_time(session: Session, name: str) -> None:
    """Wait until no other unit of work has this turn, and have it until this one ends.

    On SQLite whoever writes is alone already.
    """
    if session.get_bind().dialect.name == "postgresql":
        digest = blake2b(name.encode(), digest_size=8).digest()
        number = int.from_bytes(digest, signed=True)
        session.execute(select(func.pg_advisory_xact_lock(number)))
