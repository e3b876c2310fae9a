"""Brings people in, corrects and closes their accounts, and gives and takes their roles."""

from collections.abc import Iterable

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from registry.accounts import policy, rules
from registry.accounts.models import OneTimeLink, Person, RoleGrant, SignIn
from registry.accounts.passwords import hash_password
from registry.accounts.queries import person_by_email, roles_of
from registry.accounts.schemas import PersonDraft, PersonEdit
from registry.accounts.service.links import offer_invitation
from registry.actors.rules import Actor
from registry.actors.vocabulary import ActorKind, Role
from registry.agencies.queries import agency_named_in
from registry.agencies.service import require_open
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.errors import ConflictError, InvalidError, NotAllowedError
from registry.history.unit_of_work import now_in
from registry.language.marks import N_


class EmailTakenError(ConflictError):
    """Someone has an account with this address."""

    code = "email-taken"
    sentence = N_("Someone already has an account with this e-mail address.")


class RoleNeedsAgencyError(InvalidError):
    """Roles within an agency were to be given without one."""

    code = "role-needs-agency"
    sentence = N_("These roles are held within an agency. Name the agency.")


class NoRoleError(InvalidError):
    """A person would be left without any role."""

    code = "no-role"
    sentence = N_("Choose at least one role. To take all of them, close the account.")


class LastAdminError(ConflictError):
    """Nobody would be left to administer the registry."""

    code = "last-admin"
    sentence = N_("This is the only administrator of the registry. Name another one first.")


def create_person(
    session: Session, actor: Actor, draft: PersonDraft, password: str | None = None
) -> Person:
    """Give a person an account, with a password at once where the command line or seed does it.

    Raises EmailTakenError, RoleNeedsAgencyError, or what is wrong with the password.
    """
    agency = agency_named_in(session, "agency", draft.agency) if draft.agency else None
    agency_id = agency.id if agency else None
    policy.require_new_person(actor, agency_id, draft.roles)
    if agency is not None:
        require_open(session, agency)
    if not rules.fits_agency(draft.roles, has_agency=agency is not None):
        raise RoleNeedsAgencyError("agency")
    if person_by_email(session, draft.email) is not None:
        raise EmailTakenError

    person = Person(**draft.model_dump(exclude={"agency", "roles"}))
    person.agency, person.agency_id = (
        agency,
        agency_id,
    )  # the id as well: the audit reads columns
    if password is not None:
        person.password_hash = _first_password(actor, draft, password)
    session.add(person)
    log(session, actor, Event.PERSON_CREATED, person)
    _give(session, actor, person, draft.roles)
    return person


def invite_person(session: Session, actor: Actor, draft: PersonDraft) -> tuple[Person, str]:
    """Give a person an account, and return the secret of the link to hand over to them."""
    person = create_person(session, actor, draft)
    return person, offer_invitation(session, actor, person)


def edit_person(session: Session, actor: Actor, person: Person, edit: PersonEdit) -> None:
    """Correct a person's name or language."""
    policy.require_self_or_manager(actor, person, roles_of(session, person))

    person.name, person.language = edit.name, edit.language
    log(session, actor, Event.PERSON_EDITED, person)


def change_roles(session: Session, actor: Actor, person: Person, roles: Iterable[Role]) -> None:
    """Have a person hold exactly these roles from now on.

    Raises NoRoleError, RoleNeedsAgencyError or LastAdminError.
    """
    wanted, held = frozenset(roles), roles_of(session, person)
    policy.require_person(actor, person, wanted | held)
    if not wanted:
        raise NoRoleError("roles")
    if not rules.fits_agency(wanted, has_agency=person.agency_id is not None):
        raise RoleNeedsAgencyError("roles")
    if Role.ADMIN in held - wanted:
        _require_another_admin(session, person)

    for grant in session.scalars(_grants(person).where(RoleGrant.role.in_(held - wanted))):
        grant.taken_at = now_in(session)
        log(session, actor, Event.ROLE_TAKEN, grant)
    _give(session, actor, person, wanted - held)


def deactivate_person(session: Session, actor: Actor, person: Person) -> None:
    """Close a person's account, and end their sign-ins and links. Raises LastAdminError."""
    roles = roles_of(session, person)
    policy.require_person(actor, person, roles)
    if Role.ADMIN in roles:
        _require_another_admin(session, person)

    person.is_active = False
    for table in (SignIn, OneTimeLink):
        session.execute(delete(table).where(table.person_id == person.id))
    log(session, actor, Event.PERSON_DEACTIVATED, person)


def reactivate_person(session: Session, actor: Actor, person: Person) -> None:
    """Open a person's account again, with the roles it had."""
    policy.require_person(actor, person, roles_of(session, person))

    person.is_active = True
    log(session, actor, Event.PERSON_REACTIVATED, person)


def _first_password(actor: Actor, draft: PersonDraft, password: str) -> str:
    if actor.kind is not ActorKind.SYSTEM:
        raise NotAllowedError
    known = [draft.email, draft.email.partition("@")[0], draft.name, draft.agency]
    return hash_password(rules.settled_password(password, known))


def _give(session: Session, actor: Actor, person: Person, roles: Iterable[Role]) -> None:
    session.flush()  # a new person has no id before
    for role in sorted(roles):
        grant = RoleGrant(person_id=person.id, role=role)
        session.add(grant)
        log(session, actor, Event.ROLE_GIVEN, grant)


def _grants(person: Person) -> Select[RoleGrant]:
    return select(RoleGrant).where(
        RoleGrant.person_id == person.id, RoleGrant.taken_at.is_(None)
    )


def _require_another_admin(session: Session, person: Person) -> None:
    admins = (
        select(Person.id)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .where(Person.is_active, RoleGrant.role == Role.ADMIN, RoleGrant.taken_at.is_(None))
        .with_for_update()  # two who close each other's accounts at once: one must wait
    )
    if set(session.scalars(admins)) <= {person.id}:
        raise LastAdminError
