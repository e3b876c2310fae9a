"""Every door that can be read answers as if a hidden entry were not there, to who may not know of it.

Each address is asked twice, before hidden entries are entered and after: not a word and not a count
may differ. The addresses come from the table of routes, so that a new door is asked too. What public
entries have to do with hidden ones (a tie, a lineage, a merger, a steward) is looked for by name.
"""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from registry.actors.rules import SYSTEM
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue import publishing
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.history.queries import last_change
from registry.publishers.service import publisher_for_agency
from registry.reuse.contributing import record_contribution
from registry.reuse.schemas import OwnContributionDraft, ReuseDraft
from registry.reuse.service import record_reuse
from registry.reviews.uniting import SeenByFewerError, unite
from registry.search.gathering import every_entry
from registry.search.index.store import MemoryStore
from registry.upkeep.schemas import HandoverDraft
from registry.upkeep.service.handing_over import propose_handover
from tests.doors.test_who_may import TABLE
from tests.environment.doors import Api, Pages

API = "/api/v1"
MARK = "quetzal"
ASKED = {  # what an address is asked with, beside being asked plainly
    "/search": ["q=quetzal", "q=reserva", "q=quetzal&demonstration=1"],
    f"{API}/search": [
        "q=quetzal",
        "q=reserva",
        "q=quetzal&demonstration=true",
        "q=agenda+de+reserva+quetzal&explain=true",
        "q=reserva&sort=adaptation_ratio",
        "sort=reuse",
        "base_software=quetzal&base_software=quetzal+db",
    ],
    f"{API}/suggest": ["q=que", "q=quetz", "q=reserva+de+hora+qu", "q=hor"],
    "/feeds/changes.atom": ["demonstration=1"],
    "/reports": ["demonstration=1"],
    "/reuses": ["demonstration=1"],
    f"{API}/reports/adaptation": ["demonstration=true"],
}
CHANGING = (  # what differs from one answer to the next, whoever asks
    r'(?:name="csrf_token" value|nonce)="[^"]*"',
    r'"(?:request_id|instance)":\s*"[^"]*"',
    r'"change_number":\s*\d+',  # it rises with whatever anyone does anywhere
)
NAMED = {
    "{code}": "DEMO-A",
    "{need_id}": "",
    "{slug}": "abierta",
    "{name}": "catalogue.csv",
    "{number}": "1",
}
TAKEN = (
    "/open-data/",
    "/feeds/",
    "/software/{slug}.jsonld",
)  # by programs too, with their token


def may_know(kind: str, reader: str) -> bool:
    """Return whether a reader may know of an entry of a kind; outsiders are of the agency it is shared with."""
    if reader in {"member", "publisher", "reviewer"}:
        return True
    if kind == "government":
        return reader in {"outsider", "third"}
    return reader == "outsider" and kind == "restricted"


HIDDEN = {
    "government": {"visibility": "government"},
    "restricted": {"visibility": "restricted", "shared_with": ["DEMO-B"]},
    "confidential": {"confidential_until": "2030-01-01"},
    "draft": {"life": "draft"},
    "in review": {"life": "draft"},
}
READERS = ("stranger", "outsider", "third", "narrow")


@pytest.fixture
def house(clock, house):
    return replace(house, vectors=MemoryStore())


@pytest.fixture
def enter(house, cast) -> Callable[..., str]:
    def enter(name: str, **facts) -> str:
        texts = {"es": {"short_description": name, "features": [f"Reserva de hora {name}"]}}
        with house.sessions.writing() as session:
            publisher = publisher_for_agency(session, SYSTEM, cast.agency)
            draft = SoftwareDraft(name=name, publisher=publisher.slug, texts=texts, **facts)
            return enter_software(session, SYSTEM, draft).slug

    return enter


@pytest.fixture
def readers(house, cast, app):
    """Return how each reader asks: a stranger, two other agencies' people, and a token that may not read."""
    with house.sessions.writing() as session:
        third, new = (
            Agency(code=code, name=f"{code.title()} Organismo", kind=AgencyKind.CENTRAL)
            for code in ("TERCERO", "NUEVO")
        )
        session.add_all([third, new])
        for agency in (
            cast.agency,
            cast.other_agency,
        ):  # what is invented hides behind a switch
            session.merge(agency).is_demonstration = False
    narrow = cast.token(cast.agency, {"publisher"}, {"needs:write"})
    return {
        "stranger": cast.stranger,
        "outsider": cast.outsider,
        "third": cast.someone("third", third, {"member"}),
        "narrow": narrow,
        "newcomer": cast.someone("newcomer", new, {"publisher"}),
    }


@pytest.fixture
def asks(app, house):
    """Return what every door says to somebody, by its address."""

    def asks(someone) -> dict[str, str]:
        with house.sessions.reading() as session:
            house.index.rebuild(every_entry(session), last_change(session), house.vectors)
        return {address: _said(_ask(app, someone, address)) for address in addresses(someone)}

    return asks


def addresses(someone) -> list[str]:
    found = []
    for route in TABLE:
        method, _, path = route.partition(" ")
        if method != "GET" or path in {"/livez", "/readyz", "/metrics", "/_gallery"}:
            continue
        if _is_program(someone) and not path.startswith((API, *TAKEN)):
            continue  # a program has no sign-in
        for name, value in NAMED.items():
            path = path.replace(name, value)
        if "{" not in path and (path == "/" or not path.endswith("/")):
            found += [path, *(f"{path}?{query}" for query in ASKED.get(path, ()))]
    return found


def _ask(app, someone, address: str):
    if address.startswith(API):
        return Api(app).as_(someone).get(address.removeprefix(API))
    bearing = {"Authorization": f"Bearer {someone.token}"} if _is_program(someone) else {}
    return Pages(app).as_(someone).get(address, headers=bearing)


def _is_program(someone) -> bool:
    return someone.cookie is None and someone.token is not None


def _said(answer) -> str:
    moment = answer.headers.get("last-modified")
    text = f"{answer.status_code}\n{moment}\n{answer.text}"
    for changing in CHANGING:
        text = re.sub(changing, "", text)
    return text


@pytest.mark.parametrize("reader", READERS)
def test_no_door_says_a_word_or_a_count_of_hidden_entries(
    reader, enter, readers, asks, house, clock
):
    enter("Abierta")
    clock.forward(minutes=5)  # what is entered now is newer than what anyone may know of
    before = asks(readers[reader])

    for kind in (each for each in HIDDEN if not may_know(each, reader)):
        name = f"Agenda {MARK} {kind}"
        slug = enter(name, licence="MIT", categories=["whistleblowing"], **HIDDEN[kind])
        with house.sessions.writing() as session:
            if kind == "in review":
                publishing.submit(session, SYSTEM, find_software(session, SYSTEM, slug))
            record_reuse(session, SYSTEM, ReuseDraft(software=slug, agency="DEMO-A"))
            given = OwnContributionDraft(
                kind="feature", text=f"Un aporte {MARK}", agency="DEMO-B"
            )
            record_contribution(session, SYSTEM, find_software(session, SYSTEM, slug), given)
    after = asks(readers[reader])

    assert [address for address in before if before[address] != after[address]] == []


def test_what_is_shown_to_all_changes_what_the_doors_say(enter, readers, asks):
    enter("Abierta")
    before = asks(readers["stranger"])

    enter(f"Agenda {MARK}")
    after = asks(readers["stranger"])

    told = {address for address in before if before[address] != after[address]}
    assert {
        "/",
        "/search",
        "/search?q=quetzal",
        f"{API}/software",
        f"{API}/search?q=quetzal",
    } <= told


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", HIDDEN)
def test_the_address_of_a_hidden_entry_answers_as_that_of_none(
    kind, reader, enter, readers, app
):
    slug = enter(f"Agenda {MARK}", **HIDDEN[kind])
    someone = readers[reader]
    ways = [
        path
        for path in _of_an_entry()
        if path.startswith((API, *TAKEN)) or not _is_program(someone)
    ]

    for path in ways:
        answer = _ask(app, someone, path.replace("{slug}", slug))
        if may_know(kind, reader):
            shows = path in {"/software/{slug}", f"{API}/software/{{slug}}"}
            assert not shows or MARK in answer.text.lower(), path
        else:
            assert answer.status_code in {303, 401, 403, 404}, path
            assert MARK not in answer.text.lower().replace(slug, ""), path


def _of_an_entry() -> list[str]:
    return [
        path
        for method, _, path in (route.partition(" ") for route in TABLE)
        if method == "GET" and "/software/{slug}" in path
    ]


def test_the_first_draft_of_an_agency_changes_no_word_for_others(readers, asks, house, clock):
    clock.forward(minutes=5)
    before = {reader: asks(readers[reader]) for reader in READERS}

    with house.sessions.writing() as session:
        draft = SoftwareDraft(name="Agenda", life="draft")
        enter_software(session, readers["newcomer"].actor, draft)

    for reader, said in before.items():
        after = asks(readers[reader])
        assert [address for address in said if said[address] != after[address]] == [], reader


@pytest.fixture
def edit(house) -> Callable[..., None]:
    def edit(slug: str, **facts) -> None:
        with house.sessions.writing() as session:
            software = find_software(session, SYSTEM, slug)
            edit_software(session, SYSTEM, software, SoftwareEdit(**facts))

    return edit


@pytest.fixture
def says(readers, app):
    """Return at which doors a reader is told a word: those of some entries, and what is theirs to read."""

    def says(reader: str, word: str, *slugs: str) -> list[str]:
        someone = readers[reader]
        ways = [*_of_an_entry(), "/software/{slug}/history?on=2030-01-01"]
        ways += [f"{API}/reuses?software={{slug}}&lineage=true"]
        asked = {path.replace("{slug}", slug) for path in ways for slug in slugs}
        asked |= {"/notifications", f"{API}/notifications", "/reuses", f"{API}/reuses"}
        told = {address: _said(_ask(app, someone, address)) for address in asked}
        return sorted(address for address, text in told.items() if word in text.lower())

    return says


SECRET = "zorzal"
STRANGERS = ("stranger", "third")
HIDDEN_FROM_THIRD = {"visibility": "restricted", "shared_with": ["DEMO-B"]}


@pytest.mark.parametrize("reader", STRANGERS)
def test_no_door_names_a_hidden_entry_that_a_public_one_is_or_was_tied_to(
    reader, enter, edit, says
):
    below = enter("Raíz")
    hidden = enter(f"Agenda {SECRET}", based_on=[below], **HIDDEN_FROM_THIRD)
    above = enter("Hoja", based_on=[hidden])
    ended, loose = enter("Vieja", successor=hidden), enter("Suelta", based_on=[hidden])
    edit(loose, based_on=[])
    edit(below, successor=hidden)
    edit(below, successor=None)

    assert says(reader, SECRET, below, above, ended, loose) == []
    assert f"/software/{above}" in says(
        "outsider", SECRET, above
    )  # who may know of it reads it


@pytest.mark.parametrize("reader", STRANGERS)
def test_a_lineage_does_not_go_through_a_hidden_entry(reader, enter, says, house, readers):
    below = enter("Raíz")
    hidden = enter("Entremedio", based_on=[below], **HIDDEN_FROM_THIRD)
    above = enter("Punta", based_on=[hidden])
    with house.sessions.writing() as session:
        reuse = record_reuse(session, SYSTEM, ReuseDraft(software=above, agency="DEMO-B"))
        session.flush()
        told = str(reuse.id)
    of_below = {
        f"/software/{below}",
        f"/software/{below}/history",
        f"{API}/software/{below}",
        f"{API}/reuses?software={below}&lineage=true",
    }

    assert set(says(reader, "punta", below)) & of_below == set()
    assert set(says(reader, told, below)) & of_below == set()
    assert set(says("outsider", "punta", below)) & of_below  # who sees all three sees the line


@pytest.mark.parametrize("reader", STRANGERS)
def test_a_merger_does_not_name_an_entry_that_was_hidden_later(
    reader, enter, edit, says, house, cast
):
    kept, duplicate = enter(f"Agenda {SECRET}"), enter("Copia")
    with house.sessions.writing() as session:
        two = [find_software(session, SYSTEM, slug) for slug in (duplicate, kept)]
        unite(session, cast.reviewer.actor, *two)
        merged = two[0].slug
    assert f"/software/{merged}" in says(reader, SECRET, merged)

    edit(kept, **HIDDEN_FROM_THIRD)

    assert says(reader, SECRET, merged, duplicate) == []
    assert f"/software/{merged}" in says("outsider", SECRET, merged)


@pytest.mark.parametrize(
    ("of_duplicate", "of_kept"),
    [
        ({}, {"visibility": "government"}),
        ({"visibility": "government"}, HIDDEN_FROM_THIRD),
        ({}, {"confidential_until": "2030-01-01"}),
        ({"confidential_until": "2029-01-01"}, {"confidential_until": "2030-01-01"}),
        (
            {"visibility": "restricted", "shared_with": ["DEMO-B", "TERCERO"]},
            HIDDEN_FROM_THIRD,
        ),
    ],
)
def test_an_entry_is_not_made_one_with_one_that_fewer_see(
    of_duplicate, of_kept, enter, house, cast, readers
):
    slugs = enter("Copia", **of_duplicate), enter("Agenda", **of_kept)

    with house.sessions.writing() as session, pytest.raises(SeenByFewerError):
        unite(
            session,
            cast.reviewer.actor,
            *(find_software(session, SYSTEM, each) for each in slugs),
        )
    with house.sessions.writing() as session:  # the other way round nobody loses sight of it
        kept, duplicate = (find_software(session, SYSTEM, each) for each in slugs)
        unite(session, cast.reviewer.actor, duplicate, kept)


def test_a_steward_from_outside_is_not_told_of_what_it_may_not_see(
    enter, edit, says, house, cast, readers
):
    slug = enter(f"Agenda {SECRET}", steward="TERCERO")
    edit(slug, **HIDDEN_FROM_THIRD)

    with house.sessions.writing() as session:
        software = find_software(session, SYSTEM, slug)
        propose_handover(session, cast.publisher.actor, software, HandoverDraft(to="DEMO-B"))

    assert says("third", SECRET) == []
    assert "/notifications" in says("outsider", SECRET)
