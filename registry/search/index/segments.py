"""Whether Tantivy's files are as they were written: each ends with a checksum of itself.

Tantivy looks at them only when asked to, and its Python side has no way to ask; a damaged file
would show as a wrong answer, or as a crash in the middle of one.
"""

import json
import zlib
from pathlib import Path
from typing import Final

from registry.search.index.faults import Damage, IndexUnusableError

_META: Final = "meta.json"
_TRIES: Final = 50
_TAIL: Final = 8  # the length of the footer, and a magic number
_PARTS: Final = ("term", "idx", "pos", "store", "fast", "fieldnorm")


def check_segments(folder: Path, copy: Path | None = None) -> None:
    """Raise IndexUnusableError unless every file in use is as it was written; copy them if told where.

    Raises OSError where the copy cannot be written.
    """
    for _ in range(_TRIES):
        told = _told(folder)
        if all(_passed_on(folder / name, copy) for name in _in_use(told)):
            if copy:
                (copy / _META).write_bytes(told)
            return
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


def _passed_on(path: Path, copy: Path | None) -> bool:
    """Tell whether a file is as it was written, and then copy it if told where."""
    try:
        content = path.read_bytes()
        is_whole = _is_whole(content)
    except (OSError, ValueError, KeyError, TypeError):
        return False
    if is_whole and copy:
        (copy / path.name).write_bytes(content)
    return is_whole


def _is_whole(content: bytes) -> bool:
    length = int.from_bytes(content[-_TAIL : 4 - _TAIL], "little")
    body, footer = content[: -_TAIL - length], content[-_TAIL - length : -_TAIL]
    return bool(zlib.crc32(body) == json.loads(footer)["crc"])
