"""Each file says under which licence its data is, and of when: of the catalogue, and of one entry."""

import feedparser
import pytest
import yaml

from tests.web.open_data.conftest import FILES, words_of

LINK = '<https://spdx.org/licenses/CC-BY-4.0>; rel="license"'
DAY = "2026-03-02"
MOMENT = "Mon, 02 Mar 2026 12:00:00 GMT"


@pytest.fixture(autouse=True)
def a_minute_later(catalogue, clock):
    """By then every moment is told."""
    clock.forward(minutes=1)


@pytest.mark.parametrize("someone", ["stranger", "member"])
@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_catalogue_says_both_itself(fetch, cast, name, someone):
    answer = fetch(name, getattr(cast, someone))
    said = words_of(name, answer.content)

    assert "CC-BY-4.0" in said
    assert DAY in said
    assert answer.headers["link"] == LINK
    assert answer.headers.get("last-modified") == (MOMENT if someone == "stranger" else None)


def test_the_feed_says_both(pages):
    answer = pages.get("/feeds/changes.atom")
    feed = feedparser.parse(answer.content).feed

    assert (feed.rights, feed.updated[:10]) == ("CC-BY-4.0", DAY)
    assert "https://spdx.org/licenses/CC-BY-4.0" in {
        link.href for link in feed.links if link.rel == "license"
    }
    assert (answer.headers["link"], answer.headers["last-modified"]) == (LINK, MOMENT)


def test_an_entry_s_own_description_says_both(pages):
    answer = pages.get("/software/agenda-nueva.jsonld")
    said = answer.json()

    assert said["sdLicense"] == {"@id": "https://spdx.org/licenses/CC-BY-4.0"}
    assert said["sdDatePublished"][:10] == DAY
    assert (answer.headers["link"], answer.headers["last-modified"]) == (LINK, MOMENT)


@pytest.mark.parametrize("path", ["", "/publiccode.yml"])
def test_the_api_says_both_of_an_entry(api, path):
    """publiccode.yml has no place for the licence of what is said of a software: the answer says it."""
    answer = api.get(f"/software/agenda-nueva{path}")

    assert yaml.safe_load(answer.text)["name"] == "Agenda nueva"
    assert (answer.headers["link"], answer.headers["last-modified"]) == (LINK, MOMENT)


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-1.xml"])
def test_a_sitemap_says_both(pages, address):
    answer = pages.get(address)

    assert DAY in answer.text
    assert (answer.headers["link"], answer.headers["last-modified"]) == (LINK, MOMENT)
