"""Where the values of a code.json stand, told with each finding."""

import json

import pytest

from registry.catalogue.bulk.code_json import read_code_json
from registry.catalogue.bulk.json_places import beginning

TEXT = """{
\t"version": "2.0.0",
  "releases": [
    {"name": "Turnero"},
    {
      "name": "Filas",   "status": "Almost",
      "permissions": {"licenses": [{"name": null}, {"URL": "https://plaza.example/x"}]},
      "repoURL": "nowhere", "homepage": "nowhere",
      "laborHours": "many", "tags": "crm"
    },
    7
  ]
}
"""


def placed(text: str) -> dict[str, tuple[int, int]]:
    bulk = read_code_json(text.encode())
    findings = [*bulk.findings, *(each for row in bulk.rows for each in row.findings)]
    return {each.key: (each.line, each.column) for each in findings}


def stands_at(text: str, line: int, column: int) -> str:
    return text.split("\n")[line - 1][column - 1 :]


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_each_finding_points_at_the_value(line_break):
    text = TEXT.replace("\n", line_break)

    found = {key: stands_at(text, *place) for key, place in placed(text).items()}

    assert {key: value.split(",")[0].rstrip("}] \r") for key, value in found.items()} == {
        "releases[1].status": '"Almost"',
        "releases[1].permissions.licenses": '"https://plaza.example/x"',
        "releases[1].repositoryURL": '"nowhere"',
        "releases[1].homepageURL": '"nowhere"',
        "releases[1].laborHours": '"many"',
        "releases[1].tags": '"crm"',
        "releases[2].": "7",
    }


def test_a_file_of_one_line_counts_columns_alone():
    text = json.dumps(json.loads(TEXT), ensure_ascii=False)

    found = placed(text)

    assert {line for line, _ in found.values()} == {1}
    assert text[found["releases[1].status"][1] - 1 :].startswith('"Almost"')


def test_of_a_key_that_stands_twice_the_last_is_meant():
    text = '{"version": "2.0", "releases": [{"status": "A",\n "status": "B"}]}'

    assert placed(text)["releases[0].status"] == (2, 12)


def test_what_is_missing_is_told_where_its_parent_stands():
    text = '{"version": "2.0",\n "releases": [\n  {"name": ""}]}'

    (row,) = read_code_json(text.encode()).rows

    assert row.where("name") == (3, 12)
    assert row.where("repository_url") == (3, 3)
    assert row.where("texts.en.short_description") == (3, 3)


def test_the_catalogues_own_fields_are_found_under_their_names_there():
    text = '{"version": "2.0", "releases": [\n{"version": "1",\n "description": "D",\n "license": "MIT"}]}'

    (row,) = read_code_json(text.encode()).rows

    assert row.where("releases.0.version") == (2, 13)
    assert row.where("texts.en.short_description") == (3, 17)
    assert row.where("licence") == (4, 13)


def test_of_the_whole_file_the_version_and_what_is_no_list_are_pointed_at():
    assert placed('\n{"version": "3",\n "releases": []}') == {"version": (2, 13)}
    assert placed('{"a": 1,\n "releases": {}}') == {"": (2, 14)}
    assert placed('\n {"a": 1}') == {"": (2, 2)}


@pytest.mark.parametrize("text", ["7", '"text"', "[]", " {}", '[ [1 , "]"] , {"a" : "}" } ]'])
def test_whatever_is_json_can_be_walked(text):
    spot = beginning(text)

    assert spot.within("a.b[3]").at == spot.at
    assert [each.at for each in spot.items()] == ([2, 14] if text.startswith("[ [") else [])
