"""Contents in the shared folder, each under its digest, whole or not there at all."""

import errno
import os
from pathlib import Path

from registry.chance import new_id
from registry.errors import DiskFullError, UnavailableError
from registry.language.marks import N_


class FolderGoneError(UnavailableError):
    """The shared folder, or what should be in it, cannot be reached."""

    code = "folder-gone"
    sentence = N_("The folder of uploaded files cannot be reached. Try again shortly.")


def write(folder: Path, sha256: str, content: bytes) -> None:
    """Keep a content durably: a crash leaves it whole or not there."""
    place = _place(folder, sha256)
    draft = place.with_name(f"{sha256}.{new_id().hex}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists() and place.stat().st_size == len(content):
            return
        try:
            _write_through(draft, content)
            draft.replace(place)
            _sync(place.parent)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as fault:
        raise _in_words(fault) from fault


def read(folder: Path, sha256: str) -> bytes:
    """Return a content. Raises FolderGoneError."""
    try:
        return _place(folder, sha256).read_bytes()
    except OSError as fault:
        raise FolderGoneError from fault


def _place(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / sha256


def _write_through(draft: Path, content: bytes) -> None:
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Have the folder itself remember the new name."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _in_words(fault: OSError) -> UnavailableError:
    is_full = fault.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return DiskFullError() if is_full else FolderGoneError()
