"""Counts failed attempts to sign in, in the database, so that all workers share the count.

Each count is a unit of work of its own: an attempt is counted before its password is tried, and
stays counted when the request that made it ends in a refusal. Who and where from are kept as
keyed digests, and only until their count runs out.
"""

import hmac
import math
from datetime import timedelta

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import case, delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from registry import clock
from registry.accounts.models import AttemptCount
from registry.errors import RefusalError
from registry.history.unit_of_work import Sessions
from registry.language.marks import N_

# A stranger who guesses is stopped long before their guesses keep the account's owner out, who comes
# from another address; the account's own bound is for those who guess from many.
BY_ACCOUNT_AND_ADDRESS = RateLimitItemPerMinute(5, 15, namespace="pair")
BY_ACCOUNT = RateLimitItemPerMinute(50, 15, namespace="account")
BY_ADDRESS = RateLimitItemPerMinute(10, 1, namespace="address")


class TooManyAttemptsError(RefusalError):
    """Too many attempts failed lately; `retry_after` says how many seconds to wait."""

    code = "too-many-attempts"
    sentence = N_("Too many attempts. Minutes to wait before the next one: %(minutes)s.")

    def __init__(self, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__(minutes=math.ceil(retry_after / 60))


class Attempts:
    """The attempts of one account from one address."""

    def __init__(self, sessions: Sessions, secret: bytes, account: str, address: str) -> None:
        self._limiter = FixedWindowRateLimiter(AttemptStorage(sessions))
        who, where = _keyed(secret, account), _keyed(secret, address)
        self._pair = (who, where)
        self._bounds: tuple[tuple[RateLimitItem, tuple[str, ...]], ...] = (
            (BY_ADDRESS, (where,)),
            (BY_ACCOUNT, (who,)),
        )

    def count(self) -> None:
        """Count one more; raises TooManyAttemptsError where it is one too many.

        One that its own address has used up does not count against the account.
        """
        for limit, names in ((BY_ACCOUNT_AND_ADDRESS, self._pair), *self._bounds):
            if not self._limiter.hit(limit, *names):
                raise TooManyAttemptsError(self._seconds_left(limit, names))

    def forgive(self) -> None:
        """Take back the count of an attempt that was right; that of the two together starts anew."""
        self._limiter.clear(BY_ACCOUNT_AND_ADDRESS, *self._pair)
        for limit, names in self._bounds:
            self._limiter.hit(limit, *names, cost=-1)

    def _seconds_left(self, limit: RateLimitItem, names: tuple[str, ...]) -> int:
        ends = self._limiter.get_window_stats(limit, *names).reset_time
        return max(1, math.ceil(ends - clock.now().timestamp()))


def forget_attempts(session: Session, secret: bytes, account: str) -> None:
    """Begin an account's counts anew, from whatever address they are."""
    who = _keyed(secret, account)
    beginnings = [f"{limit.namespace}/{who}/" for limit in (BY_ACCOUNT_AND_ADDRESS, BY_ACCOUNT)]
    of_account = or_(*(AttemptCount.key.startswith(each) for each in beginnings))
    session.execute(delete(AttemptCount).where(of_account))


class AttemptStorage(Storage):
    """Where the limiter keeps its counts: a table of ours."""

    STORAGE_SCHEME = None

    def __init__(self, sessions: Sessions) -> None:
        super().__init__()
        self._sessions = sessions

    @property
    def base_exceptions(self) -> type[Exception]:
        """Name what the database may raise."""
        return DBAPIError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Add to a count in one statement, so that two workers never lose one."""
        now = clock.now()
        insert = self._insert().values(
            key=key, count=max(amount, 0), expires_at=now + timedelta(seconds=expiry)
        )
        is_over = AttemptCount.expires_at <= now
        added = case((AttemptCount.count + amount > 0, AttemptCount.count + amount), else_=0)
        counted = insert.on_conflict_do_update(
            index_elements=[AttemptCount.key],
            set_={
                "count": case((is_over, insert.excluded.count), else_=added),
                "expires_at": case(
                    (is_over, insert.excluded.expires_at), else_=AttemptCount.expires_at
                ),
            },
        ).returning(AttemptCount.count)
        with self._sessions.writing() as session:
            count: int = session.execute(counted).scalar_one()
        return count

    def get(self, key: str) -> int:
        """Return a count, 0 where it ran out."""
        return self._kept(key)[0]

    def get_expiry(self, key: str) -> float:
        """Return when a count runs out, as seconds since 1970."""
        return self._kept(key)[1]

    def check(self) -> bool:
        """Tell whether the database answers."""
        self.get("")
        return True

    def clear(self, key: str) -> None:
        """Forget a count."""
        with self._sessions.writing() as session:
            session.execute(delete(AttemptCount).where(AttemptCount.key == key))

    def reset(self) -> int:
        """Forget all counts."""
        with self._sessions.writing() as session:
            return len(session.scalars(delete(AttemptCount).returning(AttemptCount.key)).all())

    def _insert(self) -> sqlite.Insert | postgresql.Insert:
        if self._sessions.engine.dialect.name == "postgresql":
            return postgresql.insert(AttemptCount)
        return sqlite.insert(AttemptCount)

    def _kept(self, key: str) -> tuple[int, float]:
        now = clock.now()
        with self._sessions.reading() as session:
            found = session.scalar(
                select(AttemptCount).where(
                    AttemptCount.key == key, AttemptCount.expires_at > now
                )
            )
            return (
                (found.count, found.expires_at.timestamp()) if found else (0, now.timestamp())
            )


def _keyed(secret: bytes, word: str) -> str:
    return hmac.digest(secret, word.encode("utf-8", "surrogatepass"), "sha256").hex()
