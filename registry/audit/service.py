"""Writes the audit."""

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.audit.models import AuditEvent
from registry.audit.vocabulary import Event
from registry.database.tables import Identified, Table
from registry.history.unit_of_work import at_commit, changes_of, unit_of


def log(session: Session, actor: Actor, event: Event, subject: Table) -> None:
    """Have one event written with this unit of work's commit, with all it changed in the subject.

    What it changed in the subject's parts is said too, under "parts".
    """

    def write() -> None:
        unit = unit_of(session)
        if not isinstance(subject, Identified):
            message = f"{type(subject).__name__} has no id to be audited by"
            raise TypeError(message)
        session.add(
            AuditEvent(
                occurred_at=unit.now,
                request_id=unit.request_id,
                actor_kind=actor.kind,
                actor_id=actor.id,
                actor_agency_id=actor.agency_id,
                event=event.value,
                subject_table=subject.__tablename__,
                subject_id=subject.id,
                changes=changes_of(session, subject),
            )
        )

    at_commit(session, write)
