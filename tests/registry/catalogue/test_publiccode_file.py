"""The publiccode.yml that an entry leaves as: valid where enough is known, and changed where people changed it."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.importing import import_file, take_in_draft
from registry.catalogue.publiccode.findings import Severity
from registry.catalogue.publiccode_file import publiccode_yml, written_file
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from tests.registry.catalogue.publiccode.files import WHOLE

LONG = "La agenda deja que la gente reserve hora para ser atendida en una oficina. " * 3
ENOUGH = {
    "name": "Agenda",
    "repository_url": "https://git.example.org/demo/agenda",
    "platforms": ["web"],
    "development_status": "stable",
    "software_type": "standalone/web",
    "texts": {
        "es": {
            "short_description": "Reserva de hora.",
            "long_description": LONG,
            "features": ["Reserva por la web"],
        }
    },
    "licence": "GPL-3.0-or-later",
    "maintenance_type": "internal",
    "contacts": [{"name": "Mesa de ayuda", "email": "mesa@demo-a.example"}],
    "is_localisation_ready": False,
    "available_languages": ["es"],
}
COMMENTED = "# De la Plaza\n" + WHOLE.replace("legal:\n", "# Los derechos\nlegal:\n")


@pytest.fixture
def work(house):
    with house.sessions.writing() as session:
        yield session


def entered(session, actor, **facts):
    draft = SoftwareDraft.model_validate({**ENOUGH, "life": "draft", **facts})
    software = enter_software(session, actor, draft)
    session.flush()
    return software


def errors(written):
    return {
        finding.key
        for finding in written.validation.findings
        if finding.severity is Severity.ERROR
    }


def test_an_entry_whose_mandatory_facts_are_known_leaves_as_a_valid_file(work, cast):
    software = entered(work, cast.publisher.actor)

    written = written_file(work, SYSTEM, software)

    assert errors(written) == set()
    assert "mesa@demo-a.example" in written.text
    assert "localisationReady: false" in written.text


def test_so_does_one_that_is_maintained_by_contract(work, cast):
    contractors = [{"name": "Taller", "ends_on": "2027-12-31"}]
    software = entered(
        work, cast.publisher.actor, maintenance_type="contract", contractors=contractors
    )

    written = written_file(work, SYSTEM, software)

    assert errors(written) == set()
    assert "until: 2027-12-31" in written.text


@pytest.mark.parametrize(
    ("left_out", "key"),
    [
        ("repository_url", "url"),
        ("platforms", "platforms"),
        ("texts", "description"),
        ("licence", "legal"),
        ("contacts", "maintenance.contacts"),
        ("is_localisation_ready", "localisation.localisationReady"),
    ],
)
def test_what_is_missing_is_found_by_the_validator_and_never_invented(
    work, cast, left_out, key
):
    empty = type(ENOUGH[left_out])() if isinstance(ENOUGH[left_out], list | dict) else None
    software = entered(work, cast.publisher.actor, **{left_out: empty})

    assert errors(written_file(work, SYSTEM, software)) == {key}


def test_a_file_that_nobody_changed_leaves_word_for_word(work):
    software = import_file(work, SYSTEM, COMMENTED.encode()).software
    work.flush()

    assert publiccode_yml(work, SYSTEM, software) == COMMENTED


def test_a_file_that_people_changed_differs_there_alone(work, cast):
    actor = cast.publisher.actor
    software = take_in_draft(work, actor, COMMENTED.encode()).software
    edit = SoftwareEdit.model_validate(
        {
            "development_status": "obsolete",
            "licence": "MIT",
            "contacts": [{"name": "Mesa de ayuda"}],
            "landing_url": None,
        }
    )
    edit_software(work, actor, software, edit)
    work.flush()

    text = publiccode_yml(work, SYSTEM, software)

    before, after = COMMENTED.splitlines(), text.splitlines()
    assert [line for line in after if line not in before] == [
        "developmentStatus: obsolete",
        "  license: MIT",
        "  - name: Taller de Ejemplo",
        "    until: '2027-12-31'",
        "    website: https://taller.example.org",
        "  contacts:",
        "  - name: Mesa de ayuda",
    ]
    gone = [line.strip() for line in before if line not in after]
    assert gone[:2] == ["landingURL: https://turnero.example.org", "developmentStatus: stable"]
    assert "# Los derechos" in after
    assert errors(written_file(work, SYSTEM, software)) == set()


def test_a_file_on_one_line_is_changed_all_the_same(work, cast):
    actor = cast.publisher.actor
    data = b"{name: Turnero, url: 'https://git.example.org/plaza/uno', x: 1}"
    software = take_in_draft(work, actor, data).software
    edit_software(work, actor, software, SoftwareEdit(name="Turnos"))
    work.flush()

    text = publiccode_yml(work, SYSTEM, software)

    assert "name: Turnos\n" in text
    assert "x: '1'" in text


def test_what_a_file_from_before_says_of_upkeep_stays(work):
    software = import_file(work, SYSTEM, WHOLE.encode()).software
    software.is_localisation_ready = None
    edit_software(work, SYSTEM, software, SoftwareEdit(contractors=[]))
    work.flush()

    assert publiccode_yml(work, SYSTEM, software) == WHOLE


def test_who_is_named_to_write_to_enters_a_file_that_says_nothing_of_translation(work, cast):
    actor = cast.publisher.actor
    data = b"name: Turnero\nurl: https://git.example.org/plaza/uno\nmaintenance:\n  type: internal\n"
    software = take_in_draft(work, actor, data).software
    edit = SoftwareEdit.model_validate({"contacts": [{"name": "Mesa de ayuda"}]})
    edit_software(work, actor, software, edit)
    work.flush()

    assert "  - name: Mesa de ayuda\n" in publiccode_yml(work, SYSTEM, software)
