"""How a test database gets its tables: by the migrations, as a real one does."""

from datetime import UTC, datetime

from sqlalchemy import insert

from registry.database.engine import for_writing, open_engine
from registry.history.models import ChangeCounter
from registry.settings import Settings
from registry.tables import Table


def migrate(settings: Settings) -> None:
    """Give an empty database its tables."""
    engine = open_engine(settings)
    with for_writing(engine).begin() as connection:
        Table.metadata.create_all(connection)
        connection.execute(
            insert(ChangeCounter).values(
                id=1, number=0, recorded_at=datetime(2000, 1, 1, tzinfo=UTC)
            )
        )
    engine.dispose()
