"""Files that only grow, and how a reader knows how much of one is whole.

A writer appends behind the sealed length and only then publishes a new length in the manifest, so
that a reader maps whole records only, whatever happened to the writer in between.
"""

import json
import os
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from registry.search.index.faults import Damage, IndexUnusableError

_CHUNK: Final = 1 << 20

READ_WHOLE: Final = 64 << 20
"""Up to this size numbers are read into memory: who cuts off a mapped file kills its readers."""

Record = dict[str, Any]  # Any: what a JSON line holds is known to whoever wrote it


@dataclass(frozen=True, slots=True)
class Seal:
    """How many bytes of a file are whole, and the checksum of those bytes."""

    size: int = 0
    crc: int = 0


_NOTHING: Final = Seal()


@dataclass(frozen=True, slots=True)
class Known:
    """The numbers of a file as they were read before, and the seal that they were read under."""

    numbers: NDArray[Any]
    seal: Seal


def append(path: Path, seal: Seal, data: bytes) -> Seal:
    """Write data behind the sealed bytes, drop what a killed writer left there, and seal anew.

    It is safe from a loss of power once `sync` was called, which costs as much for many files as for one.
    """
    if not data and path.exists():
        return seal
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    with os.fdopen(descriptor, "r+b") as file:
        file.seek(seal.size)
        file.write(data)
        file.truncate()
    return Seal(seal.size + len(data), zlib.crc32(data, seal.crc))


def check(path: Path, seal: Seal, since: Seal = _NOTHING) -> None:
    """Raise IndexUnusableError unless the sealed bytes are there as they were written.

    With `since`, only those behind an earlier seal are looked at.
    """
    crc, left = since.crc, seal.size - since.size
    try:
        with path.open("rb") as file:
            file.seek(since.size)
            while left and (chunk := file.read(min(left, _CHUNK))):
                crc, left = zlib.crc32(chunk, crc), left - len(chunk)
    except OSError as error:
        raise IndexUnusableError(Damage.FILE, path.name) from error
    if left or crc != seal.crc:
        raise IndexUnusableError(Damage.FILE, path.name)


def array_of(
    path: Path, seal: Seal, dtype: str, width: int = 1, known: Known | None = None
) -> NDArray[Any]:
    """Return the sealed numbers of a file: a table of this width, or a plain row of numbers.

    They are read and checked, or mapped where they are too many for every process to hold. Of a
    file that was read before, only what came since is.
    """
    count = seal.size // np.dtype(dtype).itemsize
    shape = (count,) if width == 1 else (count // width, width)
    if count == 0:
        return np.empty(shape, dtype)
    try:
        if seal.size > READ_WHOLE:
            return np.asarray(np.memmap(path, dtype, "r", shape=shape))  # a view costs less
        held = _continued(path, seal, dtype, known or Known(np.empty(0, dtype), Seal()))
    except (OSError, ValueError) as error:
        raise IndexUnusableError(Damage.FILE, path.name) from error
    return held.reshape(shape)


def _continued(path: Path, seal: Seal, dtype: str, known: Known) -> NDArray[Any]:
    """Return numbers in one piece with those known, which stay where they are while there is room.

    What is behind the known ones is nobody's yet: states are opened one after another.
    """
    start = known.numbers.size
    added = np.fromfile(
        path, dtype, seal.size // np.dtype(dtype).itemsize - start, offset=known.seal.size
    )
    if (
        known.seal.size + added.nbytes != seal.size
        or zlib.crc32(added.data, known.seal.crc) != seal.crc
    ):
        raise IndexUnusableError(Damage.FILE, path.name)
    if not start:
        return added
    room = known.numbers.base
    if not isinstance(room, np.ndarray) or room.ndim > 1 or room.size < start + added.size:
        room = np.empty((start + added.size) * 5 // 4, dtype)
        room[:start] = known.numbers.reshape(-1)
    room[start : start + added.size] = added
    return room[: start + added.size]


def refuse_cut(path: Path, seal: Seal) -> None:
    """Raise IndexUnusableError where a mapped file became too short: to read on would kill us."""
    if seal.size <= READ_WHOLE:
        return
    try:
        is_cut = path.stat().st_size < seal.size
    except OSError:
        return  # it was taken away: what is mapped of it stays
    if is_cut:
        raise IndexUnusableError(Damage.FILE, path.name)


Look = tuple[tuple[str, int, int, int], ...]


def look_at(folder: Path) -> Look:
    """Return what changes whenever a file in a folder or in its folders is touched."""
    try:
        found = [(path, path.stat()) for path in sorted(folder.rglob("*"))]
    except OSError:
        return ()  # a writer merged one away meanwhile: the next look will be another one
    return tuple(
        (str(path), seen.st_ino, seen.st_size, seen.st_mtime_ns)
        for path, seen in found
        if path.is_file() and not path.name.startswith(".")
    )


def rewritten_since(before: Look, now: Look) -> set[str]:
    """Return the names of the files that were there before and are no longer the same."""
    known = {path: rest for path, *rest in before}
    return {Path(path).name for path, *rest in now if known.get(path, rest) != rest}


def lines(path: Path, seal: Seal, start: int = 0) -> Iterator[str]:
    """Yield the sealed lines of a text file from a byte on."""
    if start >= seal.size:
        return
    with path.open("rb") as file:
        file.seek(start)
        text = file.read(seal.size - start)
    yield from text.decode().splitlines()


def records(path: Path, seal: Seal, start: int = 0) -> Iterator[Record]:
    """Yield the sealed JSON lines of a file from a byte on."""
    for line in lines(path, seal, start):
        yield json.loads(line)


def sync(paths: Sequence[Path]) -> None:
    """Make sure that what was appended to some files outlasts a loss of power."""
    if paths:
        with ThreadPoolExecutor(len(paths)) as threads:  # they wait for the disk, once together
            list(threads.map(_sync, paths))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make sure that names given or taken in a folder outlast a crash."""
    _sync(folder)
