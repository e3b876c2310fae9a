"""The house: everything one process opens once and all its doors share."""

from dataclasses import dataclass

from sqlalchemy import Engine

from registry.database.engine import open_engine
from registry.history.unit_of_work import Sessions
from registry.settings import Settings


@dataclass(frozen=True)
class House:
    """What the doors stand on."""

    settings: Settings
    engine: Engine
    sessions: Sessions

    def close(self) -> None:
        """Let go of what was opened."""
        self.engine.dispose()


def open_house(settings: Settings) -> House:
    """Open the house that the settings describe. Nothing is connected to until it is needed."""
    engine = open_engine(settings)
    return House(settings=settings, engine=engine, sessions=Sessions(engine))
