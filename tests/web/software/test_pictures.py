"""The pictures of an entry on its page, where nothing of another place is loaded, and as linked data."""

import json

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software

LOGO = "https://x.example/logo.svg"
SCREENS = ["docs/a.png", "https://x.example/b.jpg"]


@pytest.fixture
def agenda(enter, write):
    """An entry with a logo and two screens, one of which is a file of its repository."""
    software = enter("Agenda", logo=LOGO)
    edit = SoftwareEdit.model_validate({"texts": {"es": {"screenshots": SCREENS}}})
    with write() as session:
        edit_software(session, SYSTEM, session.merge(software), edit)
    return software.slug


def test_the_page_names_them_and_loads_none(pages, words, agenda):
    answer = pages.get(f"/software/{agenda}")

    assert "Logo: https://x.example/logo.svg docs/a.png https://x.example/b.jpg" in words(
        answer
    )
    assert 'href="https://x.example/b.jpg" rel="noreferrer"' in answer.text
    assert 'href="docs/a.png"' not in answer.text
    assert 'src="https://x.example' not in answer.text


def test_without_any_nothing_is_said_of_them(pages, words, enter):
    assert "Its pictures" not in words(pages.get(f"/software/{enter('Agenda').slug}"))


def test_linked_data_has_those_whose_address_is_known(pages, agenda):
    said = json.loads(pages.get(f"/software/{agenda}.jsonld").text)

    assert said["image"] == {"@id": LOGO}
    assert said["screenshot"] == [{"@id": "https://x.example/b.jpg"}]
