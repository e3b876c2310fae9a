"""The people of an agency: who they are, what they may do, and the links handed over to them."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry.accounts import policy
from registry.accounts.models import Person
from registry.accounts.queries import Account, account_of, people_of
from registry.accounts.schemas import PersonDraft, PersonEdit
from registry.accounts.service.links import offer_reset
from registry.accounts.service.people import (
    change_roles,
    deactivate_person,
    edit_person,
    invite_person,
    reactivate_person,
)
from registry.accounts.vocabulary import LinkPurpose
from registry.actors import rules
from registry.actors.vocabulary import Permission, Role
from registry.agencies.models import Agency
from registry.agencies.queries import agency_with_id, every_agency, find_agency
from registry.errors import ConflictError, NotAllowedError
from registry.history.unit_of_work import attempt
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.addresses import see_other
from web.dependencies import Database, Posted, SignedIn, TheHouse
from web.forms import Form, fill, prefilled
from web.refusals import IN_THE_FORM, STALE, said_in, status_of
from web.rendering.page import render
from web.roles import NAMES, Choice, roles_offered
from web.versions import is_stale

router = APIRouter(prefix="/people", include_in_schema=False)

ROLES_MISSING = {"roles": N_("Choose at least one role.")}
DONE = {
    "edited": N_("The account was corrected."),
    "roles": N_("The roles were changed."),
    "closed": N_("The account was closed."),
    "opened": N_("The account was opened again."),
}


class RolesPosted(BaseModel):
    """The roles that a person is to have."""

    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True)
class PeoplePage:
    """The people of one agency, or those of none."""

    agency: Agency | None
    people: list[Account]
    names: dict[Role, str]
    agencies: list[Agency]


@dataclass(frozen=True)
class InvitationPage:
    """The form that invites a person."""

    form: Form[PersonDraft] | Form[BaseModel]
    agency: Agency | None
    roles: list[Choice]
    languages: list[Language]


@dataclass(frozen=True)
class PersonPage:
    """One account, and what can be done with it."""

    person: Person
    agency: Agency | None
    role_names: tuple[str, ...]
    form: Form[PersonEdit] | Form[BaseModel]
    role_form: Form[RolesPosted] | Form[BaseModel]
    roles: list[Choice]
    languages: list[Language]
    is_self: bool
    done: str | None
    is_stale: bool


@dataclass(frozen=True)
class HandoverPage:
    """A one-time link, shown once, to be handed over."""

    person: Person
    address: str
    is_invitation: bool
    days: int
    back: str


@router.get("")
def index(
    request: Request,
    session: Database,
    actor: SignedIn,
    agency: Annotated[str | None, Query(max_length=60)] = None,
) -> Response:
    """Show the people of an agency."""
    shown = _agency(session, actor, agency)
    policy.require_people(actor, shown.id if shown else None)
    page = PeoplePage(
        agency=shown,
        people=people_of(session, shown.id if shown else None),
        names=dict(NAMES),
        agencies=every_agency(session) if _is_of_all(actor) else [],
    )
    return render(request, "accounts/people.html", page)


@router.get("/new")
def ask(
    request: Request,
    house: TheHouse,
    session: Database,
    actor: SignedIn,
    agency: Annotated[str | None, Query(max_length=60)] = None,
) -> Response:
    """Show the form that invites a person."""
    shown = _agency(session, actor, agency)
    policy.require_people(actor, shown.id if shown else None)
    blank: Form[BaseModel] = prefilled({"language": house.settings.default_language})
    return _invitation(request, actor, blank, shown)


@router.post("/new")
def invite(
    request: Request, house: TheHouse, session: Database, actor: SignedIn, posted: Posted
) -> Response:
    """Invite a person and show the link to hand over, or show the form again."""
    form = fill(PersonDraft, posted, missing=ROLES_MISSING)
    code = status.HTTP_422_UNPROCESSABLE_CONTENT
    if form.draft is not None:
        try:
            with attempt(session):
                person, secret = invite_person(session, actor, form.draft)
        except IN_THE_FORM as refusal:
            name = "email" if isinstance(refusal, ConflictError) else ""
            form, code = said_in(form, refusal, name)
        else:
            address = f"{house.settings.public_url}/links/{secret}"
            return _hand_over(request, person, address, is_invitation=True)
    shown = _agency(session, actor, form.value("agency") or None)
    return _invitation(request, actor, form, shown, code)


@router.get("/{person_id}")
def show(
    request: Request,
    session: Database,
    actor: SignedIn,
    person_id: UUID,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show one account."""
    account = account_of(session, person_id)
    policy.require_self_or_manager(actor, account.person, account.roles)
    return _person(request, session, actor, account, done=DONE.get(done))


@router.post("/{person_id}")
def edit(
    request: Request, session: Database, actor: SignedIn, posted: Posted, person_id: UUID
) -> Response:
    """Correct a name or a language, or show the form again."""
    account = account_of(session, person_id)
    policy.require_self_or_manager(actor, account.person, account.roles)
    form, code = fill(PersonEdit, posted), status.HTTP_422_UNPROCESSABLE_CONTENT
    if is_stale(account.person, posted):
        code = STALE
    elif form.draft is not None:
        try:
            with attempt(session):
                edit_person(session, actor, account.person, form.draft)
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal)
            account = account_of(session, person_id)
        else:
            return see_other(f"/people/{person_id}?done=edited")
    return _person(request, session, actor, account, form=form, code=code)


@router.post("/{person_id}/roles")
def give_roles(
    request: Request, session: Database, actor: SignedIn, posted: Posted, person_id: UUID
) -> Response:
    """Have a person hold exactly the chosen roles, or say why not."""
    account = account_of(session, person_id)
    form = fill(RolesPosted, posted)
    try:
        with attempt(session):
            change_roles(session, actor, account.person, form.draft.roles if form.draft else ())
    except IN_THE_FORM as refusal:
        said = form.complaining(refusal, "roles")
        account, code = account_of(session, person_id), status_of(refusal)
        return _person(request, session, actor, account, role_form=said, code=code)
    return see_other(f"/people/{person_id}?done=roles")


@router.post("/{person_id}/link")
def hand_over(
    request: Request, house: TheHouse, session: Database, actor: SignedIn, person_id: UUID
) -> Response:
    """Make a link by which a person sets a new password, and show it once."""
    person = account_of(session, person_id).person
    is_invitation = person.password_hash is None
    secret = offer_reset(session, actor, person)
    address = f"{house.settings.public_url}/links/{secret}"
    return _hand_over(request, person, address, is_invitation=is_invitation)


@router.post("/{person_id}/close")
def close(session: Database, actor: SignedIn, person_id: UUID) -> Response:
    """Close an account."""
    deactivate_person(session, actor, account_of(session, person_id).person)
    return see_other(f"/people/{person_id}?done=closed")


@router.post("/{person_id}/open")
def reopen(session: Database, actor: SignedIn, person_id: UUID) -> Response:
    """Open a closed account again."""
    reactivate_person(session, actor, account_of(session, person_id).person)
    return see_other(f"/people/{person_id}?done=opened")


def _is_of_all(actor: rules.Actor) -> bool:
    return rules.may(actor, Permission.INVITE_PERSON)


def _agency(session: Database, actor: rules.Actor, code: str | None) -> Agency | None:
    """Return the agency that is named, else the actor's own."""
    if code:
        return find_agency(session, code)
    return agency_with_id(session, actor.agency_id) if actor.agency_id else None


def _invitation(
    request: Request,
    actor: rules.Actor,
    form: Form[PersonDraft] | Form[BaseModel],
    agency: Agency | None,
    code: int = status.HTTP_200_OK,
) -> Response:
    roles = roles_offered(actor, has_agency=agency is not None)
    page = InvitationPage(form, agency, roles, list(Language))
    return render(request, "accounts/invite.html", page, code)


def _person(  # noqa: PLR0913  a page with two forms, either of which may come back
    request: Request,
    session: Database,
    actor: rules.Actor,
    account: Account,
    *,
    form: Form[PersonEdit] | None = None,
    role_form: Form[RolesPosted] | None = None,
    done: str | None = None,
    code: int = status.HTTP_200_OK,
) -> Response:
    person, roles = account
    agency = agency_with_id(session, person.agency_id) if person.agency_id else None
    page = PersonPage(
        person=person,
        agency=agency,
        role_names=tuple(NAMES[role] for role in NAMES if role in roles),
        form=form or prefilled({"name": person.name, "language": person.language}),
        role_form=role_form or prefilled({"roles": sorted(roles)}),
        roles=roles_offered(actor, has_agency=agency is not None)
        if _manages(actor, account)
        else [],
        languages=list(Language),
        is_self=actor.id == person.id,
        done=done,
        is_stale=code == STALE,
    )
    return render(request, "accounts/person.html", page, code)


def _manages(actor: rules.Actor, account: Account) -> bool:
    try:
        policy.require_person(actor, account.person, account.roles)
    except NotAllowedError:
        return False
    return True


def _hand_over(
    request: Request, person: Person, address: str, *, is_invitation: bool
) -> Response:
    purpose = LinkPurpose.INVITATION if is_invitation else LinkPurpose.RESET
    page = HandoverPage(
        person, address, is_invitation, purpose.holds.days, f"/people/{person.id}"
    )
    return render(request, "accounts/handover.html", page)
