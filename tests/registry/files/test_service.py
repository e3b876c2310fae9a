import errno
import os

import pytest
from sqlalchemy import inspect, select, update

from registry.actors.rules import SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.audit.models import AuditEvent
from registry.chance import new_id
from registry.errors import DiskFullError, NotAllowedError, NotFoundError
from registry.files import folder as folder_module
from registry.files.folder import FolderGoneError
from registry.files.models import StoredFile
from registry.files.queries import find_file
from registry.files.schemas import Upload
from registry.files.service import (
    EmptyFileError,
    FileDamagedError,
    FileTooLargeError,
    get,
    pass_on,
    put,
)
from registry.files.vocabulary import LARGEST
from registry.history.unit_of_work import close_unit
from registry.settings import Settings

UPLOAD = Upload("acta.pdf", "application/pdf", b"%PDF-1.7 \x00\xff")


@pytest.fixture
def session(clock, session):
    return session


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "shared"


@pytest.fixture(params=["database", "folder"])
def settings(request, folder):
    return Settings(files=str(folder) if request.param == "folder" else "")


@pytest.fixture
def in_folder(folder):
    return Settings(files=str(folder))


@pytest.fixture
def agency(session):
    return added(session, Agency(code="A", name="A", kind=AgencyKind.CENTRAL))


class TestPut:
    def test_gives_back_what_was_uploaded(self, session, settings, agency):
        file = put(session, SYSTEM, settings, UPLOAD, agency.id)

        assert get(session, settings, file) == UPLOAD.content
        assert (file.name, file.media_type, file.size) == ("acta.pdf", "application/pdf", 11)

    def test_is_on_record_without_its_content(self, session, settings):
        actor = Actor(ActorKind.PERSON, new_id(), None, frozenset({Role.MEMBER}))

        file = put(session, actor, settings, UPLOAD, None)
        close_unit(session)

        event = session.scalars(select(AuditEvent)).one()
        assert (event.event, event.subject_id) == ("file.stored", file.id)
        assert event.actor_id == file.uploaded_by_id == actor.id

    def test_keeps_the_content_in_one_place(self, session, settings, folder):
        file = put(session, SYSTEM, settings, UPLOAD, None)
        session.flush()

        kept = session.scalar(select(StoredFile.content).where(StoredFile.id == file.id))
        files = [path.name for path in folder.rglob("*") if path.is_file()]
        assert (kept is None) == (files == [file.sha256])

    def test_does_not_load_the_content_with_the_file(self, session, settings):
        file = put(session, SYSTEM, settings, UPLOAD, None)
        session.flush()
        session.expunge_all()

        assert "content" in inspect(find_file(session, file.id)).unloaded

    def test_takes_the_same_content_twice(self, session, settings):
        files = [put(session, SYSTEM, settings, UPLOAD, None) for _ in range(2)]

        assert [get(session, settings, file) for file in files] == [UPLOAD.content] * 2

    def test_refuses_more_than_twenty_mebibytes(self, session, settings):
        with pytest.raises(FileTooLargeError):
            put(session, SYSTEM, settings, Upload("a", None, b"x" * (LARGEST + 1)), None)

    def test_refuses_an_empty_file(self, session, settings):
        with pytest.raises(EmptyFileError):
            put(session, SYSTEM, settings, Upload("a", None, b""), None)


class TestGet:
    def test_refuses_a_content_that_was_changed(self, session, settings, folder):
        file = put(session, SYSTEM, settings, UPLOAD, None)
        session.flush()
        for path in folder.rglob(file.sha256):
            path.write_bytes(b"something else")
        if not settings.files:
            session.execute(update(StoredFile).values(content=b"something else"))

        with pytest.raises(FileDamagedError):
            get(session, settings, file)

    def test_says_so_when_the_folder_is_gone(self, session, in_folder, folder):
        file = put(session, SYSTEM, in_folder, UPLOAD, None)
        (folder / file.sha256[:2] / file.sha256).unlink()

        with pytest.raises(FolderGoneError):
            get(session, in_folder, file)

    def test_reads_what_was_kept_in_the_database_before_there_was_a_folder(
        self, session, in_folder
    ):
        file = put(session, SYSTEM, Settings(files=""), UPLOAD, None)

        assert get(session, in_folder, file) == UPLOAD.content


class TestFolder:
    @pytest.mark.parametrize(
        ("fault", "refusal"),
        [
            (errno.ENOSPC, DiskFullError),
            (errno.EFBIG, DiskFullError),
            (errno.EIO, FolderGoneError),
        ],
    )
    def test_keeps_nothing_half_when_it_fails(
        self, session, in_folder, folder, monkeypatch, fault, refusal
    ):
        def fails(_handle):
            raise OSError(fault, os.strerror(fault))

        monkeypatch.setattr(folder_module.os, "fsync", fails)

        with pytest.raises(refusal):
            put(session, SYSTEM, in_folder, UPLOAD, None)

        assert [path for path in folder.rglob("*") if path.is_file()] == []

    def test_says_so_when_it_is_no_folder(self, session, tmp_path):
        (tmp_path / "file").touch()

        with pytest.raises(FolderGoneError):
            put(session, SYSTEM, Settings(files=str(tmp_path / "file")), UPLOAD, None)

    def test_mends_a_content_that_was_cut_short(self, session, in_folder, folder):
        file = put(session, SYSTEM, in_folder, UPLOAD, None)
        (folder / file.sha256[:2] / file.sha256).write_bytes(b"%PDF")

        put(session, SYSTEM, in_folder, UPLOAD, None)

        assert get(session, in_folder, file) == UPLOAD.content


class TestFindFile:
    def test_refuses_one_that_is_not_there(self, session):
        with pytest.raises(NotFoundError):
            find_file(session, new_id())


class TestPassOn:
    @pytest.fixture
    def heir(self, session):
        return added(session, Agency(code="B", name="B", kind=AgencyKind.CENTRAL))

    def test_hands_the_files_to_the_heir(self, session, settings, agency, heir):
        file = put(session, SYSTEM, settings, UPLOAD, agency.id)

        pass_on(session, SYSTEM, agency, heir)

        assert file.agency_id == heir.id

    def test_refuses_anyone_but_an_administrator(self, session, agency, heir):
        actor = Actor(ActorKind.PERSON, new_id(), agency.id, frozenset({Role.AGENCY_ADMIN}))

        with pytest.raises(NotAllowedError):
            pass_on(session, actor, agency, heir)


def added(session, row):
    session.add(row)
    session.flush()
    return row
