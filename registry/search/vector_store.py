"""The database as the store of vectors that all nodes share."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from itertools import islice

from sqlalchemy import Insert, select
from sqlalchemy.dialects import postgresql, sqlite

from registry.errors import UnavailableError
from registry.history.unit_of_work import Sessions
from registry.search.models import TextVector

_AT_ONCE = 400


class DatabaseVectorStore:
    """Reads and keeps vectors in units of work of its own, apart from whoever asks."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def get(self, hashes: Collection[str]) -> dict[str, bytes]:
        """Return the vectors that are kept under these hashes."""
        found: dict[str, bytes] = {}
        with self._sessions.reading() as session:
            for part in _parts(hashes):
                kept = select(TextVector.content_hash, TextVector.vector).where(
                    TextVector.content_hash.in_(part)
                )
                found.update(session.execute(kept).all())
        return found

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors; one that another node kept meanwhile stays as it is.

        Where the database takes nothing at the moment they are not kept, and computed once more
        another time: whoever has them at hand need not fail for that.
        """
        with suppress(UnavailableError), self._sessions.writing() as session:
            insert = _insert_for(session.get_bind().dialect.name)
            for part in _parts(vectors):
                rows = [{"content_hash": key, "vector": vectors[key]} for key in part]
                session.execute(insert, rows)


def _insert_for(dialect: str) -> Insert:
    if dialect == "postgresql":
        return postgresql.insert(TextVector).on_conflict_do_nothing()
    return sqlite.insert(TextVector).on_conflict_do_nothing()


def _parts(keys: Collection[str]) -> Iterator[list[str]]:
    remaining = iter(sorted(keys))  # in one order, so that two nodes never wait for each other
    while part := list(islice(remaining, _AT_ONCE)):
        yield part
