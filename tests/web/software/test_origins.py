"""The page that says from where each value of an entry came."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.importing import import_file
from registry.catalogue.queries import software_by_slug
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software
from tests.registry.catalogue.publiccode.files import WHOLE


@pytest.fixture
def turnero(write, clock):
    """Read an entry from its file, and have people change its licence a day later."""
    with write() as session:
        import_file(session, SYSTEM, WHOLE.encode())
    clock.forward(days=1)
    with write() as session:
        software = software_by_slug(session, SYSTEM, "turnero")
        edit = SoftwareEdit(licence="MIT", aliases=["Turnos"])
        edit_software(session, SYSTEM, software, edit)
    return "turnero"


def test_each_field_says_from_where_and_since_when(pages, words, turnero):
    said = words(pages.get(f"/software/{turnero}/origins"))

    assert "Name publiccode.yml as read on 2 March 2026" in said
    assert "Licence People 3 March 2026" in said
    assert "Also known as People 3 March 2026" in said


def test_nothing_is_said_of_who_and_of_no_persons_address(pages, words, turnero):
    page = pages.get(f"/software/{turnero}/origins").text

    assert "@" not in page.partition("<main")[2].partition("</main>")[0]


def test_the_entrys_page_leads_there(pages, turnero):
    assert f'href="/software/{turnero}/origins"' in pages.get(f"/software/{turnero}").text


def test_who_was_shown_it_later_is_not_told_when_it_was_changed_before(
    pages, cast, enter, write, words, clock
):
    slug = enter("Agenda", visibility="government", licence="MIT").slug
    clock.forward(days=1)
    with write() as session:
        software = software_by_slug(session, SYSTEM, slug)
        edit_software(session, SYSTEM, software, SoftwareEdit(visibility="public"))

    stranger = words(pages.get(f"/software/{slug}/origins"))
    own = words(pages.as_(cast.member).get(f"/software/{slug}/origins"))

    assert "Licence People no data" in stranger
    assert "Licence People 2 March 2026" in own


def test_what_one_may_not_know_of_is_not_found(pages, enter):
    slug = enter("Agenda", visibility="restricted").slug

    assert pages.get(f"/software/{slug}/origins").status_code == 404
