"""Any order of events: a model of what a job's states ought to be walks beside the table."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import delete, select

from registry.actors.rules import SYSTEM
from registry.errors import NotFoundError
from registry.history.unit_of_work import Sessions
from registry.jobs import claims, service
from registry.jobs.models import Job
from registry.jobs.queries import find_job
from registry.jobs.rules import pause_after
from registry.jobs.vocabulary import LEASE, JobState
from tests.environment.clock import HandClock
from tests.environment.databases import lend_database

KINDS = {"sum"}
MOST = 3


@dataclass
class Expected:
    """What a job ought to be."""

    run_at: datetime
    key: str | None
    state: JobState = JobState.QUEUED
    attempts: int = 0
    cancelled: bool = False
    until: datetime | None = None
    holders: list[str] = field(default_factory=list)


class Jobs(RuleBasedStateMachine):
    """Events that can befall jobs, in any order."""

    sessions: Sessions

    def __init__(self):
        super().__init__()
        self.clock = HandClock(datetime(2026, 3, 2, 12, tzinfo=UTC))
        self._clock = self.clock.running()
        self._clock.__enter__()
        self.expected: dict[object, Expected] = {}
        self.holders = 0
        with self.sessions.writing() as session:
            session.execute(delete(Job))

    def teardown(self):
        self._clock.__exit__(None, None, None)

    @rule(key=st.sampled_from([None, None, "index"]), later=st.integers(0, 20))
    def ask(self, key, later):
        run_at = self.clock.moment + timedelta(seconds=later)
        with self.sessions.writing() as session:
            job = service.enqueue(
                session, "sum", run_at=run_at, unique_key=key, max_attempts=MOST
            )
        present = [
            job_id
            for job_id, one in self.expected.items()
            if key and one.key == key and not one.state.is_over
        ]
        assert not present or present == [job.id]
        self.expected.setdefault(job.id, Expected(run_at, key))

    @rule(seconds=st.sampled_from([1, 5, 30, 60, 3600]))
    def wait(self, seconds):
        self.clock.forward(seconds=seconds)

    @rule()
    def take(self):
        self._expect_left_to_be_settled()
        self.holders += 1
        holder = str(self.holders)
        with self.sessions.writing() as session:
            job = claims.take_next(session, KINDS, holder, LEASE)

        due = {
            job_id: one
            for job_id, one in self.expected.items()
            if one.state is JobState.QUEUED and one.run_at <= self.clock.moment
        }
        if job is None:
            assert not due
            return
        assert due[job.id].run_at == min(one.run_at for one in due.values())
        taken = due[job.id]
        taken.state, taken.until = JobState.RUNNING, self.clock.moment + LEASE
        taken.attempts += 1
        taken.holders.append(holder)

    @precondition(lambda self: self._taken())
    @rule(data=st.data())
    def renew(self, data):
        job_id, one, holder = self._someone(data)
        with self.sessions.writing() as session:
            renewed = claims.renew(session, job_id, holder, LEASE, claims.Progress(1, 2))

        assert (renewed is not None) == self._holds(one, holder)
        if renewed:
            one.until = self.clock.moment + LEASE

    @precondition(lambda self: self._taken())
    @rule(data=st.data())
    def finish(self, data):
        job_id, one, holder = self._someone(data)
        with self.sessions.writing() as session:
            claims.finish(session, job_id, holder, claims.Progress(), "result")

        if self._holds(one, holder):
            one.state = JobState.DONE

    @precondition(lambda self: self._taken())
    @rule(data=st.data(), error=st.sampled_from([ValueError("bad luck"), NotFoundError()]))
    def fail(self, data, error):
        job_id, one, holder = self._someone(data)
        with self.sessions.writing() as session:
            claims.fail(session, job_id, holder, error)

        if self._holds(one, holder):
            self._settle(one, final=isinstance(error, NotFoundError) or one.attempts == MOST)

    @precondition(lambda self: self._taken())
    @rule(data=st.data())
    def give_back(self, data):
        job_id, one, holder = self._someone(data)
        with self.sessions.writing() as session:
            claims.give_back(session, job_id, holder)

        if not self._holds(one, holder):
            return
        if one.cancelled:
            self._end(one, JobState.CANCELLED)
        else:
            one.state = JobState.QUEUED
            one.attempts -= 1

    @precondition(lambda self: self.expected)
    @rule(data=st.data())
    def cancel(self, data):
        job_id = data.draw(st.sampled_from(list(self.expected)))
        one = self.expected[job_id]
        over = one.state.is_over
        with self.sessions.writing() as session:
            job = find_job(session, job_id)
            if over:
                with pytest.raises(service.JobOverError):
                    service.request_cancel(session, SYSTEM, job)
                return
            service.request_cancel(session, SYSTEM, job)
        one.cancelled = True
        if one.state is JobState.QUEUED:
            one.state = JobState.CANCELLED

    @invariant()
    def is_as_expected(self):
        with self.sessions.reading() as session:
            jobs = {job.id: job for job in session.scalars(select(Job))}
        assert jobs.keys() == self.expected.keys()
        for job_id, one in self.expected.items():
            job = jobs[job_id]
            assert (job.state, job.attempts) == (one.state, one.attempts)
            assert 0 <= job.attempts <= MOST
            assert (job.finished_at is not None) == one.state.is_over
            if one.state is JobState.RUNNING:
                assert (job.locked_by, job.locked_until) == (one.holders[-1], one.until)
            if one.state is JobState.QUEUED:
                assert job.run_at == one.run_at

    def _taken(self):
        return [job_id for job_id, one in self.expected.items() if one.holders]

    def _someone(self, data):
        """Whoever holds a job, or once held it and does not know that it lost it."""
        job_id = data.draw(st.sampled_from(self._taken()))
        one = self.expected[job_id]
        return job_id, one, data.draw(st.sampled_from(one.holders))

    def _holds(self, one, holder):
        return one.state is JobState.RUNNING and one.holders[-1] == holder

    def _expect_left_to_be_settled(self):
        for one in self.expected.values():
            if one.state is JobState.RUNNING and one.until <= self.clock.moment:
                self._settle(one, final=one.attempts == MOST)

    def _settle(self, one, *, final):
        if one.cancelled:
            self._end(one, JobState.CANCELLED)
        elif final:
            self._end(one, JobState.FAILED)
        else:
            self._rest(one)

    def _rest(self, one):
        one.state = JobState.QUEUED
        one.run_at = self.clock.moment + pause_after(one.attempts)

    def _end(self, one, state):
        one.state = state


def test_jobs_go_through_their_states_whatever_happens(ground, database_kind):
    with lend_database(ground, database_kind) as database:

        class OnThisDatabase(Jobs):
            sessions = Sessions(database.engine)

        run_state_machine_as_test(
            OnThisDatabase,
            settings=settings(
                max_examples=25,
                stateful_step_count=30,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
