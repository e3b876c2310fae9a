"""How a test database gets its tables: by the migrations, as a real one does."""

from registry.database import migrating
from registry.settings import Settings


def migrate(settings: Settings) -> None:
    """Give an empty database its tables."""
    migrating.migrate(settings)
