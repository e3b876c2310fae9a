"""What the roles are called on the pages."""

from collections.abc import Iterable, Mapping

from registry.actors.vocabulary import Role
from registry.language.marks import N_

NAMES: Mapping[Role, str] = {
    Role.MEMBER: N_("member"),
    Role.PUBLISHER: N_("publisher of software"),
    Role.SIGNATORY: N_("signatory"),
    Role.AGENCY_ADMIN: N_("administrator of the agency"),
    Role.REVIEWER: N_("reviewer"),
    Role.ADMIN: N_("administrator of the registry"),
}
"""Message ids, in the order in which the roles are listed."""


def names_of(roles: Iterable[Role]) -> tuple[str, ...]:
    """Return the names of some roles, in their order."""
    held = set(roles)
    return tuple(name for role, name in NAMES.items() if role in held)
