"""Who may keep watches: each their own, and an agency's programs those of the agency."""

from sqlalchemy import ColumnElement, false

from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import ActorKind, Permission
from registry.errors import NotAllowedError, SignInNeededError
from registry.watches.models import Watch


def require_keep(actor: Actor) -> None:
    """Refuse unless the actor may keep watches; a program keeps those of its agency."""
    require(actor, Permission.KEEP_WATCH, actor.agency_id)
    if actor.kind is not ActorKind.PERSON and actor.agency_id is None:
        raise NotAllowedError


def require_reader(actor: Actor) -> None:
    """Refuse a stranger, and a token that is not for reading."""
    if actor.is_stranger:
        raise SignInNeededError
    if not actor.may_read:
        raise NotAllowedError


def is_kept_by(actor: Actor) -> ColumnElement[bool]:
    """Return what is true of a watch that is the actor's: their own, or their agency's programs'."""
    if actor.kind is ActorKind.PERSON and actor.id is not None:
        own = Watch.person_id == actor.id
        return own if actor.agency_id is None else own | (Watch.agency_id == actor.agency_id)
    if actor.kind is ActorKind.TOKEN and actor.agency_id is not None:
        return Watch.agency_id == actor.agency_id
    return false()
