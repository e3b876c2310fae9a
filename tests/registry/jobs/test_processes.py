"""Jobs with several processes at work on one database, some of which are killed."""

import os
import signal
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from registry.jobs.claims import LEFT
from registry.jobs.queries import count_jobs
from registry.jobs.runner import Runner
from registry.jobs.vocabulary import JobState
from tests.environment.clock import HandClock
from tests.registry.jobs.worker import hang, turns_in

PROJECT = Path(__file__).parents[3]
PATIENCE = 60  # seconds


@pytest.fixture
def notes(fresh_database):
    return fresh_database.settings.data_dir / "notes"


@pytest.fixture
def worker(fresh_database):
    """Start a process that does jobs, and end it afterwards if it still lives."""

    @contextmanager
    def worker(name):
        settings = fresh_database.settings
        process = subprocess.Popen(  # noqa: S603  our own words alone
            [sys.executable, "-m", "tests.registry.jobs.worker", name],
            cwd=PROJECT,
            env={
                "PATH": os.environ["PATH"],
                "ACERVO_DATA_DIR": str(settings.data_dir),
                "ACERVO_DATABASE_URL": settings.database,
                "ACERVO_SECRET_KEY": settings.secret_key,
            },
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(PATIENCE)

    return worker


class TestSeveralProcesses:
    def test_do_each_job_once_and_each_turn_of_a_schedule_once(
        self, fresh_database, sessions, asked, notes, worker
    ):
        jobs = [asked("note", {"file": str(notes)}) for _ in range(40)]

        with ExitStack() as several:
            for name in ("one", "two", "three"):
                several.enter_context(worker(name))
            wait_until(lambda: count(sessions, JobState.DONE) == len(jobs) + 1)

        assert sorted(lines(notes)) == sorted(f"{job} done" for job in jobs)
        assert len(lines(turns_in(fresh_database.settings))) == 1


class TestKilledProcess:
    def test_leaves_its_job_to_another(self, sessions, asked, found, notes, worker):
        job_id = asked("hang", {"file": str(notes)})
        with worker("killed") as process:
            wait_until(lambda: lines(notes) == [f"{job_id} begun 1"])
            process.send_signal(signal.SIGKILL)
            process.wait(PATIENCE)

        another = Runner(sessions, {"hang": hang}, "another")
        with HandClock(datetime.now(UTC) + timedelta(minutes=1)).running() as clock:
            another.run_one()
            assert (found(job_id).state, found(job_id).error) == (JobState.QUEUED, LEFT)
            clock.forward(seconds=5)
            another.run_one()

        assert (found(job_id).state, found(job_id).attempts) == (JobState.DONE, 2)
        assert lines(notes)[-2:] == [f"{job_id} begun 2", f"{job_id} done"]

    def test_is_not_needed_to_end_one(self, sessions, worker):
        with worker("told to end") as process:
            wait_until(lambda: count(sessions, JobState.DONE) == 1)  # the schedule's turn

        assert process.returncode == 0


def lines(file):
    return file.read_text().splitlines() if file.exists() else []


def count(sessions, state):
    with sessions.reading() as session:
        return count_jobs(session)[state]


def wait_until(is_so):
    pause = Event()
    for _ in range(PATIENCE * 20):
        if is_so():
            return
        pause.wait(0.05)
    message = "it never came"
    raise AssertionError(message)
