"""What is asked of the outside, and what comes back."""

from dataclasses import dataclass, field

OK = 200
AFTER_OK = 300


@dataclass(frozen=True)
class Limits:
    """How much of the outside's answer, and of our time, one request may take.

    `test_hosts` are names with their ports that lead to this machine by plain http: for tests alone.
    """

    seconds: float = 15.0
    most_bytes: int = 2 * 2**20
    redirects: int = 5
    test_hosts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fetched:
    """What was answered: where the last redirect led, and the bytes, unpacked."""

    url: str
    status: int
    media_type: str
    content: bytes = field(repr=False)

    @property
    def is_found(self) -> bool:
        """Whether there is something under the address."""
        return OK <= self.status < AFTER_OK
