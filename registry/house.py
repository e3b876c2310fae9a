"""The house: everything one process opens once and all its doors share."""

from dataclasses import dataclass

from sqlalchemy import Engine

from registry.database.engine import open_engine
from registry.history.unit_of_work import Sessions
from registry.search.following import Follower
from registry.search.index.index import SearchIndex
from registry.search.vector_store import DatabaseVectorStore
from registry.settings import Settings


@dataclass(frozen=True)
class House:
    """What the doors stand on: the database, and this node's index with what keeps it in step."""

    settings: Settings
    engine: Engine
    sessions: Sessions
    index: SearchIndex
    vectors: DatabaseVectorStore
    follower: Follower

    def start(self) -> None:
        """Begin what goes on beside the requests: following the changes into the index."""
        self.follower.start()

    def close(self) -> None:
        """End what goes on, and let go of what was opened."""
        self.follower.stop()
        self.engine.dispose()


def open_house(settings: Settings) -> House:
    """Open the house that the settings describe. Nothing is connected to until it is needed."""
    engine = open_engine(settings)
    sessions = Sessions(engine)
    index = SearchIndex(settings.index_dir)
    vectors = DatabaseVectorStore(sessions)
    return House(
        settings=settings,
        engine=engine,
        sessions=sessions,
        index=index,
        vectors=vectors,
        follower=Follower(sessions, index, vectors),
    )
