"""JSON as the API has it, and code.json, asked by a schema of its own."""

import json

import jsonschema
import pytest

from tests.web.open_data.code_json import SCHEMA


def test_the_file_holds_the_entries_as_the_api_shows_them(catalogue, fetch, api):
    file = json.loads(fetch("catalogue.json").content)

    assert file["items"] == api.get("/software").json()["items"]
    assert len(file["items"]) == 3
    assert (file["licence"], file["as_of"]) == ("CC-BY-4.0", "2026-03-02T12:00:00Z")


def test_the_file_has_an_entry_on_a_line(catalogue, fetch):
    lines = fetch("catalogue.json").text.splitlines()[1:-1]

    assert [json.loads(line.rstrip(","))["slug"] for line in lines] == [
        "agenda-electronica-mas",
        "agenda-nueva",
        "poco-se-sabe",
    ]


def test_code_json_keeps_to_its_schema(catalogue, fetch):
    file = json.loads(fetch("catalogue.code.json").content)

    jsonschema.validate(file, SCHEMA, cls=jsonschema.Draft202012Validator)
    whole, follower, little = file["releases"]
    assert whole["permissions"]["usageType"] == "openSource"
    assert whole["laborHours"] == 32 * 160
    assert (whole["status"], whole["version"]) == ("Production", "4.0")
    assert follower["permissions"]["licenses"] == [{"name": "MIT OR Apache-2.0"}]
    assert follower["reusedCode"][0]["name"] == whole["name"]
    assert (little["repositoryURL"], little["laborHours"]) == ("", -1)
    assert little["permissions"] == {
        "licenses": None,
        "usageType": "governmentWideReuse",
        "exemptionText": None,
    }
    assert "CC-BY-4.0" in little["disclaimerText"]


def test_a_licence_that_is_not_open_is_not_called_open_source(agesic, enter, fetch):
    enter("Sin derivadas", agesic, licence="CC-BY-NC-ND-4.0")

    (release,) = json.loads(fetch("catalogue.code.json").content)["releases"]
    kept = release["permissions"]

    assert kept["usageType"] == "governmentWideReuse"
    assert kept["licenses"][0]["name"] == "CC-BY-NC-ND-4.0"


def test_the_schema_takes_the_real_files_of_its_version(shared_data):
    """Most of them: what it refuses of the others they do get wrong."""
    judge = jsonschema.Draft202012Validator(SCHEMA)
    faults = {}
    for path in sorted((shared_data / "codejson").glob("*.json")):
        file = json.loads(path.read_text(encoding="utf-8-sig") or "null")
        if isinstance(file, dict) and file.get("version") == "2.0.0":
            faults[path.stem] = sum(1 for _ in judge.iter_errors(file))

    assert len(faults) > 20
    assert sum(count == 0 for count in faults.values()) >= 3


@pytest.mark.parametrize("name", ["catalogue.json", "catalogue.code.json"])
def test_without_an_entry_a_file_is_whole(fetch, name):
    file = json.loads(fetch(name).content)

    assert file.get("items", file.get("releases")) == []
