"""A host with a repository on it."""

from collections.abc import Iterator

import pytest

from tests.registry.outside.host import Host, running_host


@pytest.fixture
def host() -> Iterator[Host]:
    with running_host() as running:
        yield running


@pytest.fixture
def repository(host) -> str:
    return f"{host.url}/plaza/turnero"
