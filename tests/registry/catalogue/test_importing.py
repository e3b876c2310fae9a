"""What a publiccode.yml leaves in the catalogue."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from registry.actors.rules import STRANGER, SYSTEM
from registry.catalogue.entry import entry_of
from registry.catalogue.importing import ImportOutcome, ImportRun, import_file
from registry.catalogue.parts import BaseSoftware, Lineage, PubliccodeFile, Release
from registry.catalogue.publiccode.kept import finding_of
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.errors import NotAllowedError
from registry.publishers.service import publisher_for_file
from tests.registry.catalogue.publiccode.files import WHOLE, changed

LATER = "https://git.example.org/plaza/filas"


def of(repository: str, **lines: str) -> bytes:
    """Return a file about another repository that is based on nothing."""
    text = WHOLE.replace("https://git.example.org/Plaza/turnero.git", repository)
    return text.replace("isBasedOn: https://git.example.org/plaza/filas\n", "").encode()


def test_a_stranger_takes_nothing_in(session):
    with pytest.raises(NotAllowedError):
        import_file(session, STRANGER, WHOLE.encode())


def test_keeps_what_the_catalogue_has_a_place_for(session):
    software = import_file(session, SYSTEM, WHOLE.encode()).software
    session.flush()

    assert software.licence == "EUPL-1.2"
    assert set(software.categories) == {"appointment-scheduling", "online-booking"}
    release = session.scalars(select(Release)).one()
    assert (release.version_name, release.released_on) == ("1.10", "2025-03-09")
    names = session.scalars(select(BaseSoftware.name).order_by(BaseSoftware.name)).all()
    assert names == ["Oracle", "PostgreSQL"]


def test_names_what_it_is_based_on_and_ties_it_when_that_one_comes(session):
    first = import_file(session, SYSTEM, WHOLE.encode()).software
    session.flush()
    waiting = session.scalars(select(Lineage)).one()
    before = waiting.other_id

    other = import_file(session, SYSTEM, of(LATER)).software
    session.flush()

    assert before is None
    assert waiting.software_id == first.id
    assert waiting.other_id == other.id


def test_of_two_files_that_are_based_on_each_other_the_first_to_come_is_tied(session):
    first = import_file(session, SYSTEM, WHOLE.encode()).software
    session.flush()
    own = "https://git.example.org/Plaza/turnero.git"
    back = WHOLE.replace(LATER, "LATER").replace(own, LATER).replace("LATER", own)

    other = import_file(session, SYSTEM, back.encode()).software
    session.flush()

    ties = {tie.software_id: tie for tie in session.scalars(select(Lineage))}
    assert len(ties) == 2
    assert ties[first.id].other_id is None or ties[other.id].other_id is None
    assert {ties[first.id].other_id, ties[other.id].other_id} - {None}


def test_unties_what_the_file_names_no_longer(session):
    import_file(session, SYSTEM, WHOLE.encode())
    session.flush()

    import_file(session, SYSTEM, of("https://git.example.org/Plaza/turnero.git"))
    session.flush()

    assert session.scalars(select(Lineage).options(joinedload(Lineage.software))).all() == []


def test_a_value_that_is_too_long_is_left_out_and_the_text_is_kept_whole(session):
    data = changed("  - web\n", f"  - {'w' * 300}\n")

    imported = import_file(session, SYSTEM, data)
    session.flush()

    assert imported.outcome is ImportOutcome.WITH_REMARKS
    assert "not-kept" in {finding.code for finding in imported.findings}
    assert imported.software.platforms == ["android"]
    assert session.scalars(select(PubliccodeFile.raw_text)).one() == data.decode()


def test_says_the_same_of_a_file_it_has_read_before(session):
    data = changed("  - web\n", f"  - {'w' * 300}\n")
    first = import_file(session, SYSTEM, data)
    session.flush()

    again = import_file(session, SYSTEM, data)

    assert (first.changed, again.changed) == (True, False)
    assert again.findings == first.findings
    assert again.software is first.software


def test_keeps_its_findings_so_that_each_reader_reads_their_own_language(session):
    imported = import_file(session, SYSTEM, changed("2025-03-09", "9/3/2025"))
    session.flush()
    session.expire_all()

    kept = session.scalars(select(PubliccodeFile.findings)).one()

    assert tuple(finding_of(each) for each in kept) == imported.findings
    assert [each["code"] for each in kept] == ["not-a-day"]
    assert "message" not in kept[0]


def test_addresses_of_one_repository_are_one_entry(session):
    first = import_file(session, SYSTEM, WHOLE.encode())
    session.flush()
    data = changed(
        "https://git.example.org/Plaza/turnero.git", "HTTPS://GIT.example.org/Plaza/turnero/"
    )

    again = import_file(session, SYSTEM, data)

    assert again.software is first.software


def test_of_two_files_for_one_repository_in_a_run_the_first_stands(session):
    run = ImportRun()
    import_file(session, SYSTEM, WHOLE.encode(), run=run)
    session.flush()

    second = import_file(session, SYSTEM, changed("name: Turnero", "name: Otro"), run=run)

    assert second.outcome is ImportOutcome.REFUSED
    assert second.findings[-1].code == "repeated-repository"


def known_by_people(session):
    """Return an entry of a file, to which people have added and changed a few facts."""
    software = import_file(session, SYSTEM, WHOLE.encode()).software
    session.flush()
    by_people = SoftwareEdit.model_validate(
        {
            "holder_name": "Otra Plaza de Ejemplo",
            "texts": {
                "es": {"short_description": "Reserva de turnos.", "features": ["Llamador"]},
                "pt": {"short_description": "Reserva de senhas."},
            },
            "declared_users": ["Ayuntamiento de Ejemplo", "Otro Ayuntamiento de Ejemplo"],
            "platforms": ["web"],
        }
    )
    edit_software(session, SYSTEM, software, by_people)
    session.flush()
    return software


def test_a_later_file_changes_what_its_source_owns_and_keeps_what_people_changed(session):
    software = known_by_people(session)
    later = (
        WHOLE.replace("1.10", "1.11")
        .replace("license: EUPL-1.2", "license: MIT")
        .replace("  - android", "  - android\n  - linux")
        .replace("  - Ayuntamiento de Ejemplo\n", "  - Intendencia de Ejemplo\n")
        .replace("El turnero\n", "El nuevo turnero\n", 1)
    )

    import_file(session, SYSTEM, later.encode())
    session.flush()

    entry = entry_of(session, software)
    texts = {text.language: text for text in entry.texts}
    assert software.licence == "MIT"
    assert software.holder_name == "Otra Plaza de Ejemplo"
    assert software.platforms == ["web", "linux"]
    assert [row.version_name for row in entry.releases] == ["1.11", "1.10"]
    assert {row.name for row in entry.declared_users} == {
        "Intendencia de Ejemplo",
        "Otro Ayuntamiento de Ejemplo",
    }
    assert texts["pt"].short_description == "Reserva de senhas."
    assert texts["es"].short_description == "Reserva de turnos."
    assert texts["es"].features == ["Llamador"]
    assert texts["es"].localised_name == "El nuevo turnero"


def test_what_the_source_says_no_longer_goes_unless_people_made_it_theirs(session):
    software = known_by_people(session)
    fewer = WHOLE.replace("landingURL: https://turnero.example.org\n", "").replace(
        "  mainCopyrightOwner: Plaza de Ejemplo\n", ""
    )

    import_file(session, SYSTEM, fewer.encode())
    session.flush()

    assert software.landing_url is None
    assert software.holder_name == "Otra Plaza de Ejemplo"


def test_a_first_file_adds_to_an_entry_that_people_wrote(session):
    url = "https://git.example.org/Plaza/turnero.git"
    publisher = publisher_for_file(session, SYSTEM, "Plaza de Ejemplo", None)
    session.flush()
    draft = SoftwareDraft.model_validate(
        {
            "name": "Turnero",
            "publisher": publisher.slug,
            "repository_url": url,
            "licence": "MIT",
            "texts": {"pt": {"short_description": "Reserva de senhas."}},
            "releases": [{"version": "1.9"}],
        }
    )
    written = enter_software(session, SYSTEM, draft)
    session.flush()

    import_file(session, SYSTEM, WHOLE.replace("  license: EUPL-1.2\n", "").encode())
    session.flush()

    entry = entry_of(session, written)
    assert written.licence == "MIT"
    assert {text.language for text in entry.texts} == {"es", "pt"}
    assert [row.version_name for row in entry.releases] == ["1.10", "1.9"]
