"""Names who helps with a software, and strikes them out."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue.models import Software
from registry.catalogue.policy import may_review, require_review
from registry.upkeep import policy
from registry.upkeep.models import Supporter
from registry.upkeep.schemas import SupporterDraft


def name_supporter(
    session: Session, actor: Actor, software: Software, draft: SupporterDraft
) -> Supporter:
    """Name somebody who helps with a software; all see it once a reviewer has looked at it."""
    policy.require_name(actor)
    supporter = Supporter(
        software_id=software.id,
        agency_id=actor.agency_id,
        is_reviewed=may_review(actor),
        **draft.model_dump(),
    )
    session.add(supporter)
    session.flush()  # its id is shown at once
    log(session, actor, Event.SUPPORTER_NAMED, software)
    return supporter


def approve_supporter(
    session: Session, actor: Actor, software: Software, supporter: Supporter
) -> Supporter:
    """Show all readers who helps with a software."""
    require_review(actor)
    supporter.is_reviewed = True
    log(session, actor, Event.SUPPORTER_APPROVED, software)
    return supporter


def remove_supporter(
    session: Session, actor: Actor, software: Software, supporter: Supporter
) -> None:
    """Strike out somebody who does not help, or no longer; the history keeps that they did."""
    policy.require_that(actor, is_allowed=policy.may_remove(actor, software, supporter))
    session.delete(supporter)
    log(session, actor, Event.SUPPORTER_REMOVED, software)


def move_supporters(session: Session, actor: Actor, old: Software, kept: Software) -> None:
    """Have those who help with one entry's software help with another's, of the same software.

    Whoever is named in both stays as the kept entry says; the history keeps the other.
    """
    names = select(Supporter.name).where(Supporter.software_id == kept.id)
    known = {name.casefold() for name in session.scalars(names)}
    there = select(Supporter).where(Supporter.software_id == old.id)
    for supporter in session.scalars(there).all():
        if supporter.name.casefold() in known:
            session.delete(supporter)
            log(session, actor, Event.ROWS_LEFT_BEHIND, supporter)
        else:
            supporter.software_id = kept.id
            log(session, actor, Event.ROWS_PASSED_ON, supporter)
