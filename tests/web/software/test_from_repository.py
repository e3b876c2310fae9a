"""The way in by a repository's address."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from identify.vendor.licenses import LICENSES

from registry.catalogue.entry import publiccode_file_of
from registry.catalogue.vocabulary import Life
from registry.upkeep.queries import standings_of
from tests.registry.catalogue.publiccode.files import WHOLE
from tests.registry.outside.host import Host, running_host

PAGE = "/software/new/repository"
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


@pytest.fixture
def url(host) -> str:
    return f"{host.url}/plaza/turnero"


@pytest.fixture
def serve(host):
    return lambda name, content: host.serve(f"/plaza/turnero/{name}", content)


@pytest.fixture
def standing(house, kept):
    """Return when what was saved was last confirmed."""

    def standing():
        software = kept("turnero")
        with house.sessions.reading() as session:
            return standings_of(session, [software])[software.id]

    return standing


def test_the_page_asks_for_the_address(owner, words):
    assert "Address of the repository" in words(owner.get(PAGE))
    assert f'href="{PAGE}"' in owner.get("/software/new").text


def test_what_was_found_is_shown_with_the_file_it_came_from(owner, serve, url, words):
    serve("README.md", README)
    serve("LICENSE", dict(LICENSES)["EUPL-1.2"])

    answer = owner.post(PAGE, {"do": "look", "url": url, "language": "es"})

    told = words(answer)
    assert answer.status_code == 200
    assert "Da números a quien espera en un mostrador. " in told
    assert "EUPL-1.2" in told
    assert '<span class="acv-code">LICENSE</span>' in answer.text
    assert '<span class="acv-code">README.md</span>' in answer.text
    assert "The repository has no publiccode.yml." in told
    assert 'value="save"' in answer.text


def test_nothing_is_kept_by_looking(owner, serve, url, kept):
    serve("README.md", README)

    owner.post(PAGE, {"do": "look", "url": url, "language": "es"})

    assert kept("turnero") is None


def test_it_is_saved_as_a_draft_of_the_agency(owner, serve, url, kept, cast):
    serve("README.md", README)

    answer = owner.post(PAGE, {"do": "save", "url": url, "language": "es"})

    software = kept("turnero")
    assert answer.headers["location"] == "/software/turnero/edit?done=taken"
    assert (software.life, software.agency_id) == (Life.DRAFT, cast.agency.id)


@pytest.mark.parametrize("first", ["README.md", "publiccode.yml"])
@pytest.mark.parametrize("then", ["COPYING", "AUTHORS"])
def test_whether_there_is_a_licence_file_is_set_down(owner, serve, url, standing, first, then):
    serve(first, WHOLE if first == "publiccode.yml" else README)
    serve(then, dict(LICENSES)["EUPL-1.2"])

    owner.post(PAGE, {"do": "save", "url": url, "language": "es"})

    assert standing().has_licence_file is (then == "COPYING")
    assert not standing().is_confirmed


def test_a_publiccode_is_kept_as_it_is(owner, serve, url, kept, house, words):
    serve("publiccode.yml", WHOLE)

    looked = owner.post(PAGE, {"do": "look", "url": url, "language": "es"})
    owner.post(PAGE, {"do": "save", "url": url, "language": "es"})

    assert "It has a valid publiccode.yml" in words(looked)
    with house.sessions.reading() as session:
        assert publiccode_file_of(session, kept("turnero")).raw_text == WHOLE


def test_one_that_is_registered_already_leads_to_its_entry(owner, serve, url, enter, words):
    serve("README.md", README)
    enter("Turnero viejo", repository_url=url)

    looked = owner.post(PAGE, {"do": "look", "url": url, "language": "es"})
    saved = owner.post(PAGE, {"do": "save", "url": url, "language": "es"})

    assert 'href="/software/turnero-viejo"' in looked.text
    assert 'value="save"' not in looked.text
    assert saved.status_code == 409
    assert "The software of this repository is registered already." in words(saved)


def test_the_agencys_own_entry_takes_its_file_over(owner, serve, url, draft, kept, words):
    serve("publiccode.yml", WHOLE.replace("https://git.example.org/Plaza/turnero.git", url))
    draft("Filas", repository_url=url, licence="MIT")
    asked = {"url": url, "language": "es"}

    looked = owner.post(PAGE, {"do": "look", **asked})
    names = ("digest", "version")
    seen = {
        name: looked.text.partition(f'name="{name}" value="')[2].partition('"')[0]
        for name in names
    }
    unseen = owner.post(PAGE, {"do": "take", **asked, **seen, "digest": "0"})
    before = kept("filas").licence
    taken = owner.post(PAGE, {"do": "take", **asked, **seen})

    assert "Licence MIT EUPL-1.2" in words(looked)
    assert (unseen.status_code, before) == (412, "MIT")
    assert taken.headers["location"] == "/software/turnero/edit?done=taken_over"
    assert kept("turnero").licence == "EUPL-1.2"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", ""),
        ("turnero", "This is not the address of a repository"),
        ("https://127.0.0.1/plaza/turnero", "leads to a machine that is not public"),
        ("http://git.example.org/plaza/turnero", "Only addresses that begin with https://"),
        ("https://me:word@git.example.org/plaza/turnero", ""),
    ],
)
def test_an_address_that_is_not_asked_is_refused_at_its_field(owner, words, given, said):
    answer = owner.post(PAGE, {"do": "look", "url": given, "language": "es"})

    assert answer.status_code == 422
    assert 'id="url-error"' in answer.text
    assert said in words(answer)


def test_a_redirect_to_this_machine_is_refused(owner, host, url, words):
    host.redirect("/plaza/turnero/publiccode.yml", "https://127.0.0.1/publiccode.yml")

    answer = owner.post(PAGE, {"do": "save", "url": url, "language": "es"})

    assert answer.status_code == 422
    assert "127.0.0.1 leads to a machine that is not public" in words(answer)
