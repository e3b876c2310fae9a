"""Software entered from its repository's address, through the JSON door."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.queries import find_software
from registry.catalogue.vocabulary import Life
from tests.registry.catalogue.publiccode.files import WHOLE
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


class TestOwnEntry:
    """A repository of which the agency has an entry already."""

    @pytest.fixture
    def asked(self, host):
        url = f"{host.url}/plaza/turnero"
        file = WHOLE.replace("https://git.example.org/Plaza/turnero.git", url)
        host.serve("/plaza/turnero/publiccode.yml", file)
        return {"url": url}

    @pytest.fixture
    def entry(self, api, cast, asked):
        facts = {
            "name": "Filas",
            "repository_url": asked["url"],
            "licence": "MIT",
            "life": "draft",
        }
        return api.as_(cast.publisher).post("/software", json=facts).json()

    def test_is_refused_where_it_is_not_asked_to_take_it_over(self, api, cast, asked, entry):
        answer = api.as_(cast.publisher).post(ROUTE, json=asked)

        assert answer.status_code == 409
        assert "repository-taken" in answer.text

    def test_takes_the_file_over_where_that_is_asked(self, api, cast, asked, entry):
        answer = api.as_(cast.publisher).post(ROUTE, json={**asked, "take_over": True})

        told = answer.json()
        assert answer.status_code == 200
        assert (told["repository_url"], told["name"], told["licence"]) == (
            entry["repository_url"],
            "Turnero",
            "EUPL-1.2",
        )

    def test_of_others_is_refused_all_the_same(self, api, cast, asked, entry):
        answer = api.as_(cast.outsider).post(ROUTE, json={**asked, "take_over": True})

        assert answer.status_code == 409
        assert "repository-taken" in answer.text

    def test_that_is_not_there_is_entered(self, api, cast, asked):
        answer = api.as_(cast.publisher).post(ROUTE, json={**asked, "take_over": True})

        assert (answer.status_code, answer.json()["life"]) == (201, "draft")
