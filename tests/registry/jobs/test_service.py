from datetime import timedelta

import pytest
from sqlalchemy import select

from registry.actors.rules import STRANGER, SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role
from registry.audit.models import AuditEvent
from registry.chance import new_id
from registry.database.paging import PageAsked
from registry.errors import NotAllowedError, NotFoundError, SignInNeededError
from registry.history.unit_of_work import close_unit
from registry.jobs.models import Job
from registry.jobs.queries import count_jobs, find_job, list_jobs
from registry.jobs.service import JobOverError, enqueue, forget_finished, request_cancel
from registry.jobs.vocabulary import JobState


@pytest.fixture
def session(clock, session):
    return session


class TestEnqueue:
    def test_asks_for_a_job_at_once(self, session, clock):
        job = enqueue(session, "sum", {"numbers": [1, 2]})

        assert (job.state, job.run_at, job.attempts) == (JobState.QUEUED, clock.moment, 0)
        assert job.arguments == {"numbers": [1, 2]}

    def test_asks_for_one_later(self, session, clock):
        tomorrow = clock.moment + timedelta(days=1)

        assert enqueue(session, "sum", run_at=tomorrow).run_at == tomorrow

    def test_asks_once_for_what_has_a_key(self, session):
        first = enqueue(session, "sum", unique_key="index")

        assert enqueue(session, "sum", unique_key="index") is first

    def test_asks_again_once_the_first_is_over(self, session):
        first = enqueue(session, "sum", unique_key="index")
        request_cancel(session, SYSTEM, first)

        assert enqueue(session, "sum", unique_key="index") is not first


class TestRequestCancel:
    def test_stops_a_job_that_waits(self, session, clock):
        job = enqueue(session, "sum")

        request_cancel(session, SYSTEM, job)

        assert (job.state, job.finished_at) == (JobState.CANCELLED, clock.moment)

    def test_is_on_record(self, session):
        job = enqueue(session, "sum")
        admin = Actor(ActorKind.PERSON, new_id(), None, frozenset({Role.ADMIN}))

        request_cancel(session, admin, job)
        close_unit(session)

        event = session.scalars(select(AuditEvent)).one()
        assert (event.event, event.actor_id, event.subject_id) == (
            "job.cancelled",
            admin.id,
            job.id,
        )

    def test_refuses_a_job_that_ended(self, session):
        job = enqueue(session, "sum")
        request_cancel(session, SYSTEM, job)

        with pytest.raises(JobOverError):
            request_cancel(session, SYSTEM, job)

    def test_refuses_a_stranger(self, session):
        with pytest.raises(SignInNeededError):
            request_cancel(session, STRANGER, enqueue(session, "sum"))

    @pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMIN}))
    def test_refuses_everyone_but_an_administrator(self, session, role):
        actor = Actor(ActorKind.PERSON, new_id(), new_id(), frozenset({role}))

        with pytest.raises(NotAllowedError):
            request_cancel(session, actor, enqueue(session, "sum"))


class TestQueries:
    def test_lists_the_newest_first_by_pages(self, session):
        jobs = [enqueue(session, "sum") for _ in range(3)]
        enqueue(session, "other")
        in_order = sorted(jobs, key=lambda job: job.id, reverse=True)

        page = list_jobs(session, PageAsked(limit=2), "sum")
        rest = list_jobs(session, PageAsked(page.next, 2), "sum")

        assert page.items + rest.items == in_order
        assert rest.next is None

    def test_counts_every_state(self, session):
        enqueue(session, "sum")

        assert count_jobs(session) == {
            JobState.QUEUED: 1,
            JobState.RUNNING: 0,
            JobState.DONE: 0,
            JobState.FAILED: 0,
            JobState.CANCELLED: 0,
        }

    def test_refuses_a_job_that_is_not_there(self, session):
        with pytest.raises(NotFoundError):
            find_job(session, new_id())


class TestForgetFinished:
    def test_deletes_what_ended_a_month_ago_alone(self, session, clock):
        old, new, waiting = (enqueue(session, "sum") for _ in range(3))
        for job, days in ((old, 30), (new, 29)):
            job.state = JobState.DONE
            job.finished_at = clock.moment - timedelta(days=days)
        session.flush()

        forget_finished(session)

        assert set(session.scalars(select(Job.id))) == {new.id, waiting.id}
