"""Reads out of the files what entries could not say when they were read: where their pictures are.

A migration asks for it once. Until it is done, an entry's file keeps its own pictures all the same.
"""

from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from registry.actors.rules import SYSTEM
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue.entry import entry_of
from registry.catalogue.from_publiccode import usable, values_of
from registry.catalogue.merging import Values, said_by_file
from registry.catalogue.models import Software
from registry.catalogue.parts import PubliccodeFile
from registry.catalogue.publiccode.reading import read_publiccode
from registry.history.renewal import renew
from registry.jobs.runner import JobContext

_AT_ONCE: Final = 50


def read_pictures_as_job(job: JobContext) -> None:
    """Read the pictures of all files that were read before entries had any, some at a time."""
    done = 0
    while not job.is_cancelled():
        with job.sessions.writing() as session:
            waiting = _count_unread(session)
            read = read_some_pictures(session)
        done += read
        job.progress(done, done + waiting - read)
        if read == 0:
            return


def read_some_pictures(session: Session, most: int = _AT_ONCE) -> int:
    """Give some entries the pictures that their files name and they have not; return of how many files."""
    unread = select(PubliccodeFile).where(PubliccodeFile.are_pictures_read.is_(False))
    files = session.scalars(unread.order_by(PubliccodeFile.id).limit(most)).all()
    for file in files:
        file.are_pictures_read = True
        entry = read_publiccode(file.raw_text.encode()).entry
        if entry is not None:
            said = said_by_file(usable(values_of(entry))[0])
            _take_over(session, session.get_one(Software, file.software_id), said)
    return len(files)


def _take_over(session: Session, software: Software, said: Values) -> None:
    is_changed = software.logo is None and said["logo"] is not None
    if is_changed:
        software.logo = said["logo"]
    for text in entry_of(session, software).texts:
        found = said["texts"].get(text.language, {}).get("screenshots", [])
        if found and not text.screenshots:
            text.screenshots = found
            is_changed = True
    if is_changed:
        renew(session, software)
        log(session, SYSTEM, Event.SOFTWARE_IMPORTED, software)


def _count_unread(session: Session) -> int:
    unread = select(func.count()).where(PubliccodeFile.are_pictures_read.is_(False))
    return session.scalar(unread) or 0
