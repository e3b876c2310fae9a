"""What a publiccode.yml leaves in the catalogue."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from registry.actors.rules import STRANGER, SYSTEM
from registry.catalogue.importing import ImportOutcome, ImportRun, import_file
from registry.catalogue.parts import BaseSoftware, Lineage, PubliccodeFile, Release
from registry.catalogue.publiccode.kept import finding_of
from registry.errors import NotAllowedError
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
