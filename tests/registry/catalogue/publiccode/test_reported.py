"""The errors that the Italian validator reported on real files, found again."""

import pytest

from registry.catalogue.publiccode.findings import Severity
from registry.catalogue.publiccode.validation import validate
from tests.registry.catalogue.publiccode.reported import line_of, reported_errors

# Its file is known only as a catalogue wrote it anew, and the faulty key is not in that any more.
LOST = {("it-winnet-0c00a98c", "dependsOn.open[0].optional")}


@pytest.fixture(scope="module")
def reported(shared_data):
    return list(reported_errors(shared_data))


@pytest.fixture(scope="module")
def found(reported):
    """The lines of our errors, by file and key."""
    lines = {}
    for file in {error.file for error in reported}:
        for finding in validate(file.read_bytes(), file.parent).findings:
            if finding.severity is Severity.ERROR:
                lines.setdefault((file.stem, finding.key), []).append(finding.line)
    return lines


def test_each_is_found_at_its_key_unless_it_takes_the_network(reported, found):
    missed = {
        (error.file.stem, error.key)
        for error in reported
        if not error.is_of_the_network and (error.file.stem, error.key) not in found
    }

    assert sum(not error.is_of_the_network for error in reported) > 50
    assert missed == LOST


def test_each_is_found_on_the_line_where_its_key_stands(reported, found):
    """The files were written anew since, so the line is that of the file at hand, told by PyYAML."""
    compared = [
        (error.key, lines, line_of(error.file.read_text(encoding="utf-8"), error.key))
        for error in reported
        if (lines := found.get((error.file.stem, error.key)))
    ]

    assert len(compared) > 50
    assert [row for row in compared if row[2] not in row[1]] == []


def test_errors_in_one_list_are_as_far_apart_as_they_were(reported, found):
    """This holds our lines to the messages' own: writing a list anew keeps an item a line."""
    rows = [
        (error.line, found[error.file.stem, error.key][0])
        for error in reported
        if error.key.startswith("localisation.availableLanguages[")
    ]

    assert len(rows) > 40
    assert len({ours - theirs for theirs, ours in rows}) == 1
