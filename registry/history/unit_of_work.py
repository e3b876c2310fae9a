"""The unit of work: one transaction, one moment, one change number, and nothing half-written.

A door opens it, services work in it, and it alone commits. At its end it stamps moments, runs
what rooms asked to run at the commit (the audit's events), raises the change number under a lock,
and writes the image of every kept row that changed.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, event, insert, inspect, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from registry import clock
from registry.database.engine import for_reading, for_writing
from registry.database.faults import faults_in_words
from registry.database.tables import Kept, Table
from registry.errors import ConflictError, RefusalError, StaleError
from registry.history.gathering import Gathered
from registry.history.images import columns_of, image_of, is_personal
from registry.history.models import ChangeCounter, RowImage


@dataclass
class Unit:
    """What one unit of work has gathered so far."""

    now: datetime
    request_id: str | None = None
    touched: dict[Table, bool] = field(default_factory=dict)  # row → is it deleted
    gathered: Gathered = field(default_factory=Gathered)
    at_commit: list[Callable[[], None]] = field(default_factory=list)
    number: int | None = None


class Sessions:
    """Opens units of work on one database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._reading = sessionmaker(for_reading(engine), expire_on_commit=False)
        self._writing = sessionmaker(for_writing(engine), expire_on_commit=False)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a unit that only reads, and sees one state of the database from its first question on."""
        with _faults_in_words(), self._reading() as session:
            begin_unit(session)
            yield session

    @contextmanager
    def writing(self, request_id: str | None = None) -> Iterator[Session]:
        """Open a unit whose changes are kept whole when the block ends, or not at all.

        Raises ConflictError where a constraint was lost in a race, StaleError where a row was
        changed by another meanwhile, BusyError, DiskFullError or DatabaseGoneError where the
        database could not take it.
        """
        with _faults_in_words(), self._writing() as session:
            begin_unit(session, request_id)
            yield session
            close_unit(session)
            session.commit()


def begin_unit(session: Session, request_id: str | None = None) -> None:
    """Start gathering what changes in this session."""
    session.info["unit"] = Unit(clock.now(), request_id)


def unit_of(session: Session) -> Unit:
    """Return what this session's unit of work has gathered."""
    unit: Unit = session.info["unit"]
    return unit


def now_in(session: Session) -> datetime:
    """Return the one moment of this unit of work."""
    return unit_of(session).now


def at_commit(session: Session, act: Callable[[], None]) -> None:
    """Have something done when the unit of work ends, once all its changes are known."""
    unit_of(session).at_commit.append(act)


def changes_of(session: Session, row: Table) -> dict[str, Any]:  # Any: JSON values
    """Return what has changed in a row: field → [before, after], personal ones as "changed".

    What changed in its parts stands under "parts": table → id → the same of that row. It is whole
    when the unit ends: see `at_commit`.
    """
    gathered = unit_of(session).gathered
    row_id = inspect(row).dict.get("id")
    parts = gathered.parts_of(row.__tablename__, str(row_id))
    return {**gathered.of(row), **({"parts": parts} if parts else {})}


def abandon_unit(session: Session) -> None:
    """Undo all that the unit has done so far; it goes on, empty."""
    unit = unit_of(session)
    session.rollback()
    for gathered in (unit.touched, unit.gathered, unit.at_commit):
        gathered.clear()


@contextmanager
def attempt(session: Session) -> Iterator[None]:
    """Have what the block changes be all written at its end; where it is refused, all is undone.

    For a door that shows a refusal beside the form it belongs to, instead of raising it further:
    what another saved at the same moment refuses it here, and not once the form is gone. The unit
    goes on, empty after a refusal.
    """
    try:
        with _faults_in_words():
            yield
            close_unit(session)
    except RefusalError:
        abandon_unit(session)
        raise


def close_unit(session: Session) -> None:
    """Write what is still to be written, ready for the commit."""
    unit = unit_of(session)
    session.flush()
    for act in unit.at_commit:
        act()
    unit.at_commit.clear()
    session.flush()
    if unit.touched:
        unit.number = _write_images(session, unit)
        unit.touched.clear()
    unit.gathered.clear()


def _write_images(session: Session, unit: Unit) -> int:
    number, recorded_at = _raise_number(session)
    images = [
        {
            "change_number": number,
            "table_name": row.__tablename__,
            "row_id": row.id,  # type: ignore[attr-defined]  # kept rows are Identified
            "recorded_at": recorded_at,
            "image": None if deleted else image_of(row),
            "changed_personal": [] if deleted else _changed_personal(unit, row),
        }
        for row, deleted in unit.touched.items()
    ]
    session.execute(insert(RowImage), images)
    return number


def _raise_number(session: Session) -> tuple[int, datetime]:
    """Take the next number and hold its lock until the commit; moments never run back either."""
    raised = (
        update(ChangeCounter)
        .values(number=ChangeCounter.number + 1)
        .returning(ChangeCounter.number, ChangeCounter.recorded_at)
    )
    number, before = session.execute(
        raised, execution_options={"synchronize_session": False}
    ).one()
    recorded_at = max(clock.now(), before)
    session.execute(
        update(ChangeCounter).values(recorded_at=recorded_at),
        execution_options={"synchronize_session": False},
    )
    return number, recorded_at


# Once for all sessions: each request has several, and would spend its time on being listened to.
@event.listens_for(Session, "before_flush")
def _before_flush(session: Session, _context: UOWTransaction, _rows: object) -> None:
    now = now_in(session)
    for row in session.new:
        if isinstance(row, Kept) and getattr(row, "created_at", None) is None:
            row.created_at = row.updated_at = now
    for row in _kept(session.dirty):
        if session.is_modified(row) and "updated_at" not in _changed(row):
            row.updated_at = now  # type: ignore[attr-defined]  # a kept row has its moments


@event.listens_for(Session, "after_flush")
def _after_flush(session: Session, _context: UOWTransaction) -> None:
    """Gather what was just written: here the ids of related rows are filled in, and what was before is still known."""
    unit = unit_of(session)
    for row in _kept(session.new):
        unit.gathered.add(row)
        unit.touched[row] = False
    for row in _kept(session.dirty):
        if _changed(row):
            unit.gathered.change(row)
            unit.touched[row] = False
    for row in _kept(session.deleted):
        unit.gathered.delete(row)
        unit.touched[row] = True


def _kept(rows: Iterable[object]) -> Iterator[Table]:
    return (row for row in rows if isinstance(row, Kept) and isinstance(row, Table))


def _changed(row: Table) -> set[str]:
    return {
        name
        for name, _ in columns_of(type(row))
        if inspect(row).attrs[name].history.has_changes()
    }


def _changed_personal(unit: Unit, row: Table) -> list[str]:
    changes = unit.gathered.of(row)
    return [
        name
        for name, column in columns_of(type(row))
        if is_personal(column) and name in changes
    ]


@event.listens_for(Session, "do_orm_execute")
def _refuse_bulk_changes(state: ORMExecuteState) -> None:
    """Keep the one way to history: a kept row is changed as an object, never by a statement."""
    mapper = state.bind_mapper
    if (
        (state.is_update or state.is_delete)
        and mapper is not None
        and issubclass(mapper.class_, Kept)
    ):
        message = f"{mapper.class_.__name__} keeps its past: change it row by row, through the session"
        raise TypeError(message)


@contextmanager
def _faults_in_words() -> Iterator[None]:
    try:
        with faults_in_words():
            yield
    except StaleDataError as lost:
        raise StaleError from lost
    except IntegrityError as lost:
        raise ConflictError from lost
