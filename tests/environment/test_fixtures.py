"""The ground is tested too: a test that stands on sand proves nothing."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from registry import clock as registry_clock
from registry.history.models import ChangeCounter, RowImage
from registry.history.unit_of_work import Sessions

IMAGE = {
    "change_number": 1,
    "table_name": "agency",
    "row_id": UUID("3f0c1d52-6a57-4a3e-9a43-0d1c7f6b2e11"),
    "recorded_at": datetime(2026, 3, 2, tzinfo=UTC),
    "image": {},
    "changed_personal": [],
}


class TestSession:
    def test_stands_on_a_migrated_database(self, session):
        assert session.scalar(select(ChangeCounter.number)) == 0

    def test_can_commit_what_it_then_sees(self, session):
        session.execute(text("UPDATE change_counter SET number = 7"))
        session.commit()
        session.rollback()

        assert session.scalar(select(ChangeCounter.number)) == 7

    def test_has_left_nothing_behind_for_the_next_one(self, session):
        assert session.scalar(select(ChangeCounter.number)) == 0

    def test_cannot_change_what_is_only_ever_added_to(self, session):
        session.execute(insert(RowImage).values(IMAGE))

        with pytest.raises(DBAPIError):
            session.execute(text("DELETE FROM row_image"))


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
