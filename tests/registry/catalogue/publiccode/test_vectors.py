"""The accept and reject files of the standard's reference parser: our verdicts beside its own."""

import re

import pytest

from registry.catalogue.publiccode.findings import Severity
from registry.catalogue.publiccode.validation import validate

NO_REGISTER = "only Italy's register of public bodies tells that there is no such body"
NO_FILE = "the file it refers to is there in the parser's repository, and not here"
DISAGREEMENTS = {
    "v0__invalid__fundedBy_uri_wrong_italian_pa2": NO_REGISTER,
    "v0__invalid__organisation_uri_wrong_italian_pa2": NO_REGISTER,
    "v0__valid_with_warnings__no-network__authorsFile": NO_FILE,
}
# Of these the parser refuses the version; what else their names say is no rule of any version it takes.
AS_VERSION_0 = re.compile(rb"^publiccodeYmlVersion:.*$", re.MULTILINE)
RIGHT_IN_V0 = re.compile(r"v1__invalid_valid(_with_warnings)?_in_v0__|v1__valid__")
FIRST_LEVEL = re.compile(
    r"(publiccodeYmlVersion|name|applicationSuite|url|landingURL|isBasedOn|softwareVersion|releaseDate"
    r"|logo|monochromeLogo|inputTypes|outputTypes|platforms|categories|usedBy|fundedBy|roadmap"
    r"|developmentStatus|softwareType|supports|organisation|intendedAudience|description|legal"
    r"|maintenance|localisation|dependsOn|it)(?=_)"
)


@pytest.fixture(scope="module")
def validations(shared_data):
    folder = shared_data / "publiccode" / "testvectors"
    return {
        path.stem: validate(path.read_bytes(), folder) for path in sorted(folder.glob("*.yml"))
    }


def is_accepted(name: str) -> bool:
    """Whether the parser takes a file: it refuses every one of version 1."""
    version, verdict = name.split("__")[:2]
    return version == "v0" and verdict.startswith("valid")


def named_key(name: str) -> str | None:
    """The key that a file's name begins with, as far as it is one of the standard's first level."""
    found = FIRST_LEVEL.match(name.rsplit("__", 1)[-1])
    return found[1] if found and not RIGHT_IN_V0.match(name) else None


def test_we_accept_what_it_accepts_and_refuse_what_it_refuses(validations):
    differing = {
        name
        for name, validation in validations.items()
        if validation.is_valid() != is_accepted(name)
    }

    assert len(validations) == 150
    assert differing == set(DISAGREEMENTS)
    assert 1 - len(differing) / len(validations) >= 0.95


def test_it_warns_where_we_warn_of_what_is_valid(validations):
    warned = {
        name: validation.counts[Severity.WARNING] > 0
        for name, validation in validations.items()
        if is_accepted(name)
    }

    assert len(warned) > 10
    assert [
        name for name, is_warned in warned.items() if is_warned != ("warnings" in name)
    ] == []


def test_a_finding_names_the_key_that_a_refused_file_s_name_names(validations):
    unnamed = []
    counted = 0
    for name, validation in validations.items():
        key = named_key(name)
        if key is None or is_accepted(name) or DISAGREEMENTS.get(name) is NO_REGISTER:
            continue
        counted += 1
        said = name.rsplit("__", 1)[-1].lower().replace("-", "_")
        keys = [
            re.sub(r"\[\d+\]", "", finding.key).replace(".", "_").replace("-", "_").lower()
            for finding in validation.findings
            if finding.severity is Severity.ERROR and finding.key
        ]
        if not any(
            said.startswith(each) or each.startswith(f"{key}_".lower()) for each in keys
        ):
            unnamed.append(name)

    assert counted > 90
    assert unnamed == ["v1__invalid__fundedBy_uri_wrong_italian_pa2"]  # NO_REGISTER too


def test_what_is_said_to_be_right_in_version_0_is_when_it_is_read_as_that(shared_data):
    """Files of version 1 that the parser names as valid in version 0, with that version in them."""
    folder = shared_data / "publiccode" / "testvectors"
    files = list(folder.glob("v1__invalid_valid_*in_v0__*.yml"))
    refused = [
        path.stem
        for path in files
        if not validate(
            AS_VERSION_0.sub(b'publiccodeYmlVersion: "0"', path.read_bytes())
        ).is_valid()
    ]

    assert len(files) > 15
    assert refused == []
