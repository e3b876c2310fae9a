"""An owner takes a publiccode.yml over into the entry that their agency has already."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.entry import entry_of, publiccode_file_of, upkeep_of
from registry.catalogue.from_publiccode import usable, values_of
from registry.catalogue.importing import import_file, take_in_draft
from registry.catalogue.models import Software
from registry.catalogue.publiccode.reading import read_publiccode
from registry.catalogue.publishing import publish, withdraw
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import RepositoryTakenError, edit_software, enter_software
from registry.catalogue.sources import origins_of
from registry.catalogue.taking_over import (
    EntryWithdrawnError,
    UnusableFileError,
    compare,
    take_over,
)
from registry.catalogue.vocabulary import Life, SourceKind
from registry.errors import NotAllowedError
from tests.registry.catalogue.publiccode.files import WHOLE, changed

REPOSITORY = "https://git.example.org/plaza/turnero"
NEWER = changed("developmentStatus: stable", "developmentStatus: obsolete")


@pytest.fixture
def session(house, cast):
    for each in (cast.publisher, cast.member, cast.outsider, cast.reviewer):
        assert each.actor, "everybody is introduced before the unit of work begins"
    with house.sessions.writing() as session:
        yield session


@pytest.fixture
def owner(cast):
    return cast.publisher.actor


@pytest.fixture
def imported(session, owner) -> Software:
    """An entry of the owner's agency that came from a file."""
    software = take_in_draft(session, owner, WHOLE.encode()).software
    session.flush()
    return software


@pytest.fixture
def typed(session, owner) -> Software:
    """An entry of the owner's agency that was typed in, and came from no file."""
    draft = SoftwareDraft(
        name="Turnos", repository_url=REPOSITORY, licence="MIT", platforms=["ios"], life="draft"
    )
    software = enter_software(session, owner, draft)
    session.flush()
    return software


def compared(session, software, data: bytes = NEWER):
    return compare(session, software, usable(values_of(read_publiccode(data).entry))[0])


def fields(changes) -> dict[str, tuple]:
    return {each.field: (each.before, each.now) for each in changes}


class TestTakingOver:
    def test_changes_what_the_file_owns_and_keeps_what_people_changed(
        self, session, owner, imported
    ):
        edit = SoftwareEdit(licence="MIT", platforms=["web", "android", "ios"])
        edit_software(session, owner, imported, edit)
        data = changed("  license: EUPL-1.2", "  license: GPL-3.0-or-later")

        assert take_over(session, owner, imported, data)

        assert imported.licence == "MIT"
        assert imported.platforms == ["web", "android", "ios"]
        assert publiccode_file_of(session, imported).raw_text == data.decode()

    def test_leaves_what_the_operators_command_would_leave(self, session, owner, imported):
        edit_software(session, owner, imported, SoftwareEdit(licence="MIT"))
        session.flush()
        shown = compared(session, imported).changes

        take_over(session, owner, imported, NEWER)
        mine = (imported.development_status, imported.licence)
        imported.agency_id = None  # now it is brought by the operator
        again = import_file(session, SYSTEM, NEWER)

        assert shown == {"development_status": "obsolete"}
        assert mine == ("obsolete", "MIT")
        assert not any(each.code == "repeated-repository" for each in again.findings)
        assert (imported.development_status, imported.licence) == mine

    def test_gives_an_entry_that_was_typed_in_its_file_and_its_origins(
        self, session, owner, typed
    ):
        assert take_over(session, owner, typed, WHOLE.encode())
        session.flush()

        told = origins_of(session, entry_of(session, typed), upkeep_of(session, typed))
        assert (typed.name, typed.licence, typed.life) == ("Turnero", "EUPL-1.2", Life.DRAFT)
        assert typed.platforms == ["ios", "web", "android"]
        assert told["name"].kind is SourceKind.PUBLICCODE

    def test_of_the_same_file_changes_nothing(self, session, owner, imported):
        assert not take_over(session, owner, imported, WHOLE.encode())

    def test_has_what_is_published_looked_at_again(self, session, owner, imported):
        publish(session, owner, imported)
        imported.is_reviewed = True
        session.flush()

        take_over(session, owner, imported, NEWER)

        assert (imported.life, imported.is_reviewed) == (Life.PUBLISHED, False)


class TestRefusals:
    def test_of_an_entry_of_another_agency(self, session, cast, imported):
        with pytest.raises(RepositoryTakenError):
            take_over(session, cast.outsider.actor, imported, NEWER)
        with pytest.raises(NotAllowedError):
            take_over(session, cast.member.actor, imported, NEWER)
        assert imported.development_status == "stable"

    def test_of_a_file_whose_repository_has_another_entry(self, session, owner, imported):
        other = enter_software(session, owner, SoftwareDraft(name="Otro", life="draft"))
        session.flush()

        with pytest.raises(RepositoryTakenError):
            take_over(session, owner, other, NEWER)

    def test_of_a_file_that_says_too_little(self, session, owner, imported):
        with pytest.raises(UnusableFileError):
            take_over(session, owner, imported, b"name: Turnero\n")

    def test_of_what_was_withdrawn(self, session, owner, imported):
        publish(session, owner, imported)
        withdraw(session, owner, imported, "Ya no se usa.")

        with pytest.raises(EntryWithdrawnError):
            take_over(session, owner, imported, NEWER)


class TestComparing:
    def test_tells_field_by_field_what_would_change(self, session, imported):
        text = NEWER.decode().replace('softwareVersion: "1.10"', 'softwareVersion: "2.0"')
        text = text.replace("- Reserva por la web", "- Reserva por teléfono")

        told = fields(compared(session, imported, text.encode()).to_change())

        assert told == {
            "development_status": ("stable", "obsolete"),
            "texts.es.features": (
                ["Reserva por la web", "Llamador en pantalla"],
                ["Llamador en pantalla", "Reserva por teléfono"],
            ),
            "releases.2.0": (None, "2.0"),
            "releases.2.0.released_on": (None, "2025-03-09"),
        }

    def test_tells_what_stays_as_people_said_it(self, session, owner, imported):
        edit_software(session, owner, imported, SoftwareEdit(licence="MIT", aliases=["T"]))
        session.flush()

        told = compared(session, imported)

        assert fields(told.to_keep()) == {"licence": ("MIT", "EUPL-1.2")}
        assert "licence" not in fields(told.to_change())

    def test_says_nothing_of_an_addition_that_the_file_is_silent_of(
        self, session, owner, imported
    ):
        edit = SoftwareEdit(platforms=["web", "android", "ios"], started_on="2008")
        edit_software(session, owner, imported, edit)
        session.flush()

        assert compared(session, imported, WHOLE.encode()).to_keep() == []
        assert compared(session, imported, WHOLE.encode()).to_change() == []
