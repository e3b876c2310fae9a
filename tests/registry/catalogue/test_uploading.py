"""A file that a person hands in becomes a draft of their own agency."""

import pytest

from registry.actors.rules import STRANGER, SYSTEM
from registry.catalogue.entry import publiccode_file_of, upkeep_of
from registry.catalogue.importing import ImportOutcome, import_file, take_in_draft
from registry.catalogue.publiccode.kept import finding_of
from registry.catalogue.vocabulary import Life
from registry.errors import NotAllowedError
from tests.registry.catalogue.publiccode.files import WHOLE, changed, without


@pytest.fixture
def actor(cast):
    return cast.publisher.actor


@pytest.fixture
def work(house):
    with house.sessions.writing() as session:
        yield session


def test_it_is_a_draft_of_the_persons_agency_with_its_text_and_findings(work, actor, cast):
    data = changed("developmentStatus: stable", "developmentStatus: estable")

    taken = take_in_draft(work, actor, data)
    work.flush()

    software = taken.software
    assert (taken.outcome, software.life) == (ImportOutcome.WITH_REMARKS, Life.DRAFT)
    assert software.agency_id == software.publisher.agency_id == cast.agency.id
    file = publiccode_file_of(work, software)
    assert file.raw_text == data.decode()
    assert {finding_of(each).key for each in file.findings} >= {"developmentStatus"}


def test_what_it_says_of_upkeep_is_kept(work, actor):
    software = take_in_draft(work, actor, WHOLE.encode()).software
    work.flush()

    contractor = upkeep_of(work, software).contractors[0]
    assert (contractor.name, str(contractor.ends_on)) == ("Taller de Ejemplo", "2027-12-31")
    assert software.is_localisation_ready is True


def test_a_repository_that_is_registered_leads_to_its_entry(work, actor):
    known = import_file(work, SYSTEM, WHOLE.encode()).software
    work.flush()

    taken = take_in_draft(work, actor, WHOLE.encode())

    assert (taken.outcome, taken.software, taken.changed) == (
        ImportOutcome.REFUSED,
        known,
        False,
    )
    assert taken.findings[-1].code == "registered-repository"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "not-text"),
        (b"a" * (20 * 2**20), "too-large"),
        (without("url"), "no-repository"),
    ],
    ids=["empty", "picture", "20 MB", "no address"],
)
def test_of_what_no_entry_can_be_made_nothing_is_kept_and_why_is_said(work, actor, data, code):
    taken = take_in_draft(work, actor, data)

    assert (taken.outcome, taken.software) == (ImportOutcome.REFUSED, None)
    assert code in {finding.code for finding in taken.findings}


def test_who_publishes_for_no_agency_hands_nothing_in(work, cast):
    for someone in (STRANGER, cast.member.actor):
        with pytest.raises(NotAllowedError):
            take_in_draft(work, someone, WHOLE.encode())
