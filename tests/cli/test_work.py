"""`acervo work`."""

import signal
import subprocess
import sys
import time

import pytest

from registry.house import open_house
from registry.jobs.models import Job
from registry.jobs.service import enqueue
from tests.environment.server import PROJECT, environment_of

PATIENCE_SECONDS = 60


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_does_jobs_and_ends_when_it_is_told(fresh_database, told):
    house = open_house(fresh_database.settings)
    with house.sessions.writing() as session:
        job = enqueue(session, "registry.forget_what_ended", {})
    process = subprocess.Popen(
        [sys.executable, "-m", "cli.main", "work"],
        cwd=PROJECT,
        env=environment_of(fresh_database.settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        until = time.monotonic() + PATIENCE_SECONDS
        state = None
        while state != "done" and time.monotonic() < until and process.poll() is None:
            time.sleep(0.2)
            with house.sessions.reading() as session:
                state = session.get_one(Job, job.id).state

        process.send_signal(told)
        _, errors = process.communicate(timeout=PATIENCE_SECONDS)
    finally:
        process.kill()
        process.wait()
        house.close()

    assert state == "done"
    assert process.returncode == 0
    assert b"Traceback" not in errors
