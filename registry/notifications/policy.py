"""Who may read notifications."""

from registry.actors.rules import Actor
from registry.errors import NotAllowedError, SignInNeededError


def require_reader(actor: Actor) -> None:
    """Refuse a stranger, and a token that is not for reading; everyone else reads their own."""
    if actor.is_stranger:
        raise SignInNeededError
    if not actor.may_read:
        raise NotAllowedError
