"""Hands the stewardship of a software over: one agency proposes it, the other takes it on or does not."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.actors.vocabulary import ActorKind
from registry.agencies.queries import agency_named_in, agency_with_id
from registry.agencies.service import require_open
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue.models import Software
from registry.catalogue.policy import require_review
from registry.catalogue.visibility import visible_to
from registry.errors import ConflictError, InvalidError
from registry.history.unit_of_work import now_in
from registry.language.marks import N_
from registry.notifications.schemas import Note
from registry.notifications.service import notify_agency
from registry.upkeep import policy
from registry.upkeep.models import Handover
from registry.upkeep.queries import open_handovers
from registry.upkeep.schemas import HandoverDraft, PastHandoverDraft, RefusalDraft
from registry.upkeep.vocabulary import HandoverState

PROPOSED = N_("%(agency)s is asked to become the steward of %(software)s.")
ACCEPTED = N_("%(agency)s is now the steward of %(software)s.")
REFUSED = N_("%(agency)s does not become the steward of %(software)s.")
TAKEN_BACK = N_("%(agency)s is no longer asked to become the steward of %(software)s.")
_EVENTS = {
    HandoverState.PROPOSED: (Event.HANDOVER_PROPOSED, PROPOSED),
    HandoverState.ACCEPTED: (Event.HANDOVER_ACCEPTED, ACCEPTED),
    HandoverState.REFUSED: (Event.HANDOVER_REFUSED, REFUSED),
    HandoverState.TAKEN_BACK: (Event.HANDOVER_TAKEN_BACK, TAKEN_BACK),
}


class HandoverOpenError(ConflictError):
    """A handing over of this software waits for an answer already."""

    code = "handover-open"
    sentence = N_("Another agency is asked already. Take that back, or wait for its answer.")


class HandoverOverError(ConflictError):
    """The handing over was answered already, or taken back."""

    code = "handover-over"
    sentence = N_("This was answered, or taken back, already.")


class StewardAlreadyError(InvalidError):
    """The agency is the steward already."""

    code = "steward-already"
    sentence = N_("%(agency)s is its steward already.")


class HiddenFromHeirError(InvalidError):
    """The agency that is asked may not know of the software."""

    code = "hidden-from-heir"
    sentence = N_("%(agency)s cannot see this entry. Share it with that agency first.")


def propose_handover(
    session: Session, actor: Actor, software: Software, draft: HandoverDraft
) -> Handover:
    """Ask an agency to become the steward of a software.

    Raises HandoverOpenError where one is asked already, StewardAlreadyError, HiddenFromHeirError.
    """
    policy.require_that(actor, is_allowed=policy.may_propose(actor, software))
    if open_handovers(session, [software.id]):
        raise HandoverOpenError
    heir = agency_named_in(session, "to", draft.to)
    require_open(session, heir)
    if heir.id == software.steward_id:
        raise StewardAlreadyError("to", agency=heir.name)
    if not _may_know(session, heir.id, software):
        raise HiddenFromHeirError("to", agency=heir.name)
    handover = Handover(
        software_id=software.id,
        origin_id=software.steward_id,
        heir=heir,
        proposed_at=now_in(session),
        proposer_id=actor.agency_id,
        note=draft.note,
        state=HandoverState.PROPOSED,
    )
    session.add(handover)
    session.flush()  # its id is shown at once
    log(session, actor, Event.HANDOVER_PROPOSED, handover)
    _tell(session, actor, software, handover)
    return handover


def record_past_handover(
    session: Session, actor: Actor, software: Software, draft: PastHandoverDraft
) -> Handover:
    """Record, as a reviewer, that a stewardship passed in former times. Who has it today stays as it is.

    It was proposed and decided elsewhere: the moments of its row say when it was recorded here.
    """
    require_review(actor)
    now = now_in(session)
    handover = Handover(
        software_id=software.id,
        origin=agency_named_in(session, "origin", draft.origin) if draft.origin else None,
        heir=agency_named_in(session, "heir", draft.heir),
        proposed_at=now,
        proposer_id=actor.agency_id,
        note=draft.note,
        state=HandoverState.ACCEPTED,
        decided_at=now,
        happened_on=draft.happened_on,
    )
    session.add(handover)
    log(session, actor, Event.HANDOVER_ACCEPTED, handover)
    return handover


def accept_handover(
    session: Session, actor: Actor, software: Software, handover: Handover
) -> Handover:
    """Become the steward of a software, as the agency that was asked. Raises HandoverOverError."""
    policy.require_that(actor, is_allowed=policy.may_answer(actor, handover))
    require_open(session, agency_with_id(session, handover.heir_id))
    _close(session, handover, HandoverState.ACCEPTED)
    software.steward_id = handover.heir_id
    log(session, actor, Event.HANDOVER_ACCEPTED, handover)
    log(session, actor, Event.HANDOVER_ACCEPTED, software)
    _tell(session, actor, software, handover)
    return handover


def refuse_handover(
    session: Session,
    actor: Actor,
    software: Software,
    handover: Handover,
    draft: RefusalDraft,
) -> Handover:
    """Say, as the agency that was asked, that it does not become the steward. Raises HandoverOverError."""
    policy.require_that(actor, is_allowed=policy.may_answer(actor, handover))
    _close(session, handover, HandoverState.REFUSED)
    handover.answer = draft.note
    log(session, actor, Event.HANDOVER_REFUSED, handover)
    _tell(session, actor, software, handover)
    return handover


def take_back_handover(
    session: Session, actor: Actor, software: Software, handover: Handover
) -> Handover:
    """Take a proposal back before it is answered. Raises HandoverOverError."""
    is_allowed = policy.may_take_back(actor, software, handover)
    policy.require_that(actor, is_allowed=is_allowed)
    _close(session, handover, HandoverState.TAKEN_BACK)
    log(session, actor, Event.HANDOVER_TAKEN_BACK, handover)
    _tell(session, actor, software, handover)
    return handover


def move_handovers(session: Session, actor: Actor, old: Software, kept: Software) -> None:
    """Have the handings over of one entry be those of another, of the same software.

    One that waits for an answer goes on waiting, unless nothing is left to be answered: where the kept
    entry's own waits, where who is asked is its steward already, or may not see it. Then it is taken
    back, and all whom it concerned are told.
    """
    is_waiting = bool(open_handovers(session, [kept.id]))
    there = select(Handover).where(Handover.software_id == old.id)
    for handover in session.scalars(there).all():
        is_moot = (
            is_waiting
            or handover.heir_id == kept.steward_id
            or not _may_know(session, handover.heir_id, kept)
        )
        if handover.state is HandoverState.PROPOSED and is_moot:
            _close(session, handover, HandoverState.TAKEN_BACK)
            log(session, actor, Event.HANDOVER_TAKEN_BACK, handover)
            _tell(session, actor, old, handover)
        handover.software_id = kept.id
        log(session, actor, Event.ROWS_PASSED_ON, handover)


def _close(session: Session, handover: Handover, state: HandoverState) -> None:
    if handover.state is not HandoverState.PROPOSED:
        raise HandoverOverError
    handover.state, handover.decided_at = state, now_in(session)


def _tell(session: Session, actor: Actor, software: Software, handover: Handover) -> None:
    """Tell both stewards, the agency that proposed it and the entry's own.

    Not whoever did it, and none that may not know of the entry: a steward may not see what it keeps.
    """
    event, message = _EVENTS[handover.state]
    heir = agency_with_id(session, handover.heir_id)
    link = f"/software/{software.slug}/handover"
    note = Note(event.value, message, {"agency": heir.name, "software": software.name}, link)
    concerned = (handover.heir_id, handover.origin_id, handover.proposer_id, software.agency_id)
    for agency_id in dict.fromkeys(concerned):
        if agency_id is None or agency_id == actor.agency_id:
            continue
        if _may_know(session, agency_id, software):
            notify_agency(session, agency_id, note)


def _may_know(session: Session, agency_id: UUID, software: Software) -> bool:
    reader = Actor(ActorKind.PERSON, agency_id=agency_id)
    known = select(Software.id).where(Software.id == software.id, visible_to(reader))
    return session.scalar(known) is not None
