"""Logo and screenshots: fields of an entry, kept with their file, and read out of files from before."""

import pytest
from pydantic import ValidationError

from registry.actors.rules import SYSTEM
from registry.catalogue.entry import entry_of, publiccode_file_of, upkeep_of
from registry.catalogue.importing import import_file
from registry.catalogue.pictures import read_some_pictures
from registry.catalogue.publiccode_file import publiccode_yml
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.catalogue.sources import origins_of
from registry.catalogue.vocabulary import SourceKind
from tests.registry.catalogue.publiccode.files import WHOLE, changed

ELSEWHERE = "https://example.org/logo.png"


@pytest.fixture
def work(house):
    with house.sessions.writing() as session:
        yield session


@pytest.fixture
def turnero(work):
    software = import_file(work, SYSTEM, WHOLE.encode()).software
    work.flush()
    return software


@pytest.fixture
def from_before(work, turnero):
    """Make an entry what it was before it could have pictures: its file alone names them."""
    turnero.logo = None
    entry_of(work, turnero).texts[0].screenshots = []
    publiccode_file_of(work, turnero).are_pictures_read = False
    work.flush()
    return turnero


def pictures(work, software):
    return software.logo, entry_of(work, software).texts[0].screenshots


def change(work, software, **facts):
    edit_software(work, SYSTEM, software, SoftwareEdit.model_validate(facts))
    work.flush()


@pytest.mark.parametrize(
    "logo", ["docs/logo.svg", "logo.SVGZ", "./a b.png", "https://example.org/l.png?raw=true"]
)
def test_what_the_standard_takes_is_taken(logo):
    assert SoftwareDraft(name="Agenda", logo=logo).logo == logo


@pytest.mark.parametrize(
    "logo",
    [
        "logo.jpg",
        "/logo.png",
        "file:///logo.png",
        "javascript:x.png",
        "a\\b.png",
        "https://x.org/l",
    ],
)
def test_what_is_no_picture_is_refused(logo):
    with pytest.raises(ValidationError, match="path within the repository"):
        SoftwareDraft(name="Agenda", logo=logo)


def test_a_file_brings_them_and_is_named_as_their_origin(work, turnero):
    origins = origins_of(work, entry_of(work, turnero), upkeep_of(work, turnero))

    assert pictures(work, turnero) == ("docs/logo.svg", ["docs/pantalla.png"])
    assert (origins["logo"].kind, origins["texts"].kind) == (SourceKind.PUBLICCODE,) * 2


def test_what_people_change_changes_the_file_there_alone(work, turnero):
    change(work, turnero, logo=ELSEWHERE)

    before, after = WHOLE.splitlines(), publiccode_yml(work, SYSTEM, turnero).splitlines()
    assert [line for line in after if line not in before] == [f"logo: {ELSEWHERE}"]
    assert [line for line in before if line not in after] == ["logo: docs/logo.svg"]


def test_a_new_file_changes_what_was_the_files_and_not_what_people_said(work, turnero):
    change(work, turnero, logo=ELSEWHERE)
    data = changed("docs/pantalla.png", "docs/nueva.png").replace(b"logo.svg", b"otro.svg")

    import_file(work, SYSTEM, data)

    assert pictures(work, turnero) == (ELSEWHERE, ["docs/nueva.png"])


def test_an_entry_without_a_file_leaves_with_its_pictures(work, cast):
    draft = {"name": "Agenda", "texts": {"es": {"screenshots": ["a.png"]}}, "logo": "l.svg"}
    software = enter_software(work, cast.publisher.actor, SoftwareDraft.model_validate(draft))
    work.flush()

    text = publiccode_yml(work, SYSTEM, software)

    assert "logo: l.svg\n" in text
    assert "    screenshots:\n    - a.png\n" in text


class TestFilesFromBefore:
    def test_they_leave_word_for_word_and_keep_their_pictures_when_changed(
        self, work, from_before
    ):
        assert publiccode_yml(work, SYSTEM, from_before) == WHOLE

        change(work, from_before, landing_url=None)

        text = publiccode_yml(work, SYSTEM, from_before)
        assert "logo: docs/logo.svg\n" in text
        assert "- docs/pantalla.png\n" in text

    def test_they_are_read_once_and_what_people_said_meanwhile_stays(self, work, from_before):
        change(work, from_before, logo=ELSEWHERE)
        version = from_before.version

        assert (read_some_pictures(work), read_some_pictures(work)) == (1, 0)
        work.flush()

        assert pictures(work, from_before) == (ELSEWHERE, ["docs/pantalla.png"])
        assert from_before.version >= version

    def test_the_text_is_the_same_before_and_after(self, work, from_before):
        read_some_pictures(work)
        work.flush()

        assert pictures(work, from_before) == ("docs/logo.svg", ["docs/pantalla.png"])
        assert publiccode_yml(work, SYSTEM, from_before) == WHOLE
