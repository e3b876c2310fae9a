"""Taking in what a repository says of itself, by its address."""

from cli.rows import Row, as_row, refused
from registry.actors.rules import SYSTEM
from registry.agencies.queries import find_agency
from registry.catalogue.from_repository import import_from_repository
from registry.catalogue.importing import ImportRun
from registry.catalogue.repository_reading.reading import read_repository
from registry.errors import RefusalError, UnavailableError
from registry.house import House
from registry.outside.fetching import limits_of
from registry.upkeep.service.confirming import note_licence_file


def is_address(text: str) -> bool:
    """Tell whether what was typed is an address, and no file."""
    return text.lower().startswith(("https://", "http://"))


def row_of_repository(
    house: House, address: str, agency: str | None, run: ImportRun, language: str | None
) -> Row:
    """Look into a repository, which no unit of work waits for, take it in, and return what became of it."""
    settings = house.settings
    try:
        reading = read_repository(
            address, language or settings.default_language, limits=limits_of(settings)
        )
        with house.sessions.writing() as session:
            owner = find_agency(session, agency) if agency else None
            imported = import_from_repository(session, SYSTEM, reading, owner, run)
            if imported.software is not None:
                has_file = reading.has_licence_file
                note_licence_file(session, SYSTEM, imported.software, has_file=has_file)
            return as_row(house, address, imported)
    except UnavailableError:
        raise  # it is not the address's fault: the next one would not fare better
    except RefusalError as refusal:
        return refused(house, address, refusal.sentence, **refusal.params)
