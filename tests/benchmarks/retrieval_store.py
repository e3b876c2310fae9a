"""Vectors kept between runs of a benchmark, so that only the first one encodes the corpus."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path


class FileStore:
    """A vector store in one SQLite file."""

    def __init__(self, path: Path) -> None:
        self._file = sqlite3.connect(path)
        self._file.execute(
            "create table if not exists vector (hash text primary key, vector blob)"
        )

    def get(self, hashes: Collection[str]) -> dict[str, bytes]:
        marks = ",".join("?" * len(hashes))
        asked = f"select hash, vector from vector where hash in ({marks})"  # noqa: S608  marks only
        rows = self._file.execute(asked, list(hashes))
        return dict(rows.fetchall())

    def put(self, vectors: Mapping[str, bytes]) -> None:
        with self._file:
            self._file.executemany(
                "insert or ignore into vector values (?, ?)", vectors.items()
            )

    def every(self, at_once: int) -> Iterator[dict[str, bytes]]:
        """Yield all vectors, some at a time."""
        rows = self._file.execute("select hash, vector from vector")
        while some := rows.fetchmany(at_once):
            yield dict(some)
