"""Who may edit the thesaurus."""

from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import Permission


def require_edit(actor: Actor) -> None:
    """Refuse unless the actor may edit the thesaurus."""
    require(actor, Permission.EDIT_THESAURUS)
