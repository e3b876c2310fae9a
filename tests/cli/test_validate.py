"""`acervo validate`, which needs no database."""

import json
import os
import subprocess
import sys

import pytest

from registry.settings import Settings
from tests.cli.command import Acervo
from tests.environment.server import PROJECT
from tests.registry.catalogue.publiccode.files import WHOLE, changed
from tests.registry.catalogue.publiccode.test_bad_files import BOMB

FAULTY = changed("developmentStatus: stable", "developmentStatus: stabel")
WARNED = changed('"0.7"', '"0.4"')


@pytest.fixture
def acervo(tmp_path):
    """The command where no data folder was ever made, and none may be."""
    nowhere = tmp_path / "nowhere"
    yield Acervo(Settings(data_dir=nowhere, secret_key="s" * 32))
    assert not nowhere.exists()


@pytest.fixture
def write(tmp_path):
    """Write a file in a repository that has what the whole publiccode.yml refers to."""
    folder = tmp_path / "repository"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "logo.svg").write_text("<svg/>")
    (folder / "docs" / "pantalla.png").write_bytes(b"")

    def write(data: bytes, name: str = "publiccode.yml"):
        path = folder / name
        path.write_bytes(data)
        return path

    return write


def rows(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


class TestTheEnd:
    def test_is_0_where_every_file_is_valid(self, acervo, write):
        assert acervo("validate", write(WHOLE.encode())).exit_code == 0

    def test_is_1_where_one_is_not(self, acervo, write):
        done = acervo("validate", write(WHOLE.encode()), write(FAULTY, "other.yml"))

        assert done.exit_code == 1

    def test_is_2_where_one_cannot_be_read(self, acervo, write, tmp_path):
        done = acervo("validate", write(FAULTY), tmp_path / "absent.yml")

        assert done.exit_code == 2
        assert "absent.yml: The file cannot be read" in done.stderr
        assert "stabel" in done.stdout

    def test_counts_warnings_where_it_is_strict(self, acervo, write):
        file = write(WARNED)

        assert acervo("validate", file).exit_code == 0
        assert acervo("validate", file, "--strict").exit_code == 1

    def test_counts_advice_never(self, acervo, write):
        file = write(changed('"1.10"', "1.10"))

        done = acervo("validate", file, "--strict")

        assert "advice: softwareVersion" in done.stdout
        assert done.exit_code == 0

    @pytest.mark.parametrize("arguments", [(), ("--nada", "x.yml")])
    def test_is_2_where_it_is_not_understood(self, acervo, arguments):
        assert acervo("validate", *arguments).exit_code == 2


class TestJson:
    def test_is_one_object_a_line_for_each_file(self, acervo, write, tmp_path):
        good, bad = write(WHOLE.encode()), write(FAULTY, "other.yml")
        absent = tmp_path / "absent.yml"

        first, second, third = rows(acervo("validate", "--json", good, bad, absent))

        assert first == {"file": str(good), "valid": True, "version": "0.7", "findings": []}
        assert second["findings"] == [
            {
                "severity": "error",
                "key": "developmentStatus",
                "line": 25,
                "column": 20,
                "code": "not-in-list",
                "message": "“stabel” is not one of the standard's words for this key; it was passed over.",
                "hint": "Perhaps you mean “stable”.",
            }
        ]
        assert (third["valid"], third["version"]) == (False, None)
        assert third["findings"][0]["code"] == "not-read"

    def test_says_invalid_of_a_warning_where_it_is_strict(self, acervo, write):
        file = write(WARNED)

        assert rows(acervo("validate", "--json", file))[0]["valid"] is True
        assert rows(acervo("validate", "--json", "--strict", file))[0]["valid"] is False

    def test_speaks_the_language_of_the_installation(self, acervo, write):
        done = acervo("validate", "--json", write(FAULTY), ACERVO_DEFAULT_LANGUAGE="es")

        assert rows(done)[0]["findings"][0]["hint"] == "Tal vez quiso decir «stable»."


class TestStandardInput:
    def test_is_read_and_has_no_folder(self, acervo):
        (row,) = rows(acervo("validate", "--json", "-", typed=WHOLE))

        assert (row["file"], row["valid"]) == ("-", True)
        assert {found["code"] for found in row["findings"]} == {"file-not-checked"}

    def test_may_be_given_a_folder(self, acervo, write):
        folder = write(WHOLE.encode()).parent

        done = acervo("validate", "--json", "--base", folder, "-", typed=WHOLE)

        assert rows(done)[0]["findings"] == []

    def test_without_end_is_not_read_to_its_end(self, tmp_path):
        with open("/dev/zero", "rb") as endless:  # noqa: PTH123  a device, not a file
            done = subprocess.run(
                [sys.executable, "-m", "cli.main", "validate", "--json", "-"],
                cwd=PROJECT,
                env={**os.environ, "ACERVO_DATA_DIR": str(tmp_path / "nowhere")},
                stdin=endless,
                capture_output=True,
                check=False,
                timeout=60,
            )

        assert done.returncode == 1
        assert json.loads(done.stdout)["findings"][0]["code"] == "too-large"


class TestFolders:
    def test_a_file_s_own_is_where_what_it_refers_to_is_looked_for(self, acervo, write):
        file = write(WHOLE.encode())
        (file.parent / "docs" / "logo.svg").unlink()

        (row,) = rows(acervo("validate", "--json", file))

        assert [found["code"] for found in row["findings"]] == ["file-missing"]

    def test_another_may_be_named(self, acervo, write, tmp_path):
        folder = write(WHOLE.encode()).parent
        elsewhere = tmp_path / "elsewhere.yml"
        elsewhere.write_bytes(WHOLE.encode())

        assert acervo("validate", elsewhere).exit_code == 1
        assert acervo("validate", "--base", folder, elsewhere).exit_code == 0

    def test_one_that_is_none_is_said(self, acervo, write, tmp_path):
        done = acervo("validate", "--base", tmp_path / "absent", write(WHOLE.encode()))

        assert done.exit_code == 2
        assert "is not a folder" in done.stderr

    def test_one_in_the_place_of_a_file_is_said(self, acervo, tmp_path):
        done = acervo("validate", tmp_path)

        assert (done.exit_code, "This is a folder." in done.stderr) == (2, True)


class TestText:
    def test_quotes_the_line_with_a_mark_under_the_place(self, acervo, write):
        file = write(FAULTY)

        said = "developmentStatus: “stabel” is not one of the standard's words for this key; it was passed over."

        assert acervo("validate", file).stdout.splitlines() == [
            f"{file}:25:20: error: {said} [not-in-list]",
            "   25 | developmentStatus: stabel",
            "      |                    ^",
            "      Perhaps you mean “stable”.",
            f"{file} is not valid (errors: 1, warnings: 0, advice: 0)",
        ]

    def test_is_in_colour_where_that_is_wanted_and_not_in_a_file(self, write):
        file = write(FAULTY)

        def told(**environment: str) -> bytes:
            return subprocess.run(  # noqa: S603  our own command
                [sys.executable, "-m", "cli.main", "validate", str(file)],
                cwd=PROJECT,
                env={**os.environ, "TERM": "xterm", **environment},
                capture_output=True,
                check=False,
            ).stdout

        assert b"\x1b[1;31merror: \x1b[0m" in told(FORCE_COLOR="1")
        assert b"\x1b" not in told()

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "empty-file"),
            (b"\x89PNG\r\n", "not-text"),
            (BOMB.encode(), "grows-too-large"),
            (b"a" * 20_000_000, "too-large"),
            (b"name: a\n\turl: b\n", "tab"),
            (b"<<<<<<< a\nb: 1\n=======\n>>>>>>> c\n", "merge-conflict"),
            (b"a: 1\n---\nb: 1\n", "several-documents"),
        ],
    )
    def test_of_a_hopeless_file_is_one_finding(self, acervo, write, data, code):
        done = acervo("validate", write(data))

        assert done.exit_code == 1
        assert done.stdout.count(": error: ") == 1
        assert f"[{code}]" in done.stdout

    def test_of_markup_in_a_file_is_shown_as_it_is(self, acervo, write):
        done = acervo("validate", write(changed("- web", "- Web\n  - [bold]")))

        assert "  - [bold]" in done.stdout
