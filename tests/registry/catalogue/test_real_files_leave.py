"""Real files come in and leave again: each that is valid leaves valid, and says what it said."""

import pytest
import yaml

from registry.actors.rules import SYSTEM
from registry.catalogue.importing import import_file
from registry.catalogue.publiccode.validation import validate
from registry.catalogue.publiccode_file import publiccode_yml
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software


def said_by(file):
    """Read a file by libyaml, which takes a tab at the end of a line as the reference parser does."""
    return yaml.load(file, Loader=yaml.CSafeLoader)


@pytest.fixture(scope="module")
def real_files(shared_data):
    """The real files by their names."""
    return {
        path.name: path.read_bytes()
        for path in sorted((shared_data / "publiccode" / "real").glob("*.yml"))
    }


@pytest.fixture
def work(house):
    with house.sessions.writing() as session:
        yield session


def test_every_real_file_that_is_valid_leaves_valid_and_equal(work, real_files):
    valid = {name: data for name, data in real_files.items() if validate(data).is_valid()}
    wrong = {}
    for name, data in valid.items():
        software = import_file(work, SYSTEM, data).software
        work.flush()
        left = publiccode_yml(work, SYSTEM, software).encode()
        if not validate(left).is_valid() or said_by(left) != said_by(data):
            wrong[name] = left

    assert len(valid) > 30
    assert wrong == {}


def test_one_that_people_changed_leaves_valid_and_differs_there_alone(work, real_files):
    wrong = {}
    for name, data in real_files.items():
        if not validate(data).is_valid():
            continue
        software = import_file(work, SYSTEM, data).software
        work.flush()
        edit_software(work, SYSTEM, software, SoftwareEdit(landing_url="https://new.example/"))
        left = publiccode_yml(work, SYSTEM, software).encode()
        said, before = said_by(left), said_by(data)
        if not validate(left).is_valid() or said != {
            **before,
            "landingURL": said["landingURL"],
        }:
            wrong[name] = {key for key in said if said[key] != before.get(key)}

    assert wrong == {}
