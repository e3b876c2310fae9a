"""Whether Tantivy's files are as they were written: each ends with a checksum of itself.

Tantivy looks at them only when asked to, and its Python side has no way to ask; a damaged file
would show as a wrong answer, or as a crash in the middle of one.
"""

import json
import tempfile
import weakref
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from registry.search.index.faults import Damage, IndexUnusableError

_META: Final = "meta.json"
_TRIES: Final = 50
_TAIL: Final = 8  # the length of the footer, and a magic number
_PARTS: Final = ("term", "idx", "pos", "store", "fast", "fieldnorm")


class Copy:
    """A copy of a file, under no name; it ends once no state that is open has it."""

    def __init__(self, content: bytes) -> None:
        file = tempfile.TemporaryFile(prefix="acervo-words-")  # noqa: SIM115  as long as this
        weakref.finalize(self, file.close)
        file.write(content)
        file.flush()
        self.number = file.fileno()


class OwnFiles:
    """Copies of the segments' files that this process alone has, under no name.

    A file of Tantivy's never changes once it is written: what an earlier state copied is taken over.
    """

    def __init__(self, copied: Mapping[str, Copy] | None = None) -> None:
        self.copied = dict(copied or {})
        self.told = b""

    def named_in(self, folder: Path) -> None:
        """Give the copies their names in a folder, by links, for as long as it takes to open them."""
        for name, file in self.copied.items():
            (folder / name).symlink_to(f"/proc/self/fd/{file.number}")
        (folder / _META).write_bytes(self.told)


def copy_segments(folder: Path, known: OwnFiles | None) -> OwnFiles:
    """Return copies of every file in use. Raises IndexUnusableError as below, OSError on a full disk."""
    before = known.copied if known else {}
    taken: dict[str, Copy] = {}

    def is_taken(name: str) -> bool:
        content = None if name in before else _content_of(folder / name)
        if content is not None:
            taken[name] = Copy(content)
        elif name in before:
            taken[name] = before[name]
        return name in taken

    told = _every_file(folder, is_taken)
    used = set(_in_use(told))
    own = OwnFiles({name: file for name, file in taken.items() if name in used})
    own.told = told
    return own


def check_segments(folder: Path) -> None:
    """Raise IndexUnusableError unless every file in use is as it was written."""
    _every_file(folder, lambda name: _content_of(folder / name) is not None)


def _every_file(folder: Path, is_whole: Callable[[str], bool]) -> bytes:
    """Return what tells which files are in use, once all of them are whole."""
    for _ in range(_TRIES):
        told = _told(folder)
        if all(is_whole(name) for name in _in_use(told)):
            return told
        if _told(folder) == told:  # else a writer merged them away meanwhile
            raise IndexUnusableError(Damage.WORDS)
    raise IndexUnusableError(Damage.RESTLESS)


def _told(folder: Path) -> bytes:
    try:
        return (folder / _META).read_bytes()
    except OSError as error:
        raise IndexUnusableError(Damage.WORDS) from error


def _in_use(told: bytes) -> list[str]:
    # what a killed writer left half-written is in no segment that is told of here
    names = []
    try:
        for segment in json.loads(told)["segments"]:
            name = segment["segment_id"].replace("-", "")
            names += [f"{name}.{part}" for part in _PARTS]
            if segment["deletes"]:
                names.append(f"{name}.{segment['deletes']['opstamp']}.del")
    except (ValueError, KeyError, TypeError) as error:
        raise IndexUnusableError(Damage.WORDS) from error
    return names


def _content_of(path: Path) -> bytes | None:
    """Return a file as it was written; None where it is not."""
    try:
        content = path.read_bytes()
        return content if _is_whole(content) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_whole(content: bytes) -> bool:
    length = int.from_bytes(content[-_TAIL : 4 - _TAIL], "little")
    body, footer = content[: -_TAIL - length], content[-_TAIL - length : -_TAIL]
    return bool(zlib.crc32(body) == json.loads(footer)["crc"])
