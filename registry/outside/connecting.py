"""Connects to the very address that was judged, and to no other, until the time is up.

A name is resolved once. All its addresses are judged, and one that is not public condemns the
name: who answers so is not to be trusted with the others. The connection then goes to an address
and not to the name, so that no second answer of the name's servers can lead it elsewhere; the name
still stands in the request and in the certificate.
"""

import socket
import ssl
from collections.abc import Iterable
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from httpcore2 import (
    ConnectError,
    NetworkBackend,
    NetworkStream,
    SyncBackend,
    TimeoutException,
)

from registry.language.marks import N_
from registry.outside.rules import (
    OutsideRefusedError,
    PrivateAddressError,
    is_address,
    is_public,
)

LOOPBACK = "127.0.0.1"
_LONGEST_CONNECTING = 5.0  # seconds for one of a name's addresses
SocketOption = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)


class UnknownHostError(OutsideRefusedError):
    """No host has that name."""

    code = "outside-unknown-host"
    sentence = N_("No host is called %(host)s. Look at how the address is written.")


class OutsideSlowError(OutsideRefusedError):
    """The answer did not come in time."""

    code = "outside-slow"
    sentence = N_(
        "%(host)s did not answer in full within %(seconds)s seconds. Try again later."
    )


class Deadline:
    """The moment at which a request must be over, all its redirects included."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = monotonic() + seconds

    def left(self, host: str) -> float:
        """Return the seconds that are left. Raises OutsideSlowError where none are."""
        left = self._ends - monotonic()
        if left <= 0:
            raise OutsideSlowError(host=host, seconds=round(self.seconds))
        return left


class GuardedBackend(NetworkBackend):
    """Opens connections to public addresses alone, and to this machine for a test's hosts."""

    def __init__(self, deadline: Deadline, *, is_test_host: bool) -> None:
        self._deadline = deadline
        self._is_test_host = is_test_host
        self._sockets = SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  the library's own signature
        local_address: str | None = None,  # noqa: ARG002  as above
        socket_options: Iterable[SocketOption] | None = None,  # noqa: ARG002  as above
    ) -> NetworkStream:
        """Connect to the first address of a host that takes the connection."""
        addresses = [LOOPBACK] if self._is_test_host else judged(host, self._deadline)
        for number, address in enumerate(addresses, start=1):
            seconds = min(_LONGEST_CONNECTING, self._deadline.left(host))
            try:
                stream = self._sockets.connect_tcp(address, port, seconds)
            except (ConnectError, TimeoutException):
                if number == len(addresses):
                    raise
            else:
                return _TimedStream(stream, self._deadline, host)
        raise UnknownHostError(host=host)


class _TimedStream(NetworkStream):
    """A connection of which each step ends when the whole request must: dripping does not prolong it."""

    def __init__(self, stream: NetworkStream, deadline: Deadline, host: str) -> None:
        self._stream, self._deadline, self._host = stream, deadline, host

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  as above
        """Read what has come."""
        return self._stream.read(max_bytes, self._deadline.left(self._host))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002  as above
        """Send some bytes."""
        self._stream.write(buffer, self._deadline.left(self._host))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002  as above
    ) -> NetworkStream:
        """Begin to speak in secret, with the one whose certificate is for the name."""
        left = self._deadline.left(self._host)
        secure = self._stream.start_tls(ssl_context, server_hostname, left)
        return _TimedStream(secure, self._deadline, self._host)


def judged(host: str, deadline: Deadline) -> list[str]:
    """Return the addresses of a host. Raises PrivateAddressError where one of them is not public."""
    addresses = [host] if is_address(host) else _resolved(host, deadline)
    if not addresses:
        raise UnknownHostError(host=host)
    if not all(is_public(each) for each in addresses):
        raise PrivateAddressError(host=host)
    return addresses


def _resolved(host: str, deadline: Deadline) -> list[str]:
    """Ask for a name's addresses, no longer than there is time: the system's own patience is long."""
    answers: SimpleQueue[list[str]] = SimpleQueue()
    Thread(target=lambda: answers.put(_addresses(host)), daemon=True).start()
    try:
        return answers.get(timeout=deadline.left(host))
    except Empty:
        raise OutsideSlowError(host=host, seconds=round(deadline.seconds)) from None


def _addresses(host: str) -> list[str]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except Exception:  # noqa: BLE001  whatever a resolver meets, the name leads nowhere
        return []
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
