"""What left the feed is told of by those who found it there (RFC 6721), and nothing else is."""

from datetime import UTC, datetime

import feedparser
import pytest
from defusedxml.ElementTree import fromstring

from registry.actors.rules import STRANGER, SYSTEM
from registry.catalogue.models import Software
from registry.catalogue.publishing import approve, submit, withdraw
from registry.catalogue.queries import find_software
from registry.database.paging import PageAsked
from registry.history.queries import rows_as_of
from registry.open_data.queries import Asked, edition_of
from registry.reviews.uniting import unite
from web.open_data import endpoints

FEED = "/feeds/changes.atom"
AT = "{http://purl.org/atompub/tombstones/1.0}"


@pytest.fixture
def tombs(pages):
    """Return the tombstones that somebody's feed holds: (ref, when, comment)."""

    def tombs(someone=None, address=FEED):
        reader = pages.as_(someone) if someone else pages
        answer = reader.get(address)
        feed = feedparser.parse(answer.content)
        assert not feed.bozo, feed.get("bozo_exception")
        root = fromstring(answer.content)
        found = []
        for each in root.iter(f"{AT}deleted-entry"):
            assert set(each.keys()) == {"ref", "when"}
            assert {child.tag for child in each} <= {f"{AT}comment"}
            found.append((each.get("ref"), each.get("when"), each.findtext(f"{AT}comment")))
        assert not {ref for ref, _, _ in found} & {entry.id for entry in feed.entries}
        return found

    return tombs


@pytest.fixture
def take_out(write):
    def take_out(slug):
        with write() as session:
            withdraw(session, SYSTEM, find_software(session, SYSTEM, slug), "Por error.")

    return take_out


def names(pages, someone=None):
    reader = pages.as_(someone) if someone else pages
    return {entry.title for entry in feedparser.parse(reader.get(FEED).content).entries}


NARROWINGS = {
    "government": {"visibility": "government"},
    "restricted": {"visibility": "restricted"},
    "confidential": {"confidential_until": "2027-01-01"},
}


@pytest.mark.parametrize("kind", NARROWINGS)
def test_an_entry_that_is_hidden_is_told_by_its_name_in_the_feed_alone(
    catalogue, pages, edit, clock, tombs, kind
):
    little = catalogue[2]
    clock.forward(hours=2)

    edit("poco-se-sabe", **NARROWINGS[kind])

    assert tombs() == [(f"urn:uuid:{little.id}", "2026-03-02T14:00:00Z", None)]
    said = pages.get(FEED).text
    assert not any(word in said for word in ("poco-se-sabe", "Poco se sabe"))
    assert feedparser.parse(said).feed.updated == "2026-03-02T14:00:00Z"


def test_who_still_finds_an_entry_is_told_of_no_going(catalogue, pages, edit, cast, tombs):
    edit("poco-se-sabe", visibility="government")

    assert len(tombs()) == 1
    for someone in (cast.outsider, cast.member, cast.reviewer):
        assert tombs(someone) == []
        assert "Poco se sabe" in names(pages, someone)


def test_agencies_are_told_of_what_only_they_found(agesic, enter, edit, cast, clock, tombs):
    entry = enter("Entre organismos", agesic, visibility="government")
    clock.forward(hours=1)

    edit("entre-organismos", visibility="restricted")

    told = [(f"urn:uuid:{entry.id}", "2026-03-02T13:00:00Z", None)]
    assert (tombs(), tombs(cast.outsider), tombs(cast.reviewer)) == ([], told, [])


def test_each_reader_is_told_when_it_left_them(catalogue, edit, cast, clock, tombs):
    clock.forward(hours=1)
    edit("poco-se-sabe", visibility="government")
    clock.forward(hours=1)
    edit("poco-se-sabe", visibility="restricted")
    clock.forward(hours=1)
    edit("poco-se-sabe", visibility="government")
    clock.forward(hours=1)
    edit("poco-se-sabe", visibility="restricted")

    assert [when for _, when, _ in tombs()] == ["2026-03-02T13:00:00Z"]
    assert [when for _, when, _ in tombs(cast.outsider)] == ["2026-03-02T16:00:00Z"]


@pytest.mark.parametrize(
    "facts",
    [
        {"life": "draft"},
        {"visibility": "restricted", "shared_with": ["DEMO-B"]},
        {"confidential_until": "2027-01-01"},
    ],
    ids=lambda facts: next(iter(facts)),
)
def test_what_was_always_hidden_leaves_no_trace(agesic, enter, edit, cast, tombs, facts):
    enter("Oculta", agesic, **facts)
    edit("oculta", licence="MIT")
    edit("oculta", visibility="restricted")

    assert tombs() == tombs(cast.outsider) == tombs(cast.reviewer) == []


class TestOneAgencyThatItWasSharedWith:
    """It finds what it lost, as others do; nobody else is told, nor that it was ever shared."""

    @pytest.fixture
    def shared(self, agesic, enter, clock):
        entry = enter("Compartida", agesic, visibility="restricted", shared_with=["DEMO-B"])
        clock.forward(hours=1)
        return entry

    def test_is_told_when_it_is_shared_no_longer(self, shared, edit, cast, tombs, pages):
        before = pages.get(FEED).content

        edit("compartida", shared_with=[])

        assert tombs(cast.outsider) == [(f"urn:uuid:{shared.id}", "2026-03-02T13:00:00Z", None)]
        assert (tombs(), tombs(cast.reviewer)) == ([], [])
        assert pages.get(FEED).content == before
        assert "ompartida" not in pages.as_(cast.outsider).get(FEED).text

    def test_the_other_agency_that_still_has_it_is_told_nothing(
        self, shared, edit, register, cast, pages
    ):
        third = cast.token(register("TERCERO"), {"member"}, {"read"})
        edit("compartida", shared_with=["DEMO-B", "TERCERO"])

        edit("compartida", shared_with=["TERCERO"])

        answer = pages.get(FEED, headers={"Authorization": f"Bearer {third.token}"})
        assert b"deleted-entry" not in answer.content
        assert b"Compartida" in answer.content

    def test_is_told_of_a_day_before_which_it_sees_nothing(self, shared, edit, cast, tombs):
        edit("compartida", confidential_until="2027-01-01")

        assert [ref for ref, _, _ in tombs(cast.outsider)] == [f"urn:uuid:{shared.id}"]

    def test_is_told_that_it_was_withdrawn_with_its_page(self, shared, take_out, cast, tombs):
        take_out("compartida")

        ((_, _, comment),) = tombs(cast.outsider)
        assert "/software/compartida." in comment
        assert (tombs(), tombs(cast.reviewer)) == ([], [])

    def test_finds_it_again_and_loses_it_once_more(self, shared, edit, cast, clock, tombs):
        edit("compartida", shared_with=[])
        edit("compartida", shared_with=["DEMO-B"])
        assert tombs(cast.outsider) == []

        clock.forward(hours=1)
        edit("compartida", shared_with=[])

        assert [when for _, when, _ in tombs(cast.outsider)] == ["2026-03-02T14:00:00Z"]

    def test_is_told_once_of_what_it_lost_first_as_one_of_all(
        self, shared, edit, cast, clock, tombs
    ):
        edit("compartida", visibility="government")
        edit("compartida", visibility="restricted")
        assert tombs(cast.outsider) == []

        clock.forward(hours=1)
        edit("compartida", shared_with=[])

        assert [when for _, when, _ in tombs(cast.outsider)] == ["2026-03-02T14:00:00Z"]

    def test_what_it_sees_otherwise_is_not_gone(self, shared, edit, cast, tombs, pages):
        edit("compartida", visibility="government", shared_with=[])

        assert tombs(cast.outsider) == []
        assert "Compartida" in names(pages, cast.outsider)

    def test_its_token_is_told_the_same(self, shared, edit, cast, pages):
        edit("compartida", shared_with=[])

        headers = {"Authorization": f"Bearer {cast.outsider.token}"}
        assert f"urn:uuid:{shared.id}" in pages.get(FEED, headers=headers).text

    def test_its_edition_moves_and_no_other_ones(self, shared, edit, cast, clock, write):
        def as_of(actor):
            with write() as session:
                return edition_of(session, Asked(actor)).as_of

        everyone = (STRANGER, cast.outsider.actor)
        before = [as_of(each) for each in everyone]
        clock.forward(hours=1)

        edit("compartida", shared_with=[])

        after = [as_of(each) for each in everyone]
        assert after[0] == before[0]
        assert after[1] > before[1]


def test_what_was_withdrawn_without_having_been_seen_leaves_no_trace(
    agesic, enter, take_out, cast, tombs
):
    enter("Reservada", agesic, visibility="restricted")
    enter("Embargada", agesic, confidential_until="2027-01-01")
    for slug in ("reservada", "embargada"):
        take_out(slug)

    assert tombs() == tombs(cast.outsider) == tombs(cast.reviewer) == []


def test_what_was_seen_only_when_it_was_withdrawn_was_in_no_feed(
    agesic, enter, edit, take_out, cast, tombs
):
    enter("Reservada", agesic, visibility="restricted")
    take_out("reservada")
    edit("reservada", visibility="public")
    edit("reservada", visibility="restricted")

    assert tombs() == tombs(cast.outsider) == tombs(cast.reviewer) == []


def test_what_happens_to_a_hidden_entry_is_not_told(
    catalogue, pages, edit, take_out, clock, tombs
):
    edit("poco-se-sabe", visibility="restricted")
    clock.forward(hours=1)
    before = pages.get(FEED).content

    edit("poco-se-sabe", name="Otro nombre", licence="MIT")
    take_out("otro-nombre")

    assert pages.get(FEED).content == before
    assert len(tombs()) == 1


def test_a_withdrawn_entry_is_told_with_its_page(
    catalogue, take_out, pages, clock, tombs, cast
):
    clock.forward(hours=1)
    take_out("poco-se-sabe")

    address = "http://127.0.0.1:8000/software/poco-se-sabe"
    for someone in (None, cast.outsider, cast.reviewer):
        ((ref, when, comment),) = tombs(someone)
        assert (ref, when) == (f"urn:uuid:{catalogue[2].id}", "2026-03-02T13:00:00Z")
        assert comment == f"It was withdrawn. Its page still stands: {address}."
    assert "Su página" in pages.get(f"{FEED}?language=es").text


def test_a_withdrawn_entry_that_is_hidden_later_is_not_named_any_more(
    catalogue, take_out, edit, clock, tombs
):
    take_out("poco-se-sabe")
    clock.forward(hours=1)

    edit("poco-se-sabe", visibility="government")

    assert tombs() == [(f"urn:uuid:{catalogue[2].id}", "2026-03-02T12:00:00Z", None)]


def test_an_entry_that_comes_back_has_no_tombstone(
    catalogue, take_out, edit, write, tombs, pages
):
    edit("poco-se-sabe", visibility="restricted")
    take_out("agenda-nueva")
    edit("poco-se-sabe", visibility="public")
    with write() as session:
        software = find_software(session, SYSTEM, "agenda-nueva")
        submit(session, SYSTEM, software)
    assert len(tombs()) == 1  # until its return is decided it is withdrawn for others
    with write() as session:
        approve(session, SYSTEM, find_software(session, SYSTEM, "agenda-nueva"))

    assert tombs() == []
    assert names(pages) == {each.name for each in catalogue}


def test_a_day_that_opens_an_entry_ends_its_tombstone(catalogue, edit, clock, tombs):
    edit("poco-se-sabe", confidential_until="2026-03-05")
    assert len(tombs()) == 1

    clock.forward(days=3)

    assert tombs() == []


@pytest.mark.parametrize("is_kept_hidden", [False, True])
def test_a_merged_entry_is_told_with_the_one_that_was_kept(
    catalogue, write, edit, cast, tombs, is_kept_hidden
):
    with write() as session:
        slugs = ("poco-se-sabe", "agenda-nueva")
        two = [find_software(session, SYSTEM, slug) for slug in slugs]
        unite(session, cast.reviewer.actor, *two)
    if is_kept_hidden:
        edit("agenda-nueva", visibility="restricted")

    comments = {ref: comment for ref, _, comment in tombs()}

    said = comments[f"urn:uuid:{catalogue[2].id}"]
    assert ("/software/agenda-nueva." in said) is not is_kept_hidden
    assert "It was found to be the same as" in said or is_kept_hidden


def test_invented_entries_are_told_of_where_they_were_shown(enter, take_out, tombs):
    enter("Inventada")
    take_out("inventada")

    assert tombs() == []
    assert len(tombs(address=f"{FEED}?demonstration=1")) == 1


def test_tombstones_and_entries_stand_in_one_order_over_all_pages(
    agesic, enter, edit, pages, clock, monkeypatch
):
    monkeypatch.setattr(endpoints, "PageAsked", lambda cursor: PageAsked(cursor, 4))
    for number in range(11):
        clock.forward(minutes=1)
        enter(f"Agenda {number}", agesic)
    for number in range(0, 11, 2):
        clock.forward(minutes=1)
        edit(f"agenda-{number}", visibility="government")

    seen, address = [], FEED
    while address:
        root = fromstring(pages.get(address).content)
        atom = "{http://www.w3.org/2005/Atom}"
        seen += [
            each.get("when") or each.findtext(f"{atom}updated")
            for each in root
            if each.tag in {f"{atom}entry", f"{AT}deleted-entry"}
        ]
        nexts = [link for link in root.iter(f"{atom}link") if link.get("rel") == "next"]
        address = nexts[0].get("href").removeprefix("http://127.0.0.1:8000") if nexts else None

    assert len(seen) == 11
    assert seen == sorted(seen, reverse=True)


def test_a_tombstone_agrees_with_the_history(catalogue, edit, clock, tombs, write):
    """Just before it left, the history has it as strangers found it; at that moment it has not."""
    clock.forward(hours=3)
    edit("poco-se-sabe", visibility="government")
    ((ref, when, _),) = tombs()

    moment = datetime.fromisoformat(when).astimezone(UTC)
    with write() as session:
        (then,) = rows_as_of(session, Software, moment, [catalogue[2].id])
        (before,) = rows_as_of(session, Software, moment.replace(hour=14), [catalogue[2].id])
    assert (ref, before.visibility, then.visibility) == (
        f"urn:uuid:{then.id}",
        "public",
        "government",
    )
