"""Sessions that commit, and a runner with handlers of the test's own."""

import pytest

from registry.history.unit_of_work import Sessions
from registry.jobs.queries import find_job
from registry.jobs.runner import Runner
from registry.jobs.service import enqueue


@pytest.fixture
def sessions(fresh_database):
    return Sessions(fresh_database.engine)


@pytest.fixture
def asked(sessions):
    """Ask for a job and return its id."""

    def asked(kind="sum", arguments=None, **given):
        with sessions.writing() as session:
            return enqueue(session, kind, arguments, **given).id

    return asked


@pytest.fixture
def found(sessions):
    """Look at a job as anyone sees it now."""

    def found(job_id):
        with sessions.reading() as session:
            return find_job(session, job_id)

    return found


@pytest.fixture
def runner(sessions):
    """Make a runner; by default of one handler that adds."""

    def runner(handler=add, **given):
        return Runner(sessions, {"sum": handler}, "test", **given)

    return runner


def add(context):
    return sum(context.arguments.get("numbers", ()))
