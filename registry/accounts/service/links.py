"""One-time links that set a password, handed over by whoever manages the account."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from registry.accounts import policy, rules
from registry.accounts.models import OneTimeLink, Person, SignIn
from registry.accounts.passwords import hash_password
from registry.accounts.queries import actor_of, roles_of, words_near
from registry.accounts.throttle import forget_attempts
from registry.accounts.vocabulary import LinkPurpose
from registry.actors.rules import Actor
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.chance import new_secret
from registry.errors import ConflictError, NotFoundError
from registry.history.unit_of_work import Sessions, now_in
from registry.language.marks import N_
from registry.settings import Settings


class LinkSpentError(NotFoundError):
    """A one-time link was used before, ran out, or never was."""

    code = "link-spent"
    sentence = N_(
        "This link can no longer be used. Ask the administrator of your agency for a new one."
    )


class PersonInactiveError(ConflictError):
    """The account is closed."""

    code = "person-inactive"
    sentence = N_("This account is closed. Open it again first.")


def offer_reset(session: Session, actor: Actor, person: Person) -> str:
    """Return the secret of a link by which a person sets a new password, to be handed over."""
    policy.require_person(actor, person, roles_of(session, person))
    if not person.is_active:
        raise PersonInactiveError

    is_new = person.password_hash is None
    secret = _offer(session, person, LinkPurpose.INVITATION if is_new else LinkPurpose.RESET)
    log(session, actor, Event.PASSWORD_RESET_OFFERED, person)
    return secret


def offer_invitation(session: Session, actor: Actor, person: Person) -> str:
    """Return the secret of a link by which a new person sets their first password."""
    secret = _offer(session, person, LinkPurpose.INVITATION)
    log(session, actor, Event.PERSON_INVITED, person)
    return secret


def person_of_link(session: Session, secret: str) -> tuple[LinkPurpose, Person]:
    """Return what a link is for, and for whom; raises LinkSpentError."""
    link = _open_link(session, secret)
    return link.purpose, _person_of(session, link)


def accept_link(
    sessions: Sessions,
    settings: Settings,
    secret: str,
    password: str,
    request_id: str | None = None,
) -> Person:
    """Set a person's password, use up their link, and end every sign-in they had.

    What was tried with the former password is forgotten. The sessions are taken and not a session:
    hashing takes too long while a writing unit of work keeps others out. Raises LinkSpentError, or
    what is wrong with the password.
    """
    with sessions.reading() as session:
        known = words_near(session, person_of_link(session, secret)[1])
    hashed = hash_password(rules.settled_password(password, known))

    with sessions.writing(request_id) as session:
        link = _open_link(session, secret, is_to_be_used=True)
        person = _person_of(session, link)
        link.used_at = now_in(session)
        person.password_hash = hashed
        session.execute(delete(SignIn).where(SignIn.person_id == person.id))
        forget_attempts(session, settings.secret, person.email)
        log(session, actor_of(session, person), Event.PASSWORD_SET, person)
        return person


def _offer(session: Session, person: Person, purpose: LinkPurpose) -> str:
    session.flush()  # a new person has no id before
    session.execute(delete(OneTimeLink).where(OneTimeLink.person_id == person.id))
    secret, now = new_secret(), now_in(session)
    session.add(
        OneTimeLink(
            digest=rules.digest_of(secret),
            purpose=purpose,
            person_id=person.id,
            created_at=now,
            expires_at=now + purpose.holds,
        )
    )
    return secret


def _open_link(session: Session, secret: str, *, is_to_be_used: bool = False) -> OneTimeLink:
    is_open = select(OneTimeLink).where(
        OneTimeLink.digest == rules.digest_of(secret),
        OneTimeLink.used_at.is_(None),
        OneTimeLink.expires_at > now_in(session),
    )
    # of two who use it at once, the second one finds it used
    link = session.scalar(is_open.with_for_update() if is_to_be_used else is_open)
    if link is None:
        raise LinkSpentError
    return link


def _person_of(session: Session, link: OneTimeLink) -> Person:
    person = session.get_one(Person, link.person_id)
    if not person.is_active:
        raise LinkSpentError
    return person
