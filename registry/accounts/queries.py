"""Questions about people and tokens."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from registry.accounts.models import ApiToken, Person, RoleGrant, SignIn
from registry.accounts.rules import digest_of
from registry.accounts.vocabulary import SIGN_IN_IDLES
from registry.actors.rules import Actor
from registry.actors.vocabulary import ActorKind, Role, Scope
from registry.agencies.models import Agency
from registry.database.paging import Page, PageAsked, page_of
from registry.errors import NotFoundError, SignInNeededError
from registry.history.unit_of_work import now_in
from registry.language.marks import N_


class TokenRefusedError(SignInNeededError):
    """A token is not ours, was revoked, or has run out."""

    code = "token-refused"
    sentence = N_(
        "This token is not, or no longer, one of ours. Make a new one on your agency's page."
    )


class Account(NamedTuple):
    """A person with the roles they hold."""

    person: Person
    roles: frozenset[Role]


def actor_of_sign_in(session: Session, secret: str) -> tuple[Actor, Person] | None:
    """Return who signed in with a cookie's secret; None where that has ended, or never began."""
    person = session.scalar(
        select(Person)
        .join(SignIn, SignIn.person_id == Person.id)
        .where(
            SignIn.digest == digest_of(secret),
            SignIn.expires_at > now_in(session),
            SignIn.last_seen_at > now_in(session) - SIGN_IN_IDLES,
            Person.is_active,
        )
        .options(joinedload(Person.agency))
    )
    return (actor_of(session, person), person) if person else None


def actor_of_token(session: Session, secret: str) -> tuple[Actor, ApiToken] | None:
    """Return whose a token is; None where it has ended, or never was."""
    token = session.scalar(
        select(ApiToken)
        .where(
            ApiToken.digest == digest_of(secret),
            ApiToken.revoked_at.is_(None),
            ApiToken.expires_at > now_in(session),
        )
        .options(joinedload(ApiToken.agency))
    )
    if token is None:
        return None
    actor = Actor(
        ActorKind.TOKEN,
        token.id,
        token.agency_id,
        frozenset(map(Role, token.roles)),
        frozenset(map(Scope, token.scopes)),
    )
    return actor, token


def program_of(session: Session, secret: str) -> Actor:
    """Return the program that a token makes of its bearer. Raises TokenRefusedError."""
    found = actor_of_token(session, secret)
    if found is None:
        raise TokenRefusedError
    return found[0]


def actor_of(session: Session, person: Person) -> Actor:
    """Return the actor that a person is."""
    return Actor(ActorKind.PERSON, person.id, person.agency_id, roles_of(session, person))


def roles_of(session: Session, person: Person) -> frozenset[Role]:
    """Return the roles that a person holds."""
    held = select(RoleGrant.role).where(
        RoleGrant.person_id == person.id, RoleGrant.taken_at.is_(None)
    )
    return frozenset(session.scalars(held))


def account_of(session: Session, person_id: UUID) -> Account:
    """Return a person with their roles; raises NotFoundError."""
    person = session.get(Person, person_id)
    if person is None:
        raise NotFoundError
    return Account(person, roles_of(session, person))


def words_near(session: Session, person: Person) -> list[str]:
    """Return what anyone would try first as a person's password: what they and theirs are called."""
    agency = session.get(Agency, person.agency_id) if person.agency_id else None
    of_agency = [agency.code, agency.name] if agency else []
    return [person.email, person.email.partition("@")[0], person.name, *of_agency]


def person_by_email(session: Session, email: str) -> Person | None:
    """Return the person with that address, however it is written."""
    return session.scalar(select(Person).where(Person.email == email.casefold()))


def has_people(session: Session) -> bool:
    """Tell whether anybody has an account here."""
    return session.scalar(select(Person.id).limit(1)) is not None


def people_of(session: Session, agency_id: UUID | None) -> list[Account]:
    """Return the people of an agency, or those of none, by name."""
    people = session.scalars(
        select(Person).where(Person.agency_id == agency_id).order_by(Person.name, Person.id)
    ).all()
    grants = session.execute(
        select(RoleGrant.person_id, RoleGrant.role)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(RoleGrant.taken_at.is_(None), Person.agency_id == agency_id)
    )
    roles: dict[UUID, set[Role]] = {}
    for person_id, role in grants:
        roles.setdefault(person_id, set()).add(role)
    return [Account(person, frozenset(roles.get(person.id, ()))) for person in people]


def tokens_of(session: Session, agency_id: UUID | None) -> list[ApiToken]:
    """Return the tokens of an agency, or those of none, newest first."""
    return list(
        session.scalars(
            select(ApiToken)
            .where(ApiToken.agency_id == agency_id)
            .order_by(ApiToken.created_at.desc(), ApiToken.id)
        )
    )


def list_tokens(session: Session, agency_id: UUID | None, asked: PageAsked) -> Page[ApiToken]:
    """Return a page of the tokens of an agency, or of those of none, newest first."""
    statement = (
        select(ApiToken)
        .where(ApiToken.agency_id == agency_id)
        .options(joinedload(ApiToken.agency))
    )
    newest = (ApiToken.created_at, ApiToken.id)
    return page_of(session, statement, newest, asked, newest_first=True)


def token_by_id(session: Session, token_id: UUID) -> ApiToken:
    """Return a token; raises NotFoundError."""
    token = session.get(ApiToken, token_id, options=[joinedload(ApiToken.agency)])
    if token is None:
        raise NotFoundError
    return token
