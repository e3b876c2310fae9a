"""Brings an entry from a draft into the catalogue, and out of it again."""

from typing import Final

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue import policy
from registry.catalogue.departures import keep_departures, shown_now
from registry.catalogue.models import Software
from registry.catalogue.rules import may_follow
from registry.catalogue.vocabulary import SOFTWARE_ENDED, Life
from registry.errors import ConflictError
from registry.history.unit_of_work import now_in
from registry.jobs.service import enqueue
from registry.language.marks import N_

NO_REASON: Final = ""
"""The reason of an entry of which is known that it was withdrawn, and no longer why."""


class LifeOrderError(ConflictError):
    """An entry would go where nothing leads from where it is."""

    code = "life-order"
    sentence = N_(
        "This cannot be done with the entry as it stands now. Look at it again: someone may have moved it on."
    )


def submit(session: Session, actor: Actor, software: Software) -> None:
    """Ask for the review of a draft, of one whose changes were made, or of a withdrawn one.

    A withdrawn one keeps its reason, by which it is shown as withdrawn until it is decided. Of an
    old merger neither a reason nor the kept entry may be known: its reason is empty from then on.
    """
    policy.require_edit(actor, software)
    is_unexplained = software.life is Life.WITHDRAWN and not software.was_withdrawn
    _move(software, Life.IN_REVIEW)
    if is_unexplained:
        software.withdrawn_reason = NO_REASON
    log(session, actor, Event.SOFTWARE_SUBMITTED, software)


def publish(session: Session, actor: Actor, software: Software) -> None:
    """Publish a draft before anyone has reviewed it; whether its agency may, the caller knows."""
    policy.require_edit(actor, software)
    _move(software, Life.PUBLISHED)
    software.is_reviewed = False
    log(session, actor, Event.SOFTWARE_PUBLISHED, software)


def approve(session: Session, actor: Actor, software: Software) -> None:
    """Publish what was reviewed, or say of what is published that it was."""
    policy.require_review(actor)
    if software.life is not Life.PUBLISHED:
        _move(software, Life.PUBLISHED)
    software.is_reviewed = True
    log(session, actor, Event.SOFTWARE_APPROVED, software)


def send_back(session: Session, actor: Actor, software: Software) -> None:
    """Ask the owner for changes; what is published stays so."""
    policy.require_review(actor)
    if software.life is not Life.PUBLISHED:
        _move(software, Life.CHANGES_REQUESTED)
    software.is_reviewed = False  # what it says now was seen, and found to need a change
    log(session, actor, Event.SOFTWARE_SENT_BACK, software)


def withdraw(session: Session, actor: Actor, software: Software, reason: str | None) -> None:
    """Take an entry out of the catalogue's lists; it stays at its address, marked, for who reuses it."""
    policy.require_edit(actor, software)
    before = shown_now(session, software)
    _move(software, Life.WITHDRAWN)
    software.withdrawn_reason = reason
    keep_departures(session, software, before)
    log(session, actor, Event.SOFTWARE_WITHDRAWN, software)
    news = {
        "software": str(software.id),
        "is_ended": False,
        "is_withdrawn": True,
        "successor": None,
        "by": str(actor.agency_id) if actor.agency_id else None,
        "at": now_in(session).isoformat(),
    }
    enqueue(session, SOFTWARE_ENDED, news)


def _move(software: Software, life: Life) -> None:
    if not may_follow(life, after=software.life):
        raise LifeOrderError
    software.life = life
    if life is Life.PUBLISHED:  # it is an entry of its own again
        software.withdrawn_reason = software.merged_into_id = None
