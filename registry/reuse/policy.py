"""Who may record and move reuses, and what came back."""

from uuid import UUID

from registry.actors.policy import require
from registry.actors.rules import Actor, may
from registry.actors.vocabulary import Permission
from registry.catalogue.policy import may_edit, require_edit
from registry.reuse.models import Contribution


def require_record(actor: Actor, agency_id: UUID | None) -> None:
    """Refuse unless the actor may record and change this agency's reuses."""
    require(actor, Permission.RECORD_REUSE, agency_id)


def may_record(actor: Actor, agency_id: UUID | None) -> bool:
    """Tell whether the actor may record and change this agency's reuses."""
    return may(actor, Permission.RECORD_REUSE, agency_id)


def require_change(actor: Actor, given: Contribution) -> None:
    """Refuse unless the actor may change what is said of something that was given back."""
    require_record(actor, _answering(given))


def may_remove(actor: Actor, given: Contribution) -> bool:
    """Tell whether the actor may strike out what was given back: its agency, the entry's, staff."""
    return may_record(actor, _answering(given)) or may_edit(actor, given.given_to)


def require_remove(actor: Actor, given: Contribution) -> None:
    """Refuse unless the actor may strike out what was given back."""
    if not may_record(actor, _answering(given)):
        require_edit(actor, given.given_to)


def _answering(given: Contribution) -> UUID:
    """Return the agency that answers for what was given: of one that a merger left behind, the heir."""
    return given.given_by.successor_id or given.given_by.id
