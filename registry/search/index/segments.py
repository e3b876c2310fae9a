"""Whether Tantivy's files are as they were written: each ends with a checksum of itself.

Tantivy looks at them only when asked to, and its Python side has no way to ask; a damaged file
would show as a wrong answer, or as a crash in the middle of one.
"""

import json
import zlib
from pathlib import Path
from typing import Final

from registry.search.index.faults import Damage, IndexUnusableError

_TRIES: Final = 50
_TAIL: Final = 8  # the length of the footer, and a magic number
_PARTS: Final = ("term", "idx", "pos", "store", "fast", "fieldnorm")


def check_segments(folder: Path) -> None:
    """Raise IndexUnusableError unless every file in use is as it was written."""
    for _ in range(_TRIES):
        used = _in_use(folder)
        try:
            for name in used:
                _check(folder / name)
        except (OSError, ValueError, KeyError, TypeError) as error:
            if _in_use(folder) == used:  # else a writer merged them away meanwhile
                raise IndexUnusableError(Damage.WORDS) from error
        else:
            return


def _in_use(folder: Path) -> list[str]:
    # what a killed writer left half-written is in no segment that is told of here
    names = []
    try:
        for segment in json.loads((folder / "meta.json").read_bytes())["segments"]:
            name = segment["segment_id"].replace("-", "")
            names += [f"{name}.{part}" for part in _PARTS]
            if segment["deletes"]:
                names.append(f"{name}.{segment['deletes']['opstamp']}.del")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexUnusableError(Damage.WORDS) from error
    return names


def _check(path: Path) -> None:
    content = path.read_bytes()
    length = int.from_bytes(content[-_TAIL : 4 - _TAIL], "little")
    body, footer = content[: -_TAIL - length], content[-_TAIL - length : -_TAIL]
    if zlib.crc32(body) != json.loads(footer)["crc"]:
        raise IndexUnusableError(Damage.WORDS, path.name)
