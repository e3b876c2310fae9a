from datetime import time, timedelta
from threading import Event, Thread

import pytest
from structlog.testing import capture_logs

from registry.actors.rules import SYSTEM
from registry.database.engine import for_writing, open_engine
from registry.errors import BusyError, DatabaseGoneError, NotFoundError
from registry.jobs.claims import LEFT, take_next
from registry.jobs.queries import count_jobs, find_job
from registry.jobs.runner import Runner
from registry.jobs.schemas import Schedule
from registry.jobs.service import request_cancel
from registry.jobs.vocabulary import LEASE, JobState

SHORT = timedelta(seconds=3)  # beats ten times a second


class TestRunOne:
    def test_does_what_is_due_and_keeps_its_result(self, clock, asked, found, runner):
        job_id = asked(arguments={"numbers": [2, 3]})

        assert runner().run_one()

        job = found(job_id)
        assert (job.state, job.result, job.finished_at) == (JobState.DONE, 5, clock.moment)

    def test_says_when_there_is_nothing_to_do(self, asked, runner):
        assert not runner().run_one()

    def test_leaves_what_is_due_later(self, clock, asked, runner):
        asked(run_at=clock.moment + timedelta(seconds=1))

        assert not runner().run_one()
        clock.forward(seconds=1)
        assert runner().run_one()

    def test_takes_what_has_waited_longest(self, clock, asked, found, runner):
        later = asked(run_at=clock.moment)
        first = asked(run_at=clock.moment - timedelta(hours=1))

        runner().run_one()

        assert (found(first).state, found(later).state) == (JobState.DONE, JobState.QUEUED)

    def test_leaves_kinds_that_it_has_no_handler_for(self, asked, runner):
        asked("of a later version")

        assert not runner().run_one()

    def test_shows_progress_at_the_end(self, asked, found, runner):
        job_id = asked()

        runner(lambda context: context.progress(3, 4, "Reading files")).run_one()

        job = found(job_id)
        assert (job.done, job.total, job.message) == (3, 4, "Reading files")


class TestFailure:
    def test_rests_longer_after_each_attempt_and_fails_after_the_last(
        self, clock, asked, found, runner
    ):
        job_id = asked(max_attempts=4)
        failing = runner(fail_with(ValueError("no luck")))

        pauses = []
        while found(job_id).state is JobState.QUEUED:
            assert failing.run_one()
            pauses.append((found(job_id).run_at - clock.moment).total_seconds())
            clock.set(found(job_id).run_at)

        job = found(job_id)
        assert pauses[:3] == [5, 10, 20]
        assert (job.state, job.attempts) == (JobState.FAILED, 4)
        assert job.error == "ValueError: no luck"

    def test_can_be_made_good_by_a_later_attempt(self, clock, asked, found, runner):
        job_id = asked()
        runner(fail_with(BusyError())).run_one()
        clock.forward(seconds=5)

        runner().run_one()

        assert (found(job_id).state, found(job_id).attempts) == (JobState.DONE, 2)

    def test_is_final_where_the_registry_refused(self, asked, found, runner):
        job_id = asked()

        runner(fail_with(NotFoundError())).run_one()

        assert found(job_id).state is JobState.FAILED

    def test_is_a_result_that_cannot_be_kept(self, asked, found, runner):
        job_id = asked()

        runner(lambda _: object()).run_one()

        assert found(job_id).state is JobState.QUEUED
        assert found(job_id).error.startswith("TypeError")

    def test_does_not_keep_the_values_that_a_database_error_tells(
        self, sessions, asked, found, runner
    ):
        job_id = asked()

        runner(ask_the_database_for_nonsense).run_one()

        assert "ana@demo" not in found(job_id).error


class TestLease:
    def test_takes_a_job_from_a_runner_that_fell_silent(
        self, clock, sessions, asked, found, runner
    ):
        job_id = asked()
        with sessions.writing() as session:
            take_next(session, {"sum"}, "silent", LEASE)

        clock.forward(seconds=60)
        runner().run_one()
        assert (found(job_id).state, found(job_id).error) == (JobState.QUEUED, LEFT)
        clock.forward(seconds=5)
        runner().run_one()

        assert (found(job_id).state, found(job_id).attempts) == (JobState.DONE, 2)

    def test_leaves_a_job_alone_while_its_lease_holds(self, clock, sessions, asked, runner):
        asked()
        with sessions.writing() as session:
            take_next(session, {"sum"}, "busy", LEASE)

        clock.forward(seconds=59)

        assert not runner().run_one()

    def test_gives_up_a_job_that_ends_every_process_that_does_it(
        self, clock, sessions, asked, found, runner
    ):
        job_id = asked(max_attempts=2)
        for _ in range(2):
            with sessions.writing() as session:
                take_next(session, {"sum"}, "silent", LEASE)
            clock.forward(hours=1)
            runner().run_one()
            clock.forward(hours=1)

        assert found(job_id).state is JobState.FAILED

    def test_lets_one_that_lost_it_change_nothing(self, clock, sessions, asked, found, runner):
        job_id = asked()

        def falls_silent(context):
            clock.forward(seconds=60)
            runner().run_one()
            clock.forward(seconds=5)
            runner().run_one()
            return "too late"

        runner(falls_silent).run_one()

        assert (found(job_id).state, found(job_id).result) == (JobState.DONE, 0)

    def test_is_renewed_while_the_work_goes_on(self, asked, found, runner):
        job_id = asked()
        seen = []

        def slow(context):
            first = found(job_id).locked_until
            wait_until(lambda: found(job_id).locked_until > first)
            seen.append(context)

        runner(slow, lease=SHORT).run_one()

        assert seen

    def test_is_renewed_with_the_progress(self, asked, found, runner):
        job_id = asked()

        def slow(context):
            context.progress(1, 2)
            wait_until(lambda: found(job_id).done == 1)

        runner(slow, lease=SHORT).run_one()

        assert found(job_id).state is JobState.DONE


class TestCancelling:
    def test_breaks_off_what_runs(self, sessions, asked, found, runner):
        job_id = asked()

        def endless(context):
            with sessions.writing() as session:
                request_cancel(session, SYSTEM, find_job(session, job_id))
            wait_until(context.is_cancelled)

        runner(endless, lease=SHORT).run_one()

        assert found(job_id).state is JobState.CANCELLED

    def test_comes_too_late_for_one_that_does_not_ask(self, sessions, asked, found, runner):
        job_id = asked()

        def hasty(context):
            with sessions.writing() as session:
                request_cancel(session, SYSTEM, find_job(session, job_id))

        runner(hasty).run_one()

        assert found(job_id).state is JobState.DONE

    def test_holds_for_one_that_fails_before_it_asks(self, sessions, asked, found, runner):
        job_id = asked()

        def fails(context):
            with sessions.writing() as session:
                request_cancel(session, SYSTEM, find_job(session, job_id))
            raise BusyError

        runner(fails).run_one()

        job = found(job_id)
        assert job.state is JobState.CANCELLED
        assert job.error.startswith("BusyError")

    def test_holds_for_one_whose_runner_fell_silent(
        self, clock, sessions, asked, found, runner
    ):
        job_id = asked()
        with sessions.writing() as session:
            request_cancel(session, SYSTEM, take_next(session, {"sum"}, "silent", LEASE))

        clock.forward(seconds=60)
        runner().run_one()

        assert found(job_id).state is JobState.CANCELLED


class TestRunForever:
    def test_does_jobs_with_several_hands_until_it_is_told_to_stop(
        self, sessions, asked, running
    ):
        together = Event(), Event()

        def meet(context):
            mine, other = together if context.arguments["first"] else reversed(together)
            mine.set()
            assert other.wait(10)

        for first in (True, False):
            asked(arguments={"first": first})

        with running(meet, threads=2):
            wait_until(lambda: states(sessions)[JobState.DONE] == 2)

    def test_gives_back_what_it_breaks_off_at_the_end(self, asked, found, running):
        job_id = asked()
        begun = Event()

        def endless(context):
            begun.set()
            wait_until(context.is_cancelled)

        with running(endless):
            assert begun.wait(10)

        assert (found(job_id).state, found(job_id).attempts) == (JobState.QUEUED, 0)

    def test_survives_a_fault_of_its_own(self, sessions, asked, owner, running):
        """Its table is another one's for a while, as during a migration that went wrong."""
        asked()
        owner("ALTER TABLE job RENAME COLUMN run_at TO not_run_at")

        with capture_logs() as logged, running(lambda _: None):
            wait_until(lambda: any(line["event"] == "jobs.disturbed" for line in logged))
            owner("ALTER TABLE job RENAME COLUMN not_run_at TO run_at")
            wait_until(lambda: states(sessions)[JobState.DONE] == 1)

        assert "reason" not in logged[0]  # it was no refusal of ours

    def test_waits_for_a_database_that_cannot_answer(self, sessions, asked, owner, running):
        asked()
        owner("ALTER TABLE job RENAME TO not_job")

        with capture_logs() as logged, running(lambda _: None):
            wait_until(lambda: any(line["event"] == "jobs.disturbed" for line in logged))
            owner("ALTER TABLE not_job RENAME TO job")
            wait_until(lambda: states(sessions)[JobState.DONE] == 1)

        assert logged[0]["reason"] == DatabaseGoneError.code

    @pytest.fixture
    def owner(self, fresh_database):
        """Whoever owns the tables, at the database."""
        settings = fresh_database.settings
        engine = for_writing(open_engine(settings, settings.migration_database))

        def owner(statement):
            with engine.begin() as connection:
                connection.exec_driver_sql(statement)

        yield owner
        engine.dispose()

    @pytest.fixture
    def running(self, sessions):
        def running(handler, threads=1):
            return Running(Runner(sessions, {"sum": handler}, "test"), threads)

        return running


class TestSchedules:
    DAILY = Schedule("sum", daily_at=time(11), arguments={"numbers": [1]})

    def test_ask_once_for_each_turn_however_many_runners_look(self, clock, sessions, runner):
        runners = [runner(schedules=[self.DAILY]) for _ in range(3)]

        for _ in range(3):
            for each in runners:
                each.look_at_the_clock()
                each.run_one()
            clock.forward(days=1)

        assert states(sessions)[JobState.DONE] == 3

    def test_ask_once_even_at_the_same_moment(self, clock, sessions, runner):
        looks = [
            Thread(target=runner(schedules=[self.DAILY]).look_at_the_clock) for _ in range(6)
        ]
        for look in looks:
            look.start()
        for look in looks:
            look.join()

        assert states(sessions)[JobState.QUEUED] == 1

    def test_make_up_once_for_what_was_missed(self, clock, sessions, runner):
        hourly = runner(schedules=[Schedule("sum", every=timedelta(hours=1))])
        hourly.look_at_the_clock()

        clock.forward(hours=5)
        hourly.look_at_the_clock()

        assert states(sessions)[JobState.QUEUED] == 2


class Running:
    """A runner at work while the block runs."""

    def __init__(self, runner, threads):
        self.stop = Event()
        self.thread = Thread(target=runner.run_forever, args=(self.stop, threads))

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join()


def wait_until(is_so):
    pause = Event()
    for _ in range(1000):
        if is_so():
            return
        pause.wait(0.02)
    message = "it never came"
    raise AssertionError(message)


def states(sessions):
    with sessions.reading() as session:
        return count_jobs(session)


def fail_with(error):
    def handler(context):
        raise error

    return handler


def ask_the_database_for_nonsense(context):
    with context.sessions.reading() as session:
        session.connection().exec_driver_sql("SELECT nothing FROM nowhere WHERE 'ana@demo' = 1")
