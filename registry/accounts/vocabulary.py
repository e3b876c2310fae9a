"""What a one-time link is for, and how long things hold."""

from datetime import timedelta
from enum import StrEnum

SIGN_IN_HOLDS = timedelta(days=14)
SIGN_IN_IDLES = timedelta(hours=8)
SIGN_IN_SEEN_EVERY = timedelta(minutes=5)  # so that not every request writes
TOKEN_HOLDS = timedelta(days=366)  # at most
TOKEN_MARK = "acv_"  # noqa: S105  by which a token is known when it is found lying about

MAX_EMAIL = 254
MIN_PASSWORD = 12
MAX_PASSWORD = 256


class LinkPurpose(StrEnum):
    """What a one-time link is handed over for."""

    INVITATION = "invitation"
    RESET = "reset"

    @property
    def holds(self) -> timedelta:
        """How long such a link can be used."""
        return timedelta(days=7) if self is LinkPurpose.INVITATION else timedelta(days=1)
