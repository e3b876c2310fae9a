"""`acervo import` of a repository's address."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.models import Software
from registry.catalogue.vocabulary import Life
from registry.history.queries import last_change
from tests.cli.test_import import told
from tests.registry.catalogue.publiccode.files import WHOLE
from tests.registry.outside.host import Host, running_host


@pytest.fixture
def host() -> Iterator[Host]:
    with running_host() as running:
        yield running


@pytest.fixture
def url(host) -> str:
    return f"{host.url}/plaza/turnero"


@pytest.fixture
def bring(acervo, host):
    """Import as the operator, of an installation that may ask the test's host."""

    def bring(*arguments):
        return acervo("import", *arguments, ACERVO_OUTSIDE_TEST_HOSTS=host.test_hosts)

    return bring


@pytest.fixture
def kept(house):
    def kept() -> list[Software]:
        with house.sessions.reading() as session:
            return list(session.scalars(select(Software)))

    return kept


def test_its_publiccode_yml_is_taken_in_and_published_at_once(bring, host, url, kept):
    host.serve("/plaza/turnero/publiccode.yml", WHOLE)

    result = bring(url)

    assert result.exit_code == 0
    assert url in result.stdout
    (software,) = kept()
    assert (software.slug, software.life, software.is_reviewed) == (
        "turnero",
        Life.PUBLISHED,
        False,
    )


def test_a_second_time_nothing_changes(bring, host, url, house):
    host.serve("/plaza/turnero/README.md", "# Turnero\n\nDa números a quien espera.\n")
    host.serve("/plaza/turnero/LICENSE", "MIT License\n")
    assert told(bring(url, "--json"))["files"][0]["changed"] is True

    again = told(bring(url, "--json"))

    assert again["files"][0] | {"findings": []} == {
        "file": url,
        "outcome": "with_remarks",
        "changed": False,
        "software": "turnero",
        "findings": [],
    }


def test_without_one_it_says_what_the_other_files_do_and_whose_it_is(
    bring, host, url, kept, house
):
    host.serve("/plaza/turnero/README.md", "# Turnero\n\nDa números a quien espera.\n")
    with house.sessions.writing() as session:
        session.add(Agency(code="PLAZA", name="Plaza", kind=AgencyKind.CENTRAL))

    result = told(bring(url, "--agency", "PLAZA", "--json"))

    assert result["with_remarks"] == 1
    (software,) = kept()
    assert (software.name, software.life) == ("Turnero", Life.PUBLISHED)
    assert software.agency_id is not None


@pytest.mark.parametrize("address", ["https://127.0.0.1/a/b", "https://10.0.0.1/a/b"])
def test_an_address_of_this_machines_own_network_is_not_asked(acervo, house, address, kept):
    with house.sessions.reading() as session:
        before = last_change(session)

    result = acervo("import", address)

    assert result.exit_code == 1
    assert "1 refused" in result.stdout
    assert kept() == []
    with house.sessions.reading() as session:
        assert last_change(session) == before


def test_files_and_addresses_are_taken_in_together(bring, host, url, tmp_path, kept):
    host.serve("/plaza/turnero/publiccode.yml", WHOLE)
    file = tmp_path / "publiccode.yml"
    file.write_text(
        WHOLE.replace("Plaza/turnero.git", "Plaza/otro.git").replace("Turnero", "Otro")
    )

    assert told(bring(file, url, "--json"))["refused"] == 0
    assert {each.name for each in kept()} == {"Turnero", "Otro"}
