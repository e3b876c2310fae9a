"""What the roles are called on the pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from registry.accounts.rules import fits_agency, roles_in_gift
from registry.actors.rules import Actor
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

ABOUT: Mapping[Role, str] = {
    Role.MEMBER: N_("States needs, searches, assesses and records reuses."),
    Role.PUBLISHER: N_("Enters and edits the agency's software."),
    Role.SIGNATORY: N_("Signs records and agreements."),
    Role.AGENCY_ADMIN: N_("Looks after the agency's people and tokens."),
    Role.REVIEWER: N_("Reviews entries, verifies reuses and reads all reports."),
    Role.ADMIN: N_("Looks after agencies, policies and the registry itself."),
}
"""What each role does, as message ids."""


def names_of(roles: Iterable[Role]) -> tuple[str, ...]:
    """Return the names of some roles, in their order."""
    held = set(roles)
    return tuple(name for role, name in NAMES.items() if role in held)


@dataclass(frozen=True)
class Choice:
    """One role to choose in a form."""

    value: str
    text: str
    hint: str


def roles_offered(actor: Actor, *, has_agency: bool) -> list[Choice]:
    """Return the roles that an actor may give, within an agency or across all."""
    gift = roles_in_gift(actor)
    return [
        Choice(role.value, name, ABOUT[role])
        for role, name in NAMES.items()
        if role in gift and fits_agency({role}, has_agency=has_agency)
    ]
