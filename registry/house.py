"""The house: everything one process opens once and all its doors share."""

import os
import socket
from dataclasses import dataclass, field
from functools import partial
from threading import Event, Thread

from sqlalchemy import Engine

from registry.chores import SCHEDULES, handlers_of
from registry.database.engine import open_engine
from registry.history.unit_of_work import Sessions
from registry.jobs.runner import Runner
from registry.search.following import Follower
from registry.search.index.index import SearchIndex
from registry.search.index.memory import use_one_heap
from registry.search.vector_store import DatabaseVectorStore
from registry.settings import Settings
from registry.watches.telling import ask_if_due

PATIENCE_SECONDS = 20


@dataclass(frozen=True)
class House:
    """What the doors stand on: the database, this node's index and what keeps it in step, the jobs."""

    settings: Settings
    engine: Engine
    sessions: Sessions
    index: SearchIndex
    vectors: DatabaseVectorStore
    follower: Follower
    runner: Runner
    _ending: Event = field(default_factory=Event)
    _threads: list[Thread] = field(default_factory=list)

    def start(self) -> None:
        """Begin what goes on beside the requests: following changes into the index, and the jobs."""
        self.follower.start()
        if self.settings.runs_jobs:
            jobs = Thread(
                target=self.runner.run_forever,
                args=(self._ending,),
                name="acervo-jobs",
                daemon=True,
            )
            self._threads.append(jobs)
            jobs.start()

    def close(self) -> None:
        """End what goes on, and let go of what was opened."""
        self._ending.set()
        self.follower.stop()
        for thread in self._threads:
            thread.join(PATIENCE_SECONDS)
        self.engine.dispose()


def open_house(settings: Settings) -> House:
    """Open the house that the settings describe. Nothing is connected to until it is needed."""
    use_one_heap()
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
        follower=Follower(sessions, index, vectors, applied=partial(ask_if_due, sessions)),
        runner=Runner(
            sessions,
            handlers_of(settings, index, vectors),
            f"{socket.gethostname()}:{os.getpid()}",
            SCHEDULES,
        ),
    )
