"""Entries whose files named pictures before entries could: the history knows them, or a job reads them."""

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, insert, select

from registry.actors.rules import SYSTEM
from registry.catalogue.importing import import_file
from registry.catalogue.models import Software
from registry.catalogue.parts import PubliccodeFile, SoftwareText
from registry.catalogue.vocabulary import READ_PICTURES
from registry.chores import HANDLERS
from registry.database.migrating import downgrade, migrate
from registry.history.unit_of_work import Sessions
from registry.jobs.models import Job
from registry.jobs.runner import Runner
from tests.house.sources import PROJECT
from tests.registry.catalogue.publiccode.files import WHOLE

PICTURES = ("docs/logo.svg", ["docs/pantalla.png"])
BEFORE = next(
    script.down_revision
    for script in ScriptDirectory(str(PROJECT / "migrations")).walk_revisions()
    if script.path.endswith("_pictures.py")
)
TABLES = ("publisher", "software", "software_text", "publiccode_file")


@pytest.fixture
def sessions(fresh_database):
    """A registry with one entry that came from a file."""
    sessions = Sessions(fresh_database.engine)
    with sessions.writing() as session:
        import_file(session, SYSTEM, WHOLE.encode())
    return sessions


def _pictures(sessions):
    with sessions.reading() as session:
        return session.execute(
            select(Software.logo, SoftwareText.screenshots).join(
                SoftwareText, SoftwareText.software_id == Software.id
            )
        ).one()


def _jobs(sessions):
    with sessions.reading() as session:
        return list(session.scalars(select(Job).where(Job.kind == READ_PICTURES)))


def _forget_the_history(database):
    """Leave the rows of one version before, and nothing of what they were."""
    tables = MetaData()
    tables.reflect(database.engine, only=TABLES)
    with database.engine.connect() as connection:
        kept = {name: connection.execute(select(tables.tables[name])).all() for name in TABLES}
    downgrade(database.settings, "base")
    migrate(database.settings)
    downgrade(database.settings, BEFORE)
    with database.engine.begin() as connection:
        for name in TABLES:
            rows = [row._asdict() for row in kept[name]]
            connection.execute(insert(tables.tables[name]), rows)


def test_what_the_history_knows_comes_again(fresh_database, sessions):
    downgrade(fresh_database.settings, BEFORE)

    migrate(fresh_database.settings)

    assert _pictures(sessions) == PICTURES
    assert _jobs(sessions) == []


def test_without_it_a_job_reads_the_files(fresh_database, sessions):
    downgrade(fresh_database.settings, BEFORE)
    _forget_the_history(fresh_database)

    migrate(fresh_database.settings)

    assert _pictures(sessions) == (None, [])
    assert len(_jobs(sessions)) == 1
    Runner(sessions, HANDLERS, "test").run_one()
    assert _pictures(sessions) == PICTURES
    with sessions.reading() as session:
        assert session.scalars(select(PubliccodeFile.are_pictures_read)).all() == [True]


def test_the_job_goes_with_its_version(fresh_database, sessions):
    downgrade(fresh_database.settings, BEFORE)
    _forget_the_history(fresh_database)
    migrate(fresh_database.settings)

    downgrade(fresh_database.settings, BEFORE)

    assert _jobs(sessions) == []
