"""What a reviewer and a reader of the history are told in words, and once."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.importing import import_file
from registry.language.vocabulary import Language
from tests.registry.catalogue.publiccode.files import WHOLE
from web.reviews.showing import value_in_words


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("software_type", "standalone/web", "Aplicación web"),
        ("maintenance_type", "contract", "Una empresa, por contrato"),
        ("base_software.Node.js.kind", "proprietary", "Privativo"),
        ("base_software.proprietary.version_min", "open", "open"),
        ("contractors.Taller.ends_on", "2027-12-31", "31/12/2027"),
        ("started_on", "2008", "2008"),
        ("releases.4.0.released_on", "2016-04", "04/2016"),
        ("confidential_until", "2027-01-01", "01/01/2027"),
        ("name", "2008", "2008"),
    ],
)
def test_codes_and_days_are_said_as_people_do(field, value, said):
    assert value_in_words(field, value, Language.ES) == said


def test_what_was_entered_from_a_file_is_told_once(pages, cast, write, words):
    with write() as session:
        import_file(session, SYSTEM, WHOLE.encode())

    said = words(pages.as_(cast.reviewer).get("/software/turnero/history"))

    assert "Taken in from a file" in said
    assert said.count("fields changed") == 1


def test_an_invented_entry_says_so_in_its_review_and_its_history(pages, cast, enter, index):
    slug = enter("Agenda").slug
    index()

    for reader, address in (
        (pages.as_(cast.reviewer), f"/reviews/{slug}"),
        (pages, f"/software/{slug}/history"),
    ):
        assert "are invented to show the system" in reader.get(address).text
