"""Does the jobs: in the server's process or in one of its own, with as many hands as it is given.

Beside each job beats a pulse: a thread that renews the lease, shows the progress and hears of
cancelling, while the handler only works. So a handler's units of work never meet its job's own.
"""

import json
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from threading import Event, Thread
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy.orm import Session

from registry import clock
from registry.chance import new_id
from registry.errors import RefusalError, UnavailableError
from registry.history.unit_of_work import Sessions
from registry.jobs import claims, rules
from registry.jobs.models import Job
from registry.jobs.queries import has_occasion, has_work
from registry.jobs.schemas import Schedule
from registry.jobs.service import enqueue_occasion
from registry.jobs.vocabulary import LEASE

IDLE_SECONDS = 1.0
BEATS = 30  # within a lease, so that missing a few costs nothing
PATIENCE_SECONDS = 10.0  # for handlers to notice that the runner ends
PAUSES_SECONDS = (0.0, 1.0, 5.0)  # before each try to set down how an attempt ended

_log = structlog.get_logger(__name__)


class JobContext:
    """What a handler is given: its arguments, the sessions, and word from and to its job."""

    def __init__(self, sessions: Sessions, job: Job, ending: Event) -> None:
        self.sessions = sessions
        self.job_id: UUID = job.id
        self.arguments: Mapping[str, Any] = job.arguments  # Any: a JSON value
        self.attempt = job.attempts
        self.reached = claims.Progress()
        self.stopped = Event()
        self.broke_off = False
        self._ending = ending

    def progress(self, done: int, total: int | None = None, message: str | None = None) -> None:
        """Say how far it has come, and by a message id what is done; shown within seconds."""
        self.reached = claims.Progress(done, total, message)

    def is_cancelled(self) -> bool:
        """Tell whether to break off: the job was cancelled or taken away, or the runner ends.

        A handler asks between its steps, and returns with no step half done.
        """
        self.broke_off = self.stopped.is_set() or self._ending.is_set()
        return self.broke_off


Handler = Callable[[JobContext], Any]  # Any: the job's result, a JSON value


class Runner:
    """Does the jobs of the kinds that it has handlers for."""

    def __init__(
        self,
        sessions: Sessions,
        handlers: Mapping[str, Handler],
        name: str,
        schedules: Iterable[Schedule] = (),
        lease: timedelta = LEASE,
    ) -> None:
        self.sessions = sessions
        self.handlers = dict(handlers)
        self.name = name
        self.schedules = tuple(schedules)
        self.lease = lease
        self._ending = Event()

    def run_forever(self, stop: Event, threads: int = 1) -> None:
        """Do jobs until told to stop; then break off what runs, so that another takes it up."""
        self._ending = stop
        hands = [Thread(target=self._work, daemon=True) for _ in range(threads)]
        for hand in hands:
            hand.start()
        while not stop.is_set():
            self._undisturbed(self.look_at_the_clock)
            stop.wait(IDLE_SECONDS)
        for hand in hands:
            hand.join(PATIENCE_SECONDS)

    def look_at_the_clock(self) -> None:
        """Ask for the jobs whose turn has come by their schedule."""
        now = clock.now()
        with self.sessions.reading() as session:
            turns = [(each, rules.occasion_of(each, now)) for each in self.schedules]
            due = [each for each, occasion in turns if not has_occasion(session, occasion)]
        for schedule in due:
            with self.sessions.writing() as session:
                enqueue_occasion(session, schedule)

    def run_one(self) -> bool:
        """Do one job that is due; tell whether there was one."""
        with self.sessions.reading() as session:  # waiting takes no lock
            if not has_work(session, self.handlers, clock.now()):
                return False
        holder = f"{self.name} {new_id().hex}"
        with self.sessions.writing() as session:
            job = claims.take_next(session, self.handlers, holder, self.lease)
        if job is not None:
            self._set_down(self._attempt(job, holder), job, holder)
        return job is not None

    def _work(self) -> None:
        while not self._ending.is_set():
            if not self._undisturbed(self.run_one):
                self._ending.wait(IDLE_SECONDS)

    def _attempt(self, job: Job, holder: str) -> "Outcome":
        context = JobContext(self.sessions, job, self._ending)
        try:
            with self._pulse(context, holder):
                result = self.handlers[job.kind](context)
                json.dumps(result)  # what cannot be kept is the handler's fault
        except Exception as error:  # noqa: BLE001  whatever it is, the job has failed and not we
            where = traceback.format_tb(error.__traceback__)  # its words could be personal
            _log.warning(
                "job.failed",
                kind=job.kind,
                job=str(job.id),
                error=type(error).__name__,
                where=where,
            )
            return partial(claims.fail, error=error)
        if context.broke_off:
            return claims.give_back
        return partial(claims.finish, progress=context.reached, result=result)

    def _set_down(self, outcome: "Outcome", job: Job, holder: str) -> None:
        for pause in PAUSES_SECONDS:
            self._ending.wait(pause)
            try:
                with self.sessions.writing() as session:
                    return outcome(session, job.id, holder)
            except UnavailableError as refusal:
                _log.warning("job.not_set_down", job=str(job.id), reason=refusal.code)
        return None  # its lease will run out, and it will be done again

    @contextmanager
    def _pulse(self, context: JobContext, holder: str) -> Iterator[None]:
        over = Event()
        pulse = Thread(target=self._beat, args=(context, holder, over), daemon=True)
        pulse.start()
        try:
            yield
        finally:
            over.set()
            pulse.join()

    def _beat(self, context: JobContext, holder: str, over: Event) -> None:
        while not over.wait(self.lease.total_seconds() / BEATS):
            self._undisturbed(partial(self._renew, context, holder))

    def _renew(self, context: JobContext, holder: str) -> None:
        with self.sessions.writing() as session:
            job = claims.renew(session, context.job_id, holder, self.lease, context.reached)
        if job is None or job.is_cancel_requested:
            context.stopped.set()

    def _undisturbed(self, act: Callable[[], bool | None]) -> bool:
        try:
            return bool(act())
        except RefusalError as refusal:  # the database is busy or gone: it comes back
            _log.warning("jobs.disturbed", runner=self.name, reason=refusal.code)
        except Exception as error:  # noqa: BLE001  a runner that dies of a fault does no more jobs
            _report("jobs.disturbed", error, runner=self.name)
        return False


def _report(event: str, error: Exception, **about: str) -> None:
    """Log where an error arose and not its words: those could hold what is personal."""
    where = traceback.format_tb(error.__traceback__)
    _log.error(event, error=type(error).__name__, where="".join(where), **about)


Outcome = Callable[[Session, UUID, str], None]
