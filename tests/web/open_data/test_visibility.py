"""Nothing of an entry shows in any format to who may not read it, counts included."""

import json
import re

import pytest

from tests.web.open_data.conftest import FILES, rows_of, words_of

ALL = {"Abierto", "Gubernamental", "Compartido", "Zorzal", "Embargado", "Borrador", "Retirado"}
READERS = {
    "stranger": {"Abierto"},
    "outsider": {"Abierto", "Gubernamental", "Compartido"},
    "member": {"Abierto", "Gubernamental", "Compartido", "Zorzal", "Embargado"},
    "reviewer": {"Abierto", "Gubernamental", "Compartido", "Zorzal", "Embargado"},
    "admin": {"Abierto", "Gubernamental", "Compartido", "Zorzal", "Embargado"},
}
by_reader = pytest.mark.parametrize("reader", READERS)


def named_in(words):
    return {name for name in ALL if re.search(name, words, re.IGNORECASE)}


@by_reader
@pytest.mark.parametrize("name", FILES)
def test_a_file_names_what_its_reader_may_read_and_nothing_else(
    every_kind, fetch, cast, reader, name
):
    answer = fetch(name, getattr(cast, reader), demonstration=1)

    assert named_in(words_of(name, answer.content)) == READERS[reader]


@by_reader
def test_the_feed_names_what_its_reader_may_read_and_nothing_else(
    every_kind, pages, cast, reader
):
    answer = pages.as_(getattr(cast, reader)).get("/feeds/changes.atom?demonstration=1")

    # what was withdrawn is told as gone, with the address at which anyone may read why
    assert named_in(answer.text) == READERS[reader] | {"Retirado"}


@by_reader
def test_the_sitemap_names_nothing_of_invented_agencies(every_kind, pages, cast, reader):
    answer = pages.as_(getattr(cast, reader)).get("/sitemap-1.xml")

    assert named_in(answer.text) == set()


@by_reader
def test_a_file_without_the_demonstration_holds_nothing_invented(
    every_kind, fetch, cast, reader
):
    for name in FILES:
        assert named_in(words_of(name, fetch(name, getattr(cast, reader)).content)) == set()


@by_reader
def test_what_is_counted_is_what_is_listed(every_kind, pages, table, words, cast, reader):
    someone = getattr(cast, reader)
    page = words(pages.as_(someone).get("/open-data?demonstration=1"))

    count = len(READERS[reader])
    assert f"Entries {count} " in page
    for name in ("catalogue.csv", "catalogue.xlsx"):
        assert len(table(name, someone, demonstration=1)) == count


@by_reader
def test_the_api_counts_what_its_caller_may_read(enter, agesic, api, cast, reader):
    enter("Abierto", agesic)
    enter("Gubernamental", agesic, visibility="government")
    enter("Reservado", agesic, visibility="restricted")

    listed = api.as_(getattr(cast, reader)).get("/open-data").json()

    wanted = {"stranger": 1, "outsider": 2, "member": 2, "reviewer": 3, "admin": 3}
    assert listed["entries"] == wanted[reader]


@by_reader
def test_an_entry_s_own_description_is_for_who_may_know_of_it(every_kind, pages, cast, reader):
    client = pages.as_(getattr(cast, reader))
    slugs = {
        "Abierto": "abierto",
        "Gubernamental": "gubernamental",
        "Compartido": "compartido",
        "Zorzal": "zorzal-reservado",
        "Embargado": "embargado",
    }
    answers = {name: client.get(f"/software/{slug}.jsonld") for name, slug in slugs.items()}

    assert {name for name, each in answers.items() if each.status_code == 200} == READERS[
        reader
    ]
    based_on = json.loads(answers["Abierto"].content).get("isBasedOn")
    assert bool(based_on) == ("Zorzal" in READERS[reader])


@pytest.mark.parametrize("reader", ["stranger", "outsider"])
def test_a_draft_s_own_description_is_hidden(every_kind, pages, cast, reader):
    assert pages.as_(getattr(cast, reader)).get("/software/borrador.jsonld").status_code == 404


def test_copies_are_not_taken_for_another_reader_s(every_kind, fetch, pages, cast):
    """A copy that a member has is never said to be what a stranger would be given."""
    tags = {
        reader: fetch("catalogue.csv", getattr(cast, reader), demonstration=1).headers["etag"]
        for reader in ("stranger", "outsider", "member", "reviewer")
    }

    assert len(set(tags.values())) == 4
    answer = pages.get(
        "/open-data/catalogue.csv?demonstration=1", headers={"If-None-Match": tags["member"]}
    )
    assert answer.status_code == 200
    assert len(rows_of("catalogue.csv", answer.content)) == 1
