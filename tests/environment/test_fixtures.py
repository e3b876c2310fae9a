"""The ground is tested too: a test that stands on sand proves nothing."""

from datetime import date

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from registry import clock as registry_clock
from registry.history.models import ChangeCounter
from registry.history.unit_of_work import Sessions


class TestSession:
    def test_stands_on_a_migrated_database(self, session):
        assert session.scalar(select(ChangeCounter.number)) == 0

    def test_leaves_nothing_behind_even_after_a_commit(self, session):
        session.execute(text("CREATE TABLE left_behind (id integer)"))
        session.commit()
        session.rollback()

        assert session.scalar(text("SELECT count(*) FROM left_behind")) == 0

    def test_has_left_nothing_behind(self, engine):
        with engine.connect() as connection:
            assert not engine.dialect.has_table(connection, "left_behind")


class TestFreshDatabase:
    def test_keeps_what_is_committed_for_others_to_see(self, fresh_database):
        with Sessions(fresh_database.engine).writing() as session:
            session.execute(text("UPDATE change_counter SET number = 7"))

        with Session(fresh_database.engine) as other:
            assert other.scalar(select(ChangeCounter.number)) == 7


class TestClock:
    def test_stands_still_until_it_is_moved(self, clock):
        first = registry_clock.now()
        assert registry_clock.now() == first

        clock.forward(days=1)

        assert registry_clock.today() == date(2026, 3, 3)
