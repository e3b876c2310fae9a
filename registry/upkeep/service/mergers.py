"""Hands an agency's part in the upkeep of software to the agency that follows it."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.upkeep.models import Handover, Supporter

_TIES = ("origin_id", "heir_id", "proposer_id")


def pass_on(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Have what an agency named, proposed and was asked be its heir's."""
    for row in session.scalars(select(Supporter).where(Supporter.agency_id == old.id)):
        row.agency_id = heir.id
        log(session, actor, Event.ROWS_PASSED_ON, row)
    concerned = or_(*(getattr(Handover, tie) == old.id for tie in _TIES))
    for handover in session.scalars(select(Handover).where(concerned)):
        for tie in _TIES:
            if getattr(handover, tie) == old.id:
                setattr(handover, tie, heir.id)
        log(session, actor, Event.ROWS_PASSED_ON, handover)
