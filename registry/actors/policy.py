"""Asks the table of permissions, and refuses in words."""

from uuid import UUID

from registry.actors.rules import Actor, may
from registry.actors.vocabulary import Permission
from registry.errors import NotAllowedError, SignInNeededError


def require(actor: Actor, permission: Permission, agency_id: UUID | None = None) -> None:
    """Refuse unless the actor holds the permission for rows of that agency.

    Raises SignInNeededError for a stranger, NotAllowedError for anyone else.
    """
    if may(actor, permission, agency_id):
        return
    if actor.is_stranger:
        raise SignInNeededError
    raise NotAllowedError
