"""Whoever asks again is spared a copy only where it is the very one they have, whatever changed it."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from registry.actors.rules import SYSTEM
from registry.agencies.queries import find_agency
from registry.catalogue.publishing import approve, submit, withdraw
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import record_reuse
from registry.reviews.uniting import unite
from tests.web.open_data.conftest import FILES

FEED = "/feeds/changes.atom"
FEW = ["/open-data/catalogue.csv", FEED]
ALL = [*(f"/open-data/{name}" for name in FILES), FEED]


@dataclass
class Copy:
    """A file as a reader has it: they ask for it again by its tag, and by its moment."""

    reader: object
    address: str
    tag: str
    since: str | None
    changed: list[str] = field(default_factory=list)

    def asked_again(self, **known: bool) -> int:
        headers = {"If-None-Match": self.tag} if known.get("tag") else {}
        if known.get("since") and self.since is not None:
            headers["If-Modified-Since"] = self.since
        return self.reader.get(self.address, headers=headers).status_code


@pytest.fixture
def copies(pages, cast, clock):
    """Have files fetched by a stranger and by a member of another agency."""

    def copies(addresses=FEW) -> list[Copy]:
        clock.forward(minutes=1)  # until then no moment is told
        found = []
        for reader in (pages, pages.as_(cast.outsider)):
            for address in addresses:
                said = reader.get(address).headers
                found.append(Copy(reader, address, said["etag"], said.get("last-modified")))
        clock.forward(minutes=1)
        return found

    return copies


@pytest.fixture
def act(write) -> Callable[..., None]:
    def act(slug: str, do: Callable[..., object]) -> None:
        with write() as session:
            do(session, find_software(session, SYSTEM, slug))

    return act


def edited(**facts):
    return lambda session, each: edit_software(session, SYSTEM, each, SoftwareEdit(**facts))


def withdrawn(session, each):
    withdraw(session, SYSTEM, each, "Por error.")


def returned(session, each):
    withdrawn(session, each)
    session.flush()
    submit(session, SYSTEM, each)
    approve(session, SYSTEM, each)


def reused(session, each):
    record_reuse(session, SYSTEM, ReuseDraft(software=each.slug, agency="AGESIC"))


def invented(session, each):
    del each
    find_agency(session, "AGESIC").is_demonstration = True


CHANGES = {
    "edited": edited(licence="MIT"),
    "for agencies alone": edited(visibility="government"),
    "for named agencies alone": edited(visibility="restricted"),
    "held back": edited(confidential_until="2027-01-01"),
    "withdrawn": withdrawn,
    "withdrawn and back": returned,
    "reused": reused,
    "of an invented agency": invented,
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("slug", ["agenda-electronica-mas", "poco-se-sabe"])
def test_whatever_changes_an_entry_makes_another_edition(
    catalogue, copies, act, change, slug, edit
):
    """Whether it is the one that changed last or not."""
    edit("agenda-nueva", aliases=["La nueva"])
    before = copies()

    act(slug, CHANGES[change])

    assert [copy.asked_again(tag=True) for copy in before] == [200] * len(before)
    assert [copy.asked_again(since=True) for copy in before] == [200] * len(before)


def test_every_file_is_another_one_when_an_entry_is_hidden(catalogue, copies, act):
    before = copies(ALL)

    act("agenda-electronica-mas", edited(visibility="government"))

    assert [copy.asked_again(tag=True) for copy in before] == [200] * len(before)
    assert [copy.asked_again(since=True) for copy in before] == [200] * len(before)


def test_what_nothing_changed_is_not_sent_again(catalogue, copies):
    before = copies(ALL)

    assert {copy.asked_again(tag=True) for copy in before} == {304}
    assert [copy.asked_again(since=True) for copy in before] == [
        304 if copy.since else 200 for copy in before
    ]
    assert sum(copy.since is not None for copy in before) == len(ALL)  # the stranger's


def test_a_withdrawn_entry_that_is_hidden_too_makes_another_edition(catalogue, copies, act):
    act("poco-se-sabe", withdrawn)
    before = copies()

    act("poco-se-sabe", edited(visibility="restricted"))

    assert [copy.asked_again(since=True) for copy in before] == [200] * len(before)


def test_a_merger_makes_another_edition(catalogue, copies, write, cast):
    before = copies()

    with write() as session:
        slugs = ("poco-se-sabe", "agenda-nueva")
        unite(
            session,
            cast.reviewer.actor,
            *(find_software(session, SYSTEM, slug) for slug in slugs),
        )

    assert [copy.asked_again(since=True) for copy in before] == [200] * len(before)


def test_a_tie_that_shows_since_a_merger_makes_another_edition(
    agesic, enter, copies, write, cast
):
    """What an entry comes from was hidden, and is one with a public entry now."""
    for name, facts in (("Raíz", {}), ("Copia", {"visibility": "government"})):
        enter(name, agesic, **facts)
    enter("Hoja", agesic, based_on=["copia"])
    before = copies()

    with write() as session:
        two = (find_software(session, SYSTEM, slug) for slug in ("copia", "raiz"))
        unite(session, cast.reviewer.actor, *two)

    assert [copy.asked_again(since=True) for copy in before] == [200] * len(before)


@pytest.mark.parametrize(
    "facts",
    [{"confidential_until": "2026-03-05"}, {"discontinued_on": "2026-03-05"}],
    ids=lambda facts: next(iter(facts)),
)
def test_a_day_that_comes_makes_another_edition(catalogue, edit, copies, clock, facts):
    edit("poco-se-sabe", **facts)
    before = copies()

    clock.forward(days=3)

    assert [copy.asked_again(tag=True) for copy in before] == [200] * len(before)
    assert [copy.asked_again(since=True) for copy in before] == [200] * len(before)


def test_what_is_hidden_from_a_reader_does_not_move_the_moment(
    agesic, enter, pages, edit, clock
):
    enter("Abierta", agesic)
    enter("Oculta", agesic, visibility="government")
    clock.forward(minutes=1)
    before = pages.get(FEED)

    edit("oculta", visibility="restricted")
    enter("Borrador", agesic, life="draft")
    clock.forward(minutes=1)
    after = pages.get(FEED)

    assert after.headers["last-modified"] == before.headers["last-modified"]
    assert after.content == before.content


def test_a_moment_is_told_only_when_no_other_change_can_bear_it(catalogue, pages, edit, clock):
    """Two changes of one second would else be one edition to who asks by moments."""
    first = pages.get(FEED)
    clock.forward(seconds=0.5)
    edit("poco-se-sabe", visibility="government")
    second = pages.get(FEED)
    clock.forward(minutes=1)
    third = pages.get(FEED)

    assert "last-modified" not in first.headers | second.headers
    assert third.headers["last-modified"] == "Mon, 02 Mar 2026 12:00:00 GMT"


def test_a_copy_of_one_reader_is_never_taken_for_another_s(catalogue, pages, cast, clock):
    clock.forward(minutes=1)
    for address in FEW:
        stranger, member = pages.get(address), pages.as_(cast.outsider).get(address)
        since = {"If-Modified-Since": stranger.headers["last-modified"]}

        assert "last-modified" not in member.headers
        assert pages.as_(cast.outsider).get(address, headers=since).status_code == 200
        tag = {"If-None-Match": member.headers["etag"]}
        assert pages.get(address, headers=tag).status_code == 200


def test_two_people_of_an_agency_who_may_do_different_things_have_two_copies(
    catalogue, fetch, cast
):
    """Who may edit an entry is told whom it is shared with."""
    tags = {
        fetch("catalogue.json", who).headers["etag"] for who in (cast.member, cast.publisher)
    }

    assert len(tags) == 2
