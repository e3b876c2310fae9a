"""Fetches one page of the outside, within limits that hold whatever the outside does."""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import httpcore2

from registry.language.marks import N_
from registry.outside.connecting import Deadline, GuardedBackend, OutsideSlowError
from registry.outside.rules import (
    Destination,
    NotHttpsError,
    OutsideRefusedError,
    destination_of,
    led_on,
)
from registry.outside.schemas import Fetched, Limits
from registry.settings import Settings

USER_AGENT = "Acervo (register of public software; fetches on a person's request)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # as zlib counts its windows
_STEP = 64 * 1024  # bytes unpacked at a time


class OutsideTooLargeError(OutsideRefusedError):
    """An answer is larger than is read."""

    code = "outside-too-large"
    sentence = N_("What %(host)s answers is larger than the %(most)s MiB that are read.")


class TooManyRedirectsError(OutsideRefusedError):
    """An address leads on and on."""

    code = "outside-redirects"
    sentence = N_("%(host)s leads on from address to address, and nowhere. Give the last one.")


class NotAnsweredError(OutsideRefusedError):
    """A host cannot be reached, or answers what is not HTTP, or not for its own name."""

    code = "outside-not-answered"
    sentence = N_("%(host)s does not answer as a secure web server should. Try again later.")


def limits_of(settings: Settings, seconds: float = Limits.seconds) -> Limits:
    """Return the limits of an installation."""
    named = (each.strip() for each in settings.outside_test_hosts.split(","))
    return Limits(seconds=seconds, test_hosts=frozenset(each for each in named if each))


def fetch(url: str, *, limits: Limits) -> Fetched:
    """Return what is answered under an address, an answer that there is nothing included.

    Redirects are followed by hand, each judged as the first address was. Nothing is sent but the
    request: no cookie, no credentials, no address of ours. Raises OutsideRefusedError.
    """
    deadline = Deadline(limits.seconds)
    asked = destination_of(url, limits.test_hosts)
    for _ in range(limits.redirects + 1):
        location, fetched = _ask(asked, limits, deadline)
        if fetched is not None:
            return fetched
        onward = destination_of(led_on(asked, location), limits.test_hosts)
        if asked.scheme == "https" and onward.scheme != "https":
            raise NotHttpsError
        asked = onward
    raise TooManyRedirectsError(host=asked.host)


def _ask(asked: Destination, limits: Limits, deadline: Deadline) -> tuple[str, Fetched | None]:
    backend = GuardedBackend(deadline, is_test_host=asked.scheme == "http")
    headers: dict[bytes | str, bytes | str] = {
        "Host": asked.place,
        "User-Agent": USER_AGENT,
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    with (
        _in_our_words(asked, deadline),
        httpcore2.ConnectionPool(network_backend=backend) as pool,
        pool.stream("GET", _address_of(asked), headers=headers) as answer,
    ):
        said = {name.lower(): value for name, value in answer.headers}
        location = said.get(b"location", b"").decode("utf-8", "replace")
        if answer.status in _REDIRECTS and location:
            return location, None
        coding = said.get(b"content-encoding", b"").decode("latin-1").strip().lower()
        chunks = _unpacked(answer.iter_stream(), coding, asked)
        content = _read(chunks, asked, limits.most_bytes)
        kind = said.get(b"content-type", b"").decode("latin-1").partition(";")[0]
        return "", Fetched(asked.url, answer.status, kind.strip().lower(), content)


def _address_of(asked: Destination) -> httpcore2.URL:
    return httpcore2.URL(
        scheme=asked.scheme.encode(),
        host=asked.host.encode(),
        port=asked.port,
        target=asked.target.encode(),
    )


@contextmanager
def _in_our_words(asked: Destination, deadline: Deadline) -> Iterator[None]:
    try:
        yield
    except httpcore2.TimeoutException as late:
        raise OutsideSlowError(host=asked.host, seconds=round(deadline.seconds)) from late
    except (
        httpcore2.NetworkError,
        httpcore2.ProtocolError,
        OSError,  # a certificate that is not the host's is one
        zlib.error,
    ) as fault:
        raise NotAnsweredError(host=asked.host) from fault


def _read(chunks: Iterable[bytes], asked: Destination, most: int) -> bytes:
    """Read until the end or the limit: what the answer says of its own length counts for nothing."""
    content = bytearray()
    for chunk in chunks:
        content += chunk
        if len(content) > most:
            raise OutsideTooLargeError(host=asked.host, most=max(1, most // 2**20))
    return bytes(content)


def _unpacked(chunks: Iterable[bytes], coding: str, asked: Destination) -> Iterator[bytes]:
    """Unpack, step by step, what was packed though we asked that it be not."""
    if coding in {"", "identity"}:
        yield from chunks
        return
    if coding not in _PACKED:
        raise NotAnsweredError(host=asked.host)
    unpacking = zlib.decompressobj(_PACKED[coding])
    for chunk in chunks:
        packed = chunk
        while packed:
            yield unpacking.decompress(packed, _STEP)
            packed = unpacking.unconsumed_tail
    yield unpacking.flush(_STEP)
