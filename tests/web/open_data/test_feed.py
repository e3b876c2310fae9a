"""The feed, read by feedparser, and the sitemaps, by a parser that trusts nobody."""

import feedparser
from defusedxml.ElementTree import fromstring

from registry.open_data import queries

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FEED = "/feeds/changes.atom"


def read(pages, address=FEED):
    feed = feedparser.parse(pages.get(address).content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_the_feed_names_the_entries_that_changed_last(catalogue, pages, edit, clock):
    clock.forward(hours=2)
    edit("agenda-nueva", texts={"es": {"short_description": "Un texto & otro"}})

    feed = read(pages)

    newest = feed.entries[0]
    assert newest.title == "Agenda nueva"
    assert newest.updated == "2026-03-02T14:00:00Z" == feed.feed.updated
    assert newest.summary == "Un texto & otro"
    assert newest.link.endswith("/software/agenda-nueva")
    assert {entry.title for entry in feed.entries} == {each.name for each in catalogue}
    assert len({entry.id for entry in feed.entries}) == 3
    assert feed.feed.rights == "CC-BY-4.0"
    assert feed.version == "atom10"


def test_a_long_feed_goes_on_at_its_next_page(enter, agesic, pages):
    for number in range(60):
        enter(f"Agenda {number}", agesic)

    seen, address = [], FEED
    while address:
        feed = read(pages, address)
        seen += [entry.title for entry in feed.entries]
        links = {link.rel: link.href for link in feed.feed.links}
        address = links.get("next", "").removeprefix("http://127.0.0.1:8000")

    assert len(seen) == 60
    assert set(seen) == {f"Agenda {number}" for number in range(60)}


def test_the_feed_speaks_the_reader_s_language(catalogue, pages):
    assert read(pages, f"{FEED}?language=pt").feed.title == ("Acervo: o que mudou no catálogo")


def test_an_empty_feed_is_a_feed(pages):
    assert read(pages).entries == []


def test_a_cursor_that_is_none_of_ours_is_refused(pages):
    assert pages.get(f"{FEED}?cursor=abc").status_code == 422


def addresses(pages, path):
    root = fromstring(pages.get(path).content)
    return [
        loc.text.removeprefix("http://127.0.0.1:8000") for loc in root.iter(f"{SITEMAP}loc")
    ]


def test_the_sitemap_leads_to_every_entry_that_anyone_may_read(
    catalogue, every_kind, pages, cast
):
    for reader in (pages, pages.as_(cast.admin)):
        assert addresses(reader, "/sitemap.xml") == ["/sitemap-1.xml"]
        assert addresses(reader, "/sitemap-1.xml") == [
            f"/software/{each.slug}" for each in catalogue
        ]


def test_no_sitemap_holds_more_than_the_protocol_allows(enter, agesic, pages, monkeypatch):
    for number in range(7):
        enter(f"Agenda {number}", agesic)
    monkeypatch.setattr(queries, "IN_A_SITEMAP", 3)

    parts = addresses(pages, "/sitemap.xml")

    assert parts == ["/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]
    assert [len(addresses(pages, part)) for part in parts] == [3, 3, 1]
    assert sorted(each for part in parts for each in addresses(pages, part)) == [
        f"/software/agenda-{number}" for number in range(7)
    ]
    assert pages.get("/sitemap-4.xml").status_code == 404
    assert pages.get("/sitemap-0.xml").status_code == 404


def test_a_sitemap_without_an_entry_is_one(pages):
    assert addresses(pages, "/sitemap.xml") == ["/sitemap-1.xml"]
    assert addresses(pages, "/sitemap-1.xml") == []
