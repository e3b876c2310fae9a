"""The change number rises in commit order, so that a follower misses nothing."""

import threading
import time

from sqlalchemy import select

from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.errors import BusyError
from registry.history.models import RowImage
from registry.history.queries import changed_rows, last_change
from registry.history.unit_of_work import Sessions

WRITERS = 4
UNITS = 12


def agency(code):
    return Agency(code=code, name=code, kind=AgencyKind.CENTRAL)


class Watcher:
    """Reads changes all the while, each time from where it got to."""

    def __init__(self, sessions):
        self.sessions, self.seen, self.last, self.ended = sessions, [], 0, threading.Event()

    def look(self):
        with self.sessions.reading() as session:
            for number, _, row_id in changed_rows(session, self.last, ["agency"]):
                self.seen.append(row_id)
                self.last = number

    def run(self):
        while not self.ended.is_set():
            self.look()
        self.look()


def write_until_it_is_taken(sessions, code):
    while True:
        try:
            with sessions.writing() as session:
                session.add(agency(code))
                time.sleep(0.002)  # its number is taken later than its work began
        except BusyError:
            continue
        return


class TestChangeNumber:
    def test_no_change_is_missed_while_several_write(self, fresh_database):
        sessions = Sessions(fresh_database.engine)
        watcher = Watcher(sessions)
        watching = threading.Thread(target=watcher.run)
        watching.start()
        writers = [
            threading.Thread(
                target=lambda writer=writer: [
                    write_until_it_is_taken(sessions, f"W{writer}-{unit}")
                    for unit in range(UNITS)
                ]
            )
            for writer in range(WRITERS)
        ]
        for thread in writers:
            thread.start()
        for thread in writers:
            thread.join()
        watcher.ended.set()
        watching.join()

        with sessions.reading() as session:
            written = set(session.scalars(select(Agency.id)))
        assert len(written) == WRITERS * UNITS
        assert set(watcher.seen) == written
        assert len(watcher.seen) == len(written)

    def test_an_older_transaction_that_commits_after_a_younger_one_is_not_skipped(
        self, fresh_database
    ):
        sessions = Sessions(fresh_database.engine)
        watcher = Watcher(sessions)
        if fresh_database.kind == "sqlite":
            self._older_waits_for_the_younger(sessions)
        else:
            self._older_commits_last(sessions, watcher)
        watcher.look()

        with sessions.reading() as session:
            written = set(session.scalars(select(Agency.id)))
            numbers = list(
                session.scalars(select(RowImage.change_number).order_by(RowImage.recorded_at))
            )
            assert last_change(session) == 2
        assert set(watcher.seen) == written
        assert numbers == sorted(numbers)

    def _older_commits_last(self, sessions, watcher):
        with sessions.writing() as older:
            older.add(agency("OLDER"))
            older.flush()
            with sessions.writing() as younger:
                younger.add(agency("YOUNGER"))
            watcher.look()
            assert len(watcher.seen) == 1  # the younger one alone is there to be seen

    def _older_waits_for_the_younger(self, sessions):
        """SQLite has one writer at a time: the younger unit waits, and gets its number after."""
        started = threading.Event()

        def younger():
            started.set()
            write_until_it_is_taken(sessions, "YOUNGER")

        thread = threading.Thread(target=younger)
        with sessions.writing() as older:
            older.add(agency("OLDER"))
            thread.start()
            started.wait()
        thread.join()
