"""One history of the tables, forth and back, on both databases."""

from collections import Counter

from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text, update

from registry.actors.rules import STRANGER, SYSTEM
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.models import Software
from registry.catalogue.visibility import listed_for
from registry.database.migrating import differences, downgrade, migrate
from registry.database.version import head, is_current, known
from registry.history.models import ChangeCounter
from registry.history.queries import changed_rows, last_change, last_recorded_at, rows_as_of
from registry.history.unit_of_work import Sessions
from registry.reviews.uniting import unite
from registry.tables import Table
from registry.terms.models import ThesaurusEdition
from tests.house.sources import PROJECT

revisions = [
    script.revision for script in ScriptDirectory(str(PROJECT / "migrations")).walk_revisions()
]


PASSING = {
    ChangeCounter.__tablename__,  # its moment may be that of the last image
    ThesaurusEdition.__tablename__,  # a stamp: any other says that it is not the same as before
}


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


def test_the_versions_that_are_known_are_those_alembic_finds():
    scripts = ScriptDirectory(str(PROJECT / "migrations"))

    assert (known(), head()) == (frozenset(revisions), scripts.get_current_head())


def test_migrating_again_changes_nothing(empty_database):
    migrate(empty_database.settings)
    before = set(inspect(empty_database.engine).get_table_names())

    migrate(empty_database.settings)

    assert set(inspect(empty_database.engine).get_table_names()) == before


def test_rows_and_history_outlive_versions_that_are_taken_back(seeded_database):
    settings, sessions = seeded_database.settings, Sessions(seeded_database.engine)
    before = _all_rows(sessions)

    downgrade(settings, "0001")
    migrate(settings)

    assert _all_rows(sessions) == before
    with sessions.reading() as session:
        last, recorded_at = last_change(session), last_recorded_at(session)
        assert last > 0
        assert len(rows_as_of(session, Agency, recorded_at)) > 0
    with sessions.writing() as session:
        session.add(Agency(code="NUEVO", name="Nuevo", kind=AgencyKind.CENTRAL))
    with sessions.reading() as session:
        assert [number for number, *_ in changed_rows(session, last, ["agency"])] == [last + 1]


def test_ways_of_coming_from_another_become_plain_ones_and_come_again(seeded_database):
    settings, sessions = seeded_database.settings, Sessions(seeded_database.engine)
    before = _relations(sessions)

    downgrade(settings, "0008")
    plain = _relations(sessions)
    migrate(settings)

    assert before["adaptation_of"] > 0
    assert plain.keys() == {"based_on", "successor"}
    assert _relations(sessions) == before


def _relations(sessions):
    """Return how many ties there are of each relation, in any version of the table."""
    with sessions.reading() as session:
        return Counter(session.scalars(text("SELECT relation FROM lineage")))


def test_a_merger_of_before_is_kept_by_which_entry_it_was_and_its_name_is_not(seeded_database):
    settings, sessions = seeded_database.settings, Sessions(seeded_database.engine)
    with sessions.writing() as session:
        open_ones = select(Software).where(listed_for(STRANGER)).order_by(Software.slug)
        duplicate, kept = session.scalars(open_ones.limit(2))
        unite(session, SYSTEM, duplicate, kept)
        ids, name = (duplicate.id, kept.id), kept.name
    downgrade(settings, "0008")
    with seeded_database.engine.begin() as connection:
        connection.execute(
            update(Software.__table__)
            .where(Software.id == ids[0])
            .values(withdrawn_reason=name)
        )

    migrate(settings)

    with sessions.reading() as session:
        merged = session.get_one(Software, ids[0])
        assert (merged.merged_into_id, merged.withdrawn_reason) == (ids[1], None)


def _all_rows(sessions):
    """Return what every table holds that says something of its own."""
    with sessions.reading() as session:
        return {
            table.name: sorted(map(repr, session.execute(select(table))))
            for table in Table.metadata.sorted_tables
            if table.name not in PASSING
        }
