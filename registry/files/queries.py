"""Questions about files."""

from uuid import UUID

from sqlalchemy.orm import Session

from registry.errors import NotFoundError
from registry.files.models import StoredFile


def find_file(session: Session, file_id: UUID) -> StoredFile:
    """Return a file without its content; raises NotFoundError."""
    file = session.get(StoredFile, file_id)
    if file is None:
        raise NotFoundError
    return file
