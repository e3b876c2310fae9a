"""Who may do what for the upkeep of a software."""

from uuid import UUID

from registry.actors.policy import require
from registry.actors.rules import Actor, may
from registry.actors.vocabulary import Permission
from registry.catalogue.models import Software
from registry.catalogue.policy import may_edit, may_review
from registry.errors import NotAllowedError, SignInNeededError
from registry.upkeep.models import Handover, Supporter
from registry.upkeep.vocabulary import HandoverState


def may_name(actor: Actor) -> bool:
    """Tell whether the actor may name who helps: anyone of an agency, and e-government staff."""
    return may(actor, Permission.NAME_SUPPORTER, actor.agency_id)


def require_name(actor: Actor) -> None:
    """Refuse unless the actor may name who helps."""
    require(actor, Permission.NAME_SUPPORTER, actor.agency_id)


def may_remove(actor: Actor, software: Software, supporter: Supporter) -> bool:
    """Tell whether the actor may strike out who helps: who named them, the entry's agency, staff."""
    named = may(actor, Permission.NAME_SUPPORTER, supporter.agency_id)
    return named or may_edit(actor, software)


def may_propose(actor: Actor, software: Software) -> bool:
    """Tell whether the actor may propose a new steward: the present one, the entry's agency, staff."""
    return _may_for_either(actor, software.steward_id, software.agency_id)


def may_answer(actor: Actor, handover: Handover) -> bool:
    """Tell whether the actor may take a stewardship on, or refuse to: the new steward alone."""
    return may(actor, Permission.TAKE_STEWARDSHIP, handover.heir_id)


def may_take_back(actor: Actor, software: Software, handover: Handover) -> bool:
    """Tell whether the actor may take a proposal back: whoever might have made it."""
    return _may_for_either(actor, handover.origin_id, software.agency_id)


def require_that(actor: Actor, *, is_allowed: bool) -> None:
    """Refuse what is not allowed, a stranger by asking them to sign in."""
    if is_allowed:
        return
    if actor.is_stranger:
        raise SignInNeededError
    raise NotAllowedError


def sees_unreviewed(actor: Actor, software: Software, supporter: Supporter) -> bool:
    """Tell whether the actor is shown who helps before a reviewer has looked at it."""
    is_own = actor.reads_for is not None and actor.reads_for in {
        supporter.agency_id,
        software.agency_id,
    }
    return actor.sees_all or is_own or may_review(actor)


def sees_handover(actor: Actor, software: Software, handover: Handover) -> bool:
    """Tell whether the actor is shown a handing over: one that was taken on, or of their own agency."""
    is_done = handover.state is HandoverState.ACCEPTED
    return is_done or sees_notes(actor, software, handover)


def sees_notes(actor: Actor, software: Software, handover: Handover) -> bool:
    """Tell whether the actor is shown what agencies wrote to each other: those concerned, and staff."""
    concerned = {handover.origin_id, handover.heir_id, handover.proposer_id, software.agency_id}
    is_own = actor.reads_for is not None and actor.reads_for in concerned
    return is_own or actor.sees_all


def _may_for_either(actor: Actor, *agencies: UUID | None) -> bool:
    return any(may(actor, Permission.PUBLISH_SOFTWARE, each) for each in agencies)
