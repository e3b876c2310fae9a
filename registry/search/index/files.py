"""Files that only grow, and how a reader knows how much of one is whole.

A writer appends behind the sealed length and only then publishes a new length in the manifest, so
that a reader maps whole records only, whatever happened to the writer in between.
"""

import json
import os
import zlib
from collections.abc import Iterator
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


def append(path: Path, seal: Seal, data: bytes) -> Seal:
    """Write data behind the sealed bytes, drop what a killed writer left there, and seal anew."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    with os.fdopen(descriptor, "r+b") as file:
        file.seek(seal.size)
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
    return Seal(seal.size + len(data), zlib.crc32(data, seal.crc))


def check(path: Path, seal: Seal) -> None:
    """Raise IndexUnusableError unless the sealed bytes are there as they were written."""
    crc, left = 0, seal.size
    try:
        with path.open("rb") as file:
            while left and (chunk := file.read(min(left, _CHUNK))):
                crc, left = zlib.crc32(chunk, crc), left - len(chunk)
    except OSError as error:
        raise IndexUnusableError(Damage.FILE, path.name) from error
    if left or crc != seal.crc:
        raise IndexUnusableError(Damage.FILE, path.name)


def array_of(path: Path, seal: Seal, dtype: str, width: int = 1) -> NDArray[Any]:
    """Return the sealed numbers of a file: a table of this width, or a plain row of numbers.

    They are read and checked, or mapped where they are too many for every process to hold.
    """
    count = seal.size // np.dtype(dtype).itemsize
    shape = (count,) if width == 1 else (count // width, width)
    if count == 0:
        return np.empty(shape, dtype)
    try:
        if seal.size > READ_WHOLE:
            return np.asarray(np.memmap(path, dtype, "r", shape=shape))  # a view costs less
        read = np.fromfile(path, dtype, count)
    except (OSError, ValueError) as error:
        raise IndexUnusableError(Damage.FILE, path.name) from error
    if read.nbytes != seal.size or zlib.crc32(read.data) != seal.crc:
        raise IndexUnusableError(Damage.FILE, path.name)
    return read.reshape(shape)


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


def sync_folder(folder: Path) -> None:
    """Make sure that names given or taken in a folder outlast a crash."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
