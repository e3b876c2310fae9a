"""What an agency has published or is about to, by where it stands."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.publishing import submit, withdraw
from registry.catalogue.queries import software_by_slug
from registry.reviews.schemas import RemarkDraft, ReviewDraft
from registry.reviews.service import decide

CHANGES = ReviewDraft(
    decision="changes_requested",
    remarks=[RemarkDraft(field="licence", text="Diga cuál."), RemarkDraft(field="x", text="y")],
)


@pytest.fixture
def does(write):
    """Do something with an entry as the registry: `does("agenda", submit)`."""

    def does(slug, verb, *arguments):
        with write() as session:
            verb(session, SYSTEM, software_by_slug(session, SYSTEM, slug), *arguments)

    return does


def test_it_is_empty_at_first_and_says_what_goes_here(owner, words):
    said = words(owner.get("/software/mine"))

    assert "Your agency has published nothing yet" in said


def test_each_entry_stands_where_it_is_in_its_life(owner, words, draft, enter, does):
    draft("Borrador")
    for name in ("Pedida", "Devuelta"):
        does(draft(name).slug, submit)
    does("devuelta", decide, CHANGES)
    enter("Publicada")
    does(enter("Retirada").slug, withdraw, "Estaba dos veces.")

    said = words(owner.get("/software/mine")).partition("Publish a software")[2]

    order = ("Changes requested", "Devuelta", "Remarks to see to: 2", "Draft", "Borrador",
             "In review", "Pedida", "Published", "Publicada", "Not reviewed yet", "Withdrawn", "Retirada")  # fmt: skip
    places = [said.index(each) for each in order]
    assert places == sorted(places)


def test_of_many_it_shows_some_and_leads_to_the_others(owner, draft):
    for number in range(60):
        draft(f"Borrador {number:02}")

    page = owner.get("/software/mine").text
    first = owner.get("/software/mine?life=draft").text
    onward = first.partition("cursor=")[2].partition('"')[0]
    second = owner.get(f"/software/mine?life=draft&cursor={onward}").text

    assert "Borrador 49" in page
    assert "Borrador 50" not in page
    assert 'href="/software/mine?life=draft"' in page
    assert "Borrador 50" not in first
    assert "Borrador 59" in second


def test_it_asks_as_much_of_the_database_for_many_as_for_few(owner, draft, does, statements):
    def sent_back(name):
        does(draft(name).slug, submit)
        does(name.lower(), decide, CHANGES)

    sent_back("Una")
    few = statements(lambda: owner.get("/software/mine"))
    for name in ("Dos", "Tres", "Cuatro", "Cinco"):
        sent_back(name)

    assert statements(lambda: owner.get("/software/mine")) == few


def test_another_agency_sees_none_of_it(pages, cast, words, draft):
    draft("Borrador")

    said = words(pages.as_(cast.outsider).get("/software/mine"))

    assert "Borrador" not in said


def test_the_way_there_stands_in_the_head_of_those_who_publish(pages, cast):
    link = 'href="/software/mine"'

    assert link in pages.as_(cast.publisher).get("/about").text
    assert link in pages.as_(cast.agency_admin).get("/about").text
    for other in (cast.member, cast.signatory, cast.reviewer, cast.stranger):
        assert link not in pages.as_(other).get("/about").text
