"""Who may manage people and tokens."""

from collections.abc import Iterable
from uuid import UUID

from registry.accounts.models import ApiToken, Person
from registry.accounts.rules import roles_in_gift, scopes_in_gift
from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import ActorKind, Permission, Role, Scope
from registry.errors import NotAllowedError
from registry.language.marks import N_


class RoleNotYoursError(NotAllowedError):
    """The actor would give, or manage, a role above their own."""

    code = "role-not-yours"
    sentence = N_(
        "You cannot give or manage these roles. Ask an administrator of the registry."
    )


class ScopeNotYoursError(NotAllowedError):
    """A token would make another that may do more than itself."""

    code = "scope-not-yours"
    sentence = N_("This token cannot give scopes that it does not have.")


def require_new_person(actor: Actor, agency_id: UUID | None, roles: Iterable[Role]) -> None:
    """Refuse unless the actor may bring in a person with those roles."""
    require(actor, Permission.INVITE_PERSON, agency_id)
    _require_gift(actor, roles)


def require_people(actor: Actor, agency_id: UUID | None) -> None:
    """Refuse unless the actor manages the people of that agency, or of none."""
    require(actor, Permission.EDIT_PERSON, agency_id)


def require_person(actor: Actor, person: Person, roles: Iterable[Role]) -> None:
    """Refuse unless the actor manages that person, who holds those roles.

    Whoever sets a person's password can act as them: so nobody manages more than they could give.
    """
    require_people(actor, person.agency_id)
    _require_gift(actor, roles)


def require_self_or_manager(actor: Actor, person: Person, roles: Iterable[Role]) -> None:
    """Refuse unless the actor is that person, or manages them."""
    if not (actor.kind is ActorKind.PERSON and actor.id == person.id):
        require_person(actor, person, roles)


def require_token(
    actor: Actor, agency_id: UUID | None, roles: Iterable[Role], scopes: Iterable[Scope]
) -> None:
    """Refuse unless the actor may make a token of that agency with those roles and scopes."""
    require_tokens(actor, agency_id)
    _require_gift(actor, roles)
    if not scopes_in_gift(actor).issuperset(scopes):
        raise ScopeNotYoursError


def require_tokens(actor: Actor, agency_id: UUID | None) -> None:
    """Refuse unless the actor manages the tokens of that agency, or of none."""
    require(actor, Permission.CREATE_TOKEN, agency_id)


def require_revocation(actor: Actor, token: ApiToken) -> None:
    """Refuse unless the actor manages the tokens of its agency; a token may always end itself."""
    if not (actor.kind is ActorKind.TOKEN and actor.id == token.id):
        require_tokens(actor, token.agency_id)


def _require_gift(actor: Actor, roles: Iterable[Role]) -> None:
    if not roles_in_gift(actor).issuperset(roles):
        raise RoleNotYoursError
