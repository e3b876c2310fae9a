"""Who may record and move reuses."""

from uuid import UUID

from registry.actors.policy import require
from registry.actors.rules import Actor, may
from registry.actors.vocabulary import Permission


def require_record(actor: Actor, agency_id: UUID | None) -> None:
    """Refuse unless the actor may record and change this agency's reuses."""
    require(actor, Permission.RECORD_REUSE, agency_id)


def may_record(actor: Actor, agency_id: UUID | None) -> bool:
    """Tell whether the actor may record and change this agency's reuses."""
    return may(actor, Permission.RECORD_REUSE, agency_id)
