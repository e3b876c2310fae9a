"""The one table of who may do what.

`own` roles hold the permission for rows of their own agency; `any` roles for rows of all agencies.
"""

from dataclasses import dataclass, field
from uuid import UUID

from registry.actors.vocabulary import ActorKind, Permission, Role, Scope

_MEMBERS = frozenset({Role.MEMBER, Role.PUBLISHER, Role.SIGNATORY, Role.AGENCY_ADMIN})


@dataclass(frozen=True)
class Holders:
    """Which roles hold a permission, and which scope a token needs for it."""

    own: frozenset[Role] = frozenset()
    any: frozenset[Role] = frozenset()
    scope: Scope = Scope.READ


def _roles(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


_P, _R, _S = Permission, Role, Scope

HOLDERS: dict[Permission, Holders] = {
    _P.STATE_NEED: Holders(own=_MEMBERS, scope=_S.WRITE_NEEDS),
    _P.KEEP_WATCH: Holders(
        own=_MEMBERS, any=_roles(_R.REVIEWER, _R.ADMIN), scope=_S.WRITE_NEEDS
    ),
    _P.RECORD_REUSE: Holders(own=_MEMBERS, scope=_S.WRITE_REUSES),
    _P.PUBLISH_SOFTWARE: Holders(
        own=_roles(_R.PUBLISHER, _R.AGENCY_ADMIN),
        any=_roles(_R.REVIEWER, _R.ADMIN),
        scope=_S.WRITE_CATALOGUE,
    ),
    _P.EDIT_ANY_SOFTWARE: Holders(any=_roles(_R.REVIEWER, _R.ADMIN), scope=_S.WRITE_CATALOGUE),
    _P.READ_REVIEWS: Holders(any=_roles(_R.REVIEWER, _R.ADMIN)),
    _P.REVIEW_SOFTWARE: Holders(any=_roles(_R.REVIEWER, _R.ADMIN), scope=_S.WRITE_CATALOGUE),
    _P.NAME_SUPPORTER: Holders(
        own=_MEMBERS, any=_roles(_R.REVIEWER, _R.ADMIN), scope=_S.WRITE_CATALOGUE
    ),
    _P.TAKE_STEWARDSHIP: Holders(
        own=_roles(_R.PUBLISHER, _R.AGENCY_ADMIN), scope=_S.WRITE_CATALOGUE
    ),
    _P.EDIT_PUBLISHER: Holders(any=_roles(_R.REVIEWER, _R.ADMIN), scope=_S.WRITE_CATALOGUE),
    _P.EDIT_AGENCY: Holders(
        own=_roles(_R.AGENCY_ADMIN), any=_roles(_R.ADMIN), scope=_S.ADMINISTER
    ),
    _P.EDIT_AGENCIES: Holders(any=_roles(_R.ADMIN), scope=_S.ADMINISTER),
    _P.INVITE_PERSON: Holders(
        own=_roles(_R.AGENCY_ADMIN), any=_roles(_R.ADMIN), scope=_S.ADMINISTER
    ),
    _P.EDIT_PERSON: Holders(
        own=_roles(_R.AGENCY_ADMIN), any=_roles(_R.ADMIN), scope=_S.ADMINISTER
    ),
    _P.CREATE_TOKEN: Holders(
        own=_roles(_R.AGENCY_ADMIN), any=_roles(_R.ADMIN), scope=_S.ADMINISTER
    ),
    _P.EDIT_POLICY: Holders(any=_roles(_R.ADMIN), scope=_S.ADMINISTER),
    _P.EDIT_THESAURUS: Holders(any=_roles(_R.ADMIN), scope=_S.ADMINISTER),
    _P.RUN_JOBS: Holders(any=_roles(_R.ADMIN), scope=_S.ADMINISTER),
}


@dataclass(frozen=True)
class Actor:
    """Who is asking. `agency_id` is None for strangers, reviewers and admins of no agency."""

    kind: ActorKind
    id: UUID | None = None
    agency_id: UUID | None = None
    roles: frozenset[Role] = field(default_factory=frozenset)
    scopes: frozenset[Scope] | None = None  # None: not limited, as a signed-in person is

    @property
    def is_stranger(self) -> bool:
        """Whether nobody is signed in."""
        return self.kind is ActorKind.STRANGER

    @property
    def may_read(self) -> bool:
        """Whether it may be used for reading; a token that is not reads what a stranger does."""
        return self.scopes is None or Scope.READ in self.scopes

    @property
    def reads_for(self) -> UUID | None:
        """Return the agency whose reserved rows this actor reads."""
        return self.agency_id if self.may_read else None

    @property
    def sees_all(self) -> bool:
        """Whether this actor reads what every agency keeps to itself: e-government staff."""
        is_staff = bool(self.roles & {Role.REVIEWER, Role.ADMIN})
        return self.kind is ActorKind.SYSTEM or (is_staff and self.may_read)


STRANGER = Actor(ActorKind.STRANGER)
SYSTEM = Actor(ActorKind.SYSTEM)


def may(actor: Actor, permission: Permission, agency_id: UUID | None = None) -> bool:
    """Tell whether an actor holds a permission, for rows of that agency where one is named."""
    if actor.kind is ActorKind.SYSTEM:
        return True
    holders = HOLDERS[permission]
    if actor.scopes is not None and holders.scope not in actor.scopes:
        return False
    if actor.roles & holders.any:
        return True
    is_own = agency_id is not None and agency_id == actor.agency_id
    return is_own and bool(actor.roles & holders.own)
