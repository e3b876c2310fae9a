"""What follows every edit of an entry: a new review, word to who rests on it, and to who sees it no longer."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue import policy
from registry.catalogue.departures import Shown, keep_departures, shown_now
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage
from registry.catalogue.vocabulary import SOFTWARE_ENDED, LineageRelation
from registry.history.renewal import renew
from registry.history.unit_of_work import now_in
from registry.jobs.service import enqueue


@dataclass(frozen=True)
class Outlook:
    """Whether a software has ended, what follows it, whoever may see that, and who may see itself."""

    has_ended: bool
    successor: UUID | None
    shown: Shown


def outlook_of(session: Session, software: Software) -> Outlook:
    """Return what a software can be expected to become, to be compared with after an edit."""
    successor = session.scalar(
        select(Lineage.other_id).where(
            Lineage.software_id == software.id,
            Lineage.relation == LineageRelation.SUCCESSOR,
            Lineage.other_id.is_not(None),
        )
    )
    return Outlook(software.is_discontinued, successor, shown_now(session, software))


def settle_edit(session: Session, actor: Actor, software: Software, before: Outlook) -> None:
    """Do what follows an edit of an entry or of its parts, whose outlook was another before."""
    if not policy.may_review(actor):
        software.is_reviewed = False
    renew(session, software)  # its parts are its content too
    keep_departures(session, software, before.shown)
    now = outlook_of(session, software)
    is_ended = now.has_ended and not before.has_ended
    successor = now.successor if now.successor != before.successor else None
    if is_ended or successor is not None:
        _announce(session, actor, software, is_ended=is_ended, successor=successor)


def _announce(
    session: Session,
    actor: Actor,
    software: Software,
    *,
    is_ended: bool,
    successor: UUID | None,
) -> None:
    """Ask that whoever rests on a software be told that it ended, or what follows it."""
    news = {
        "software": str(software.id),
        "is_ended": is_ended,
        "successor": str(successor) if successor else None,
        "by": str(actor.agency_id) if actor.agency_id else None,
        "at": now_in(session).isoformat(),
    }
    enqueue(session, SOFTWARE_ENDED, news)
