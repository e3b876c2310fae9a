"""Keeps what was uploaded, and gives it back."""

import hashlib
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.errors import InvalidError, UnavailableError
from registry.files import folder, rules
from registry.files.models import StoredFile
from registry.files.schemas import Upload
from registry.files.vocabulary import LARGEST
from registry.history.unit_of_work import now_in
from registry.language.marks import N_
from registry.settings import Settings


class FileTooLargeError(InvalidError):
    """A file is larger than is taken."""

    code = "file-too-large"
    sentence = N_("The file is larger than %(most)s MiB. Hand in a smaller one.")


class EmptyFileError(InvalidError):
    """A file has no content."""

    code = "empty-file"
    sentence = N_("The file is empty. Choose another one.")


class FileDamagedError(UnavailableError):
    """A file is not what it was when it was uploaded."""

    code = "file-damaged"
    sentence = N_("This file is no longer what was uploaded. Tell whoever runs the registry.")


def put(
    session: Session, actor: Actor, settings: Settings, upload: Upload, agency_id: UUID | None
) -> StoredFile:
    """Keep an upload for an agency; whether the actor may is for the room that asks to know.

    Raises FileTooLargeError or EmptyFileError, and DiskFullError or FolderGoneError where the
    shared folder cannot take it.
    """
    if len(upload.content) > LARGEST:
        raise FileTooLargeError("file", most=LARGEST // 2**20)
    if not upload.content:
        raise EmptyFileError("file")

    file = StoredFile(
        sha256=hashlib.sha256(upload.content).hexdigest(),
        size=len(upload.content),
        media_type=rules.known_type(upload.media_type),
        name=rules.clean_name(upload.name),
        content=None if settings.files else upload.content,
        agency_id=agency_id,
        uploaded_by_id=actor.id,
        created_at=now_in(session),
    )
    if settings.files:  # before the row: one without content would be worse than the reverse
        folder.write(Path(settings.files), file.sha256, upload.content)
    session.add(file)
    log(session, actor, Event.FILE_STORED, file)
    return file


def get(session: Session, settings: Settings, file: StoredFile) -> bytes:
    """Return a file's content, as it was uploaded. Raises FileDamagedError or FolderGoneError."""
    session.flush()
    content = session.scalar(select(StoredFile.content).where(StoredFile.id == file.id))
    if content is None:
        content = folder.read(Path(settings.files), file.sha256)
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise FileDamagedError
    return content


def pass_on(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Have the files of an agency belong to its heir."""
    require(actor, Permission.EDIT_AGENCIES)
    for file in session.scalars(select(StoredFile).where(StoredFile.agency_id == old.id)):
        file.agency_id = heir.id
        log(session, actor, Event.ROWS_PASSED_ON, file)
