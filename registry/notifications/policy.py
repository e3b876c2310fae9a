"""Who may read notifications."""

from registry.actors.rules import Actor
from registry.actors.vocabulary import Scope
from registry.errors import NotAllowedError, SignInNeededError


def require_reader(actor: Actor) -> None:
    """Refuse a stranger, and a token that is not for reading; everyone else reads their own."""
    if actor.is_stranger:
        raise SignInNeededError
    if actor.scopes is not None and Scope.READ not in actor.scopes:
        raise NotAllowedError
