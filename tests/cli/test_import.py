"""`acervo import`."""

import json
import os

import pytest
from sqlalchemy import func, select

from cli.terminal import files_of
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.audit.models import AuditEvent
from registry.catalogue.models import Software
from registry.catalogue.parts import PubliccodeFile
from registry.history.queries import last_change
from registry.house import House
from tests.registry.catalogue.publiccode.files import WHOLE, changed, without
from tests.registry.catalogue.publiccode.test_bad_files import BOMB, PNG

BAD = {
    "empty.yml": b"",
    "picture.yml": PNG,
    "large.yml": b"a" * 20_000_000,
    "bomb.yml": BOMB.encode(),
    "two.yml": b"name: a\nurl: b\n---\nname: c\n",
    "tabs.yml": b"name: a\n\turl: b\n",
}


def told(result) -> dict:
    return json.loads(result.stdout)


def changes_in(house: House) -> int:
    with house.sessions.reading() as session:
        return last_change(session)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "publiccode.yml"
    path.write_text(WHOLE)
    return path


@pytest.fixture
def add_agency(house):
    with house.sessions.writing() as session:
        session.add(Agency(code="PLAZA", name="Plaza", kind=AgencyKind.CENTRAL))


class TestOneFile:
    def test_is_kept_whole_and_its_organisation_becomes_a_publisher(self, acervo, house, file):
        result = acervo("import", file)

        assert result.exit_code == 0
        assert "1 imported" in result.stdout
        with house.sessions.reading() as session:
            software = session.scalars(select(Software)).one()
            kept = session.scalars(select(PubliccodeFile)).one()
            publisher = session.scalar(
                select(Software).where(Software.publisher.has(name="Plaza de Ejemplo"))
            )
            assert session.scalar(select(func.count(Agency.id))) == 0
        assert (software.name, software.agency_id) == ("Turnero", None)
        assert kept.raw_text == WHOLE
        assert publisher is not None

    def test_is_the_same_entry_when_it_was_changed(self, acervo, house, file):
        acervo("import", file)
        file.write_bytes(changed("name: Turnero", "name: Turnero Nuevo"))

        row = told(acervo("import", file, "--json"))["files"][0]

        assert row["changed"]
        with house.sessions.reading() as session:
            assert session.scalars(select(Software.name)).all() == ["Turnero Nuevo"]

    def test_is_answered_for_by_the_agency_that_is_named(self, acervo, house, file, add_agency):
        acervo("import", file)

        rows = [
            told(acervo("import", file, "--agency", "plaza", "--json"))["files"][0]
            for _ in range(2)
        ]

        assert [row["changed"] for row in rows] == [True, False]
        with house.sessions.reading() as session:
            code = select(Agency.code).join(Software, Software.agency_id == Agency.id)
            assert session.scalars(code).all() == ["PLAZA"]

    def test_is_not_read_for_an_agency_that_nobody_knows(self, acervo, house, file):
        result = acervo("import", file, "--agency", "NOBODY")

        assert result.exit_code == 1
        assert result.stderr.strip() == "No agency is registered under this code."
        assert changes_in(house) == 0

    def test_leaves_its_own_event_in_the_audit(self, acervo, house, file):
        acervo("import", file)

        with house.sessions.reading() as session:
            events = session.scalars(select(AuditEvent.event)).all()
        assert sorted(events) == ["publisher.created", "software.created", "software.imported"]

    def test_of_a_repository_that_another_one_described_is_refused(self, acervo, file):
        twin = file.with_name("twin.yml")
        twin.write_text(WHOLE.replace("Turnero", "Otro"))

        answer = told(acervo("import", file, twin, "--json"))

        assert (answer["imported"], answer["refused"]) == (1, 1)
        assert [each["code"] for each in answer["files"][1]["findings"]] == [
            "repeated-repository"
        ]


class TestBadFiles:
    @pytest.fixture
    def folder(self, tmp_path):
        folder = tmp_path / "files"
        folder.mkdir()
        for name, data in BAD.items():
            (folder / name).write_bytes(data)
        return folder

    def test_are_each_refused_with_one_finding_and_the_good_one_is_taken_in(
        self, acervo, folder
    ):
        (folder / "good.yml").write_text(WHOLE)

        result = acervo("import", folder, "--json")

        answer = told(result)
        rows = {row["file"].rpartition("/")[2]: row for row in answer["files"]}
        assert result.exit_code == 0
        assert (answer["imported"], answer["refused"]) == (1, len(BAD))
        assert rows["good.yml"]["outcome"] == "imported"
        for name in BAD:
            (finding,) = rows[name]["findings"]
            assert (rows[name]["outcome"], finding["severity"]) == ("refused", "error")
            assert finding["line"] >= 1

    def test_alone_end_the_command_with_one(self, acervo, house, folder):
        result = acervo("import", folder)

        assert result.exit_code == 1
        assert "Traceback" not in result.output
        assert f"{len(BAD)} refused" in result.stdout
        assert changes_in(house) == 0

    def test_a_file_without_an_address_is_refused_where_it_should_stand(self, acervo, file):
        file.write_bytes(without("url"))

        (row,) = told(acervo("import", file, "--json"))["files"]

        assert row["outcome"] == "refused"
        assert "url" in [each["key"] for each in row["findings"]]

    @pytest.mark.parametrize("way", ["folder", "by name", "pattern"])
    def test_what_cannot_be_read_as_a_file_is_refused_with_its_reason(
        self, acervo, file, no_files, way
    ):
        paths = {
            "folder": [file.parent],
            "by name": [
                file,
                *(file.parent / name for name in no_files if name != "folder.yml"),
            ],
            "pattern": [file.parent / "*.yml"],
        }[way]

        result = acervo("import", *paths, "--json")

        answer = told(result)
        said = {
            row["file"].rpartition("/")[2]: row["findings"][0]["message"]
            for row in answer["files"]
            if row["outcome"] == "refused"
        }
        expected = dict(no_files)
        if way == "by name":
            del expected["folder.yml"]  # a folder that is named is looked into
        assert result.exit_code == 0
        assert answer["imported"] == 1
        assert said == expected

    @pytest.fixture
    def no_files(self, tmp_path):
        """Lay what is no file beside the good one; say of each why it is none."""
        (tmp_path / "circle.yml").symlink_to(tmp_path / "circle.yml")
        (tmp_path / "dangling.yml").symlink_to(tmp_path / "nowhere")
        (tmp_path / "device.yml").symlink_to("/dev/null")
        (tmp_path / "folder.yml").mkdir()
        os.mkfifo(tmp_path / "pipe.yml")
        return {
            "circle.yml": "The file cannot be read: Too many levels of symbolic links",
            "dangling.yml": "The file cannot be read: No such file or directory",
            "device.yml": "This is not a regular file.",
            "folder.yml": "This is a folder.",
            "pipe.yml": "This is not a regular file.",
        }

    def test_a_files_name_that_is_no_text_is_told_in_numbers(self, acervo, file):
        odd = os.fsencode(file.parent) + b"/\xff.yml"
        file.rename(os.fsdecode(odd))

        result = acervo("import", file.parent, "--json")

        assert told(result)["files"][0]["file"] == f"{file.parent}/\\xff.yml"
        assert "\\xff.yml: imported" in acervo("import", file.parent).stdout

    def test_what_is_no_file_at_all_is_said(self, acervo, tmp_path):
        result = acervo("import", tmp_path / "nowhere", "--json")

        assert result.exit_code == 1
        assert "No file was found there." in result.stderr
        assert told(result) == {"imported": 0, "with_remarks": 0, "refused": 0, "files": []}


SPOILED = {
    "es": ("«9/3/2025»", "fecha"),
    "pt": ("9/3/2025", "data"),
    "en": ("“9/3/2025”", "day"),
}


class TestRemarks:
    """They are said in the language of the installation, as all that the command says."""

    @pytest.mark.parametrize("language", SPOILED)
    @pytest.mark.parametrize("options", [(), ("--json",)], ids=["words", "json"])
    def test_are_in_the_language_that_is_set(self, acervo, file, language, options):
        file.write_bytes(changed("releaseDate: 2025-03-09", "releaseDate: 9/3/2025"))

        said = acervo("import", file, *options, ACERVO_DEFAULT_LANGUAGE=language).stdout

        for part in SPOILED[language]:
            assert part in said

    def test_of_a_file_that_cannot_be_read_are_too(self, acervo):
        unreadable = "/proc/self/mem"  # opens for anyone, and has nothing at its beginning

        result = acervo("import", unreadable, "--json", ACERVO_DEFAULT_LANGUAGE="es")

        (finding,) = told(result)["files"][0]["findings"]
        assert result.exit_code == 1
        assert finding["code"] == "not-read"
        assert finding["message"].startswith("No se puede leer el archivo: ")


class TestWhatPathsName:
    @pytest.fixture
    def tree(self, tmp_path):
        (tmp_path / "deep" / "er").mkdir(parents=True)
        for name in ("a.yml", "deep/b.yaml", "deep/er/c.yml", "deep/notes.txt"):
            (tmp_path / name).touch()
        return tmp_path

    @pytest.mark.parametrize(
        ("paths", "names"),
        [
            (["."], "abc"),
            (["a.yml"], "a"),
            (["a.yml", "."], "abc"),
            (["*.yml"], "a"),
            (["**/*.y*ml"], "abc"),
            (["deep/notes.txt"], "notes"),
            (["nowhere", "nowhere/*.yml"], ""),
        ],
    )
    @pytest.mark.parametrize("is_absolute", [True, False])
    def test_are_files_folders_and_patterns(self, tree, monkeypatch, paths, names, is_absolute):
        monkeypatch.chdir(tree)

        found = files_of(
            [tree / path if is_absolute else type(tree)(path) for path in paths],
            (".yml", ".yaml"),
        )

        assert "".join(path.stem for path in found) == names

    def test_are_each_named_once_whatever_the_way_to_it(self, tree, monkeypatch):
        monkeypatch.chdir(tree)
        assert len(files_of([tree, tree / "a.yml"], (".yml",))) == len(
            files_of([tree], (".yml",))
        )


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator can read every file")
def test_a_file_that_may_not_be_read_is_refused_in_words(acervo, file):
    file.chmod(0)

    result = acervo("import", file, "--json")

    assert result.exit_code == 1
    assert told(result)["files"][0]["findings"][0]["code"] == "not-read"
