"""Who may change agencies."""

from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency


def require_edit_all(actor: Actor) -> None:
    """Refuse unless the actor may register, rename, merge and close agencies."""
    require(actor, Permission.EDIT_AGENCIES)


def require_edit(actor: Actor, agency: Agency) -> None:
    """Refuse unless the actor may edit what this agency says of itself."""
    require(actor, Permission.EDIT_AGENCY, agency.id)
