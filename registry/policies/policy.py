"""Who may edit policies."""

from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import Permission


def require_edit(actor: Actor) -> None:
    """Refuse unless the actor may edit policies."""
    require(actor, Permission.EDIT_POLICY)
