"""Asks that whoever rests on a software be told that it ended, or what follows it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage
from registry.catalogue.vocabulary import SOFTWARE_ENDED, LineageRelation
from registry.history.unit_of_work import now_in
from registry.jobs.service import enqueue


def successor_of(session: Session, software: Software) -> UUID | None:
    """Return the id of what follows a software, whoever may see it."""
    return session.scalar(
        select(Lineage.other_id).where(
            Lineage.software_id == software.id,
            Lineage.relation == LineageRelation.SUCCESSOR,
            Lineage.other_id.is_not(None),
        )
    )


def announce(
    session: Session,
    actor: Actor,
    software: Software,
    *,
    is_ended: bool,
    successor: UUID | None,
) -> None:
    """Ask that whoever rests on a software be told that it ended, or what follows it."""
    if not is_ended and successor is None:
        return
    news = {
        "software": str(software.id),
        "is_ended": is_ended,
        "successor": str(successor) if successor else None,
        "by": str(actor.agency_id) if actor.agency_id else None,
        "at": now_in(session).isoformat(),
    }
    enqueue(session, SOFTWARE_ENDED, news)
