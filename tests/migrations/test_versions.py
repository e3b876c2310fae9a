"""One history of the tables, forth and back, on both databases."""

from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from registry.database.migrating import differences, downgrade, is_current, migrate
from tests.house.sources import PROJECT

revisions = [
    script.revision for script in ScriptDirectory(str(PROJECT / "migrations")).walk_revisions()
]


def test_versions_lead_to_the_tables_that_the_models_describe(empty_database):
    migrate(empty_database.settings)

    assert differences(empty_database.settings) is None
    assert is_current(empty_database.engine)


def test_each_version_can_be_taken_back_and_done_again(empty_database):
    settings = empty_database.settings
    for revision in reversed(revisions):
        migrate(settings, revision)
        downgrade(settings, "-1")
        migrate(settings, revision)

    assert differences(settings) is None


def test_nothing_is_left_when_all_is_taken_back(empty_database):
    migrate(empty_database.settings)

    downgrade(empty_database.settings, "base")

    assert inspect(empty_database.engine).get_table_names() == ["alembic_version"]


def test_migrating_again_changes_nothing(empty_database):
    migrate(empty_database.settings)
    before = set(inspect(empty_database.engine).get_table_names())

    migrate(empty_database.settings)

    assert set(inspect(empty_database.engine).get_table_names()) == before
