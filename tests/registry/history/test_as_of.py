"""The registry as of any past day, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.history.queries import rows_as_of
from registry.history.unit_of_work import Sessions

ROWS = 1_000
DAYS = 10


def register(session, number):
    session.add(
        Agency(code=f"A{number:04}", name=f"as of day 0: {number}", kind=AgencyKind.CENTRAL)
    )


class TestAsOf:
    def test_a_thousand_rows_are_read_as_each_past_day_had_them(self, fresh_database, clock):
        sessions = Sessions(fresh_database.engine)
        with sessions.writing() as session:
            for number in range(ROWS):
                register(session, number)
        ends = [clock.moment]
        for day in range(1, DAYS):
            clock.forward(days=1)
            with sessions.writing() as session:
                # each day changes a tenth of the rows and, on its fifth day, deletes another tenth
                rows = list(session.scalars(select(Agency).order_by(Agency.code)))
                for agency in rows[day::DAYS]:
                    agency.name = f"as of day {day}: {agency.code}"
                if day == 5:
                    for agency in rows[::DAYS]:
                        session.delete(agency)
            ends.append(clock.moment)

        with sessions.reading() as session:
            before = rows_as_of(session, Agency, ends[0] - timedelta(seconds=1))
            by_day = [
                {row.code: row.name for row in rows_as_of(session, Agency, end)} for end in ends
            ]

        assert before == []
        assert [len(names) for names in by_day] == [ROWS] * 5 + [ROWS * 9 // 10] * 5
        for day, names in enumerate(by_day):
            changed = {int(name.split()[3].rstrip(":")) for name in names.values()}
            assert changed == set(range(day + 1))

    def test_a_row_of_the_past_has_its_columns_types(self, fresh_database, clock):
        sessions = Sessions(fresh_database.engine)
        with sessions.writing() as session:
            agency = Agency(code="BPS", name="x", kind=AgencyKind.AUTONOMOUS)
            session.add(agency)

        with sessions.reading() as session:
            (past,) = rows_as_of(session, Agency, clock.moment)

        assert (past.id, past.kind, past.created_at) == (
            agency.id,
            AgencyKind.AUTONOMOUS,
            clock.moment,
        )

    def test_a_unit_that_fails_leaves_no_image(self, fresh_database, clock):
        sessions = Sessions(fresh_database.engine)

        with pytest.raises(ZeroDivisionError), sessions.writing() as session:  # noqa: PT012  the unit is what fails
            register(session, 1)
            session.flush()
            raise ZeroDivisionError

        with sessions.reading() as session:
            assert rows_as_of(session, Agency, clock.moment) == []

    def test_a_kept_row_is_never_changed_by_a_bulk_statement(self, session):
        with pytest.raises(TypeError, match="keeps its past"):
            session.execute(update(Agency).values(name="quietly"))
