"""What a code.json says, and what is said of it."""

import json

import pytest

from registry.catalogue.bulk.code_json import read_code_json

WHOLE = {
    "name": "Turnero",
    "description": "Gives turns at a counter.",
    "repositoryURL": "https://github.com/plaza/turnero.git",
    "homepageURL": "https://turnero.example/",
    "status": "Production",
    "tags": ["appointment scheduling", "turns"],
    "version": "1.2",
    "permissions": {
        "usageType": "openSource",
        "licenses": [{"name": "EUPL-1.2", "URL": "https://example.org/licence"}],
    },
    "laborHours": 0,
    "contact": {"email": "someone@plaza.example", "name": "Someone"},
}


def read(*releases: dict, **document: object):
    whole = {"version": "2.0.0", "agency": "PLAZA", "releases": list(releases), **document}
    return read_code_json(json.dumps(whole).encode())


def row_of(**changes: object):
    (row,) = read({**WHOLE, **changes}).rows
    return row


def codes(row) -> list[str]:
    return [finding.code for finding in row.findings]


def test_a_release_is_told_in_our_words_and_without_anybodys_name():
    bulk = read(WHOLE)
    (row,) = bulk.rows

    assert (bulk.source, bulk.total, bulk.findings, row.findings) == ("PLAZA", 1, (), ())
    assert row.publisher == "PLAZA"
    assert row.values == {
        "name": "Turnero",
        "repository_url": "https://github.com/plaza/turnero.git",
        "landing_url": "https://turnero.example/",
        "development_status": "stable",
        "categories": ["appointment-scheduling"],
        "texts": {"en": {"short_description": "Gives turns at a counter."}},
        "releases": [{"version": "1.2"}],
        "licence": "EUPL-1.2",
        "licence_as_found": None,
    }


def test_a_project_of_1_0_is_read_likewise():
    project = {
        "name": "Turnero",
        "description": "Turns.",
        "license": "https://github.com/plaza/turnero/blob/master/COPYING",
        "repository": "https://github.com/plaza/turnero",
        "homepage": "https://turnero.example/",
        "openSourceProject": 1,
    }

    bulk = read_code_json(
        json.dumps({"version": "1.0.1", "agency": "PLAZA", "projects": [project]}).encode()
    )

    (row,) = bulk.rows
    assert row.values["repository_url"] == "https://github.com/plaza/turnero"
    assert row.values["landing_url"] == "https://turnero.example/"
    assert row.values["licence"] is None
    assert row.values["licence_as_found"].endswith("COPYING")
    assert codes(row) == ["free-text-licence"]
    assert row.findings[0].key == "projects[0].license"


class TestFiles:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "empty-list"),
            (b"\xef\xbb\xbf \n", "empty-list"),
            (b"{}", "not-code-json"),
            (b"[]", "not-code-json"),
            (b'{"releases": null}', "not-code-json"),
            (b'{"releases": {}}', "not-code-json"),
            (b'"text"', "not-code-json"),
            (b'{"releases": [}', "broken-json"),
            (b"[" * 200_000, "broken-json"),
            (b'{"releases": [], "x": ' + b"9" * 10_000 + b"}", "broken-json"),
            (b"\x89PNG\r\n\x1a\n\x00\xff", "not-a-list"),
        ],
    )
    def test_that_are_none_are_refused_with_one_finding(self, data, code):
        bulk = read_code_json(data)

        assert [each.code for each in bulk.findings] == [code]
        assert list(bulk.rows) == []

    def test_say_where_they_are_broken(self):
        (finding,) = read_code_json(b'{"agency": "PLAZA",\n  "releases": [}').findings

        assert (finding.line, finding.column) == (2, 16)

    def test_may_list_nothing(self):
        bulk = read()

        assert (list(bulk.rows), bulk.findings) == ([], ())

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
    def test_are_read_in_other_encodings(self, encoding):
        document = {"version": "2.0.0", "agency": "PLAZA", "releases": [{"name": "Trámite"}]}

        bulk = read_code_json(json.dumps(document, ensure_ascii=False).encode(encoding))

        (row,) = bulk.rows
        assert row.values["name"] == "Trámite"
        assert bool(bulk.findings) == (encoding == "cp1252")

    def test_of_a_version_that_nobody_knows_say_so(self):
        assert [each.code for each in read(version="3.1").findings] == ["other-code-json"]

    @pytest.mark.parametrize("release", [None, 7, "Turnero", []])
    def test_may_hold_what_is_no_release(self, release):
        (row,) = read(release).rows

        assert (row.values, codes(row)) == ({}, ["wrong-kind"])


class TestPublisher:
    @pytest.mark.parametrize(
        ("agency", "release", "publisher"),
        [
            ("PLAZA", {"agency": "OTHER"}, "PLAZA"),
            ("", {"agency": "OTHER", "organization": "Unit"}, "OTHER"),
            (None, {"organization": "Unit"}, "Unit"),
            ("null", {}, None),
        ],
    )
    def test_is_the_files_agency_or_the_releases(self, agency, release, publisher):
        (row,) = read({**WHOLE, **release}, agency=agency).rows

        assert row.publisher == publisher


class TestRepository:
    @pytest.mark.parametrize("text", ["", " ", "null", "N/A", None, "none", "\u200bn/a"])
    def test_that_is_not_said_is_none(self, text):
        row = row_of(repositoryURL=text)

        assert (row.values["repository_url"], codes(row)) == (None, [])

    @pytest.mark.parametrize(
        "text", ["git://github.com/plaza/turnero.git", "git@github.com:plaza/turnero.git"]
    )
    def test_for_programs_is_told_as_people_open_it(self, text):
        row = row_of(repositoryURL=text)

        assert row.values["repository_url"] == "https://github.com/plaza/turnero"
        assert codes(row) == ["mended-address"]

    @pytest.mark.parametrize(
        "text", ["Private repository", "https://github.com/plaza", "https://plaza.example/"]
    )
    def test_that_is_none_is_left_out_and_said(self, text):
        row = row_of(repositoryURL=text)

        assert row.values["repository_url"] is None
        assert codes(row) == ["not-a-repository"]


class TestLicence:
    @pytest.mark.parametrize(
        ("licences", "licence"),
        [
            ([{"name": "MIT"}], "MIT"),
            (
                [
                    {
                        "name": "Apache License 2.0",
                        "URL": "https://api.github.com/licenses/apache-2.0",
                    }
                ],
                "Apache-2.0",
            ),
            (
                [
                    {
                        "name": "Creative Commons Zero (CC0)",
                        "URL": "https://creativecommons.org/publicdomain/zero/1.0/",
                    }
                ],
                "CC0-1.0",
            ),
            ([{"name": None, "URL": "www.apache.org/licenses/LICENSE-2.0.html"}], "Apache-2.0"),
            (
                [{"name": "NASA v3", "URL": "https://opensource.org/licenses/NASA-1.3"}],
                "NASA-1.3",
            ),
        ],
    )
    def test_is_known_by_its_identifier_or_its_own_page(self, licences, licence):
        row = row_of(permissions={"licenses": licences})

        assert (row.values["licence"], row.values["licence_as_found"]) == (licence, None)
        assert codes(row) == []

    @pytest.mark.parametrize(
        ("licences", "found"),
        [
            (
                [{"name": "Pending Release", "URL": "https://plaza.example/faq"}],
                "Pending Release",
            ),
            ([{"name": "Open Source"}], "Open Source"),
            (
                [{"name": None, "URL": "https://github.com/p/t/blob/main/LICENSE"}],
                "https://gith",
            ),
            ([{"name": "MIT", "URL": "https://opensource.org/licenses/EUPL-1.2"}], "MIT"),
            (
                [{"name": "GNU GPL", "URL": "https://api.github.com/licenses/gpl-2.0"}],
                "GNU GPL",
            ),
            ([{"name": "MIT"}, {"name": "EUPL-1.2"}], "MIT; EUPL-1.2"),
            ([{"name": "MIT"}, {"name": "Kendo UI"}], "MIT; Kendo UI"),
        ],
    )
    def test_that_is_not_clear_is_unknown_and_kept_as_it_stands(self, licences, found):
        row = row_of(permissions={"licenses": licences})

        assert row.values["licence"] is None
        assert row.values["licence_as_found"].startswith(found)
        assert codes(row)[0] in {"free-text-licence", "several-licences"}

    @pytest.mark.parametrize(
        "permissions",
        [
            None,
            {},
            {"licenses": None},
            {"licenses": []},
            {"licenses": [{"name": "null"}]},
            "MIT",
        ],
    )
    def test_that_nobody_states_is_not_spoken_of(self, permissions):
        row = row_of(permissions=permissions)

        assert "licence" not in row.values
        assert codes(row) == []


class TestHours:
    @pytest.mark.parametrize("hours", [0, 0.0, None])
    def test_that_are_not_known_are_not_spoken_of(self, hours):
        assert codes(row_of(laborHours=hours)) == []

    @pytest.mark.parametrize(
        ("hours", "code"),
        [(300, "labour-hours"), (-1, "bad-hours"), ("many", "bad-hours"), ([], "bad-hours")],
    )
    def test_are_not_taken_over_and_that_is_said(self, hours, code):
        row = row_of(laborHours=hours)

        assert codes(row) == [code]
        assert "baseline" not in row.values


class TestTexts:
    def test_a_long_description_is_kept_whole_beside_its_first_sentence(self):
        long = "It gives turns at a counter. " + "And it does much more. " * 20

        text = row_of(description=long).values["texts"]["en"]

        assert text["short_description"] == "It gives turns at a counter."
        assert text["long_description"] == long.strip()

    def test_a_long_first_sentence_makes_no_short_description(self):
        text = row_of(description="word " * 60).values["texts"]["en"]

        assert text["short_description"] is None

    def test_a_text_read_in_the_wrong_encoding_is_mended_where_that_is_sure(self):
        row = row_of(description="A userâ€™s trÃ¡mite")

        assert row.values["texts"]["en"]["short_description"] == "A user\u2019s trámite"
        assert codes(row) == ["mended-text"]

    @pytest.mark.parametrize("text", ["Trámite", "“quoted”", "ã sentence"])
    def test_a_text_that_is_right_stays(self, text):
        row = row_of(description=text)

        assert row.values["texts"]["en"]["short_description"] == text
        assert codes(row) == []

    def test_a_text_that_lost_its_signs_is_told(self):
        assert codes(row_of(name="Tr\ufffdmite")) == ["lost-signs"]

    def test_tags_as_one_text_are_read_and_said(self):
        row = row_of(tags="crm, e-commerce")

        assert row.values["categories"] == ["crm", "e-commerce"]
        assert codes(row) == ["wrong-kind"]

    def test_a_status_that_is_none_is_passed_over(self):
        row = row_of(status="Almost")

        assert row.values["development_status"] is None
        assert codes(row) == ["unknown-value"]
