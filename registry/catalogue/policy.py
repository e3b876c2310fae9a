"""Who may change an entry."""

from uuid import UUID

from registry.actors.policy import require
from registry.actors.rules import Actor, may
from registry.actors.vocabulary import Permission
from registry.catalogue.models import Software


def require_publish(actor: Actor, agency_id: UUID | None) -> None:
    """Refuse unless the actor may enter software for this agency."""
    require(actor, Permission.PUBLISH_SOFTWARE, agency_id)


def require_edit(actor: Actor, software: Software) -> None:
    """Refuse unless the actor may edit this entry."""
    require(actor, Permission.PUBLISH_SOFTWARE, software.agency_id)


def require_read_reviews(actor: Actor) -> None:
    """Refuse unless the actor may see what waits for a review."""
    require(actor, Permission.READ_REVIEWS)


def require_review(actor: Actor) -> None:
    """Refuse unless the actor may review what others publish."""
    require(actor, Permission.REVIEW_SOFTWARE)


def may_review(actor: Actor) -> bool:
    """Tell whether the actor may review what others publish."""
    return may(actor, Permission.REVIEW_SOFTWARE)


def may_edit(actor: Actor, software: Software) -> bool:
    """Tell whether the actor may edit this entry."""
    return may(actor, Permission.PUBLISH_SOFTWARE, software.agency_id)


def may_name_steward(actor: Actor, software: Software, steward_id: UUID | None) -> bool:
    """Tell whether the actor may say whose the stewardship is without that agency being asked.

    E-government staff may, and imports with them. Others take it on for their own agency where
    nobody has it; from one agency to another it goes by a handing over that the new one accepts.
    """
    if may(actor, Permission.EDIT_ANY_SOFTWARE):
        return True
    is_own = steward_id is not None and steward_id == actor.agency_id
    return is_own and software.steward_id is None
