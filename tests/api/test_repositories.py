"""Software entered from its repository's address, through the JSON door."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.queries import find_software
from registry.catalogue.vocabulary import Life
from tests.registry.outside.host import Host, running_host

ROUTE = "/software/from-repository"
README = "# Turnero\n\nDa números a quien espera en un mostrador.\n"


@pytest.fixture
def host() -> Iterator[Host]:
    with running_host() as running:
        yield running


@pytest.fixture
def house(house, host):
    """A house that may ask the test's host."""
    settings = house.settings.model_copy(update={"outside_test_hosts": host.test_hosts})
    return replace(house, settings=settings)


def test_what_a_repository_says_of_itself_becomes_a_draft(api, cast, host, house):
    host.serve("/plaza/turnero/README.md", README)

    answer = api.as_(cast.publisher).post(ROUTE, json={"url": f"{host.url}/plaza/turnero"})

    assert answer.status_code == 201
    assert answer.headers["location"].endswith("/software/turnero")
    assert answer.json()["licence"] is None
    with house.sessions.reading() as session:
        software = find_software(session, SYSTEM, "turnero")
        assert (software.life, software.agency_id) == (Life.DRAFT, cast.agency.id)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://127.0.0.1/plaza/turnero", "outside-private"),
        ("http://git.example.org/plaza/turnero", "outside-not-https"),
        ("turnero", "not-a-repository"),
    ],
)
def test_what_is_not_asked_is_said_of_its_address(api, cast, url, kind):
    answer = api.as_(cast.publisher).post(ROUTE, json={"url": url})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "#/url"
    assert kind in answer.text


def test_nobody_but_a_publisher_has_a_host_asked(api, cast, host):
    answer = api.as_(cast.member).post(ROUTE, json={"url": f"{host.url}/plaza/turnero"})

    assert answer.status_code == 403
    assert host.asked == []
