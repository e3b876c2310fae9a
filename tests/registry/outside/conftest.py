"""A host to be asked, and names that lead where a test says."""

import socket
from collections.abc import Iterator

import pytest

from tests.registry.outside.host import Host, running_host


@pytest.fixture
def host() -> Iterator[Host]:
    with running_host() as running:
        yield running


@pytest.fixture
def names(monkeypatch) -> dict[str, list[str]]:
    """What names lead to: the servers of names lie outside, and are faked here."""
    known: dict[str, list[str]] = {}
    truly = socket.getaddrinfo

    def look_up(host, port, *arguments, **options):
        if host not in known:
            return truly(host, port, *arguments, **options)
        if not known[host]:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [
            (family, socket.SOCK_STREAM, 6, "", (address, port or 0))
            for address in known[host]
            for family in (socket.AF_INET6 if ":" in address else socket.AF_INET,)
        ]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known
