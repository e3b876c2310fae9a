"""Signs people in and out.

Signing in takes the sessions and not a session: the count of attempts must outlive a refusal, and
a password takes too long to try while a writing unit of work keeps others out. So it counts,
reads, tries, and only then writes, each by itself.
"""

from datetime import timedelta
from uuid import UUID

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.orm import Session

from registry import clock
from registry.accounts.models import AttemptCount, OneTimeLink, Person, SignIn
from registry.accounts.passwords import try_password
from registry.accounts.queries import actor_of, person_by_email
from registry.accounts.rules import digest_of
from registry.accounts.schemas import Browser, Email
from registry.accounts.throttle import Attempts
from registry.accounts.vocabulary import SIGN_IN_HOLDS, SIGN_IN_IDLES, SIGN_IN_SEEN_EVERY
from registry.actors.rules import Actor
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.chance import new_secret
from registry.errors import NotAllowedError
from registry.history.unit_of_work import Sessions, now_in
from registry.language.marks import N_
from registry.settings import Settings

_EMAIL: TypeAdapter[str] = TypeAdapter(Email)


class WrongPasswordError(NotAllowedError):
    """The address, the password or the account is not right; which one is not told."""

    code = "wrong-password"
    sentence = N_("The e-mail address or the password is not right.")


def sign_in(
    sessions: Sessions,
    settings: Settings,
    email: str,
    password: str,
    browser: Browser,
    request_id: str | None = None,
) -> tuple[Person, str]:
    """Sign a person in, and return them with the secret for their cookie.

    Whoever was signed in there before no longer is. Raises WrongPasswordError, or TooManyAttemptsError
    after 5 failures for one account from one address within 15 minutes, 50 for it from any, or 10
    from one address within a minute.
    """
    known_as = _settled(email)
    attempts = Attempts(sessions, settings.secret, known_as or email, browser.address)
    attempts.count()
    with sessions.reading() as session:
        found = person_by_email(session, known_as) if known_as else None
    kept = found.password_hash if found and found.is_active else None
    is_right, renewed = try_password(password, kept)
    if found is None or not is_right:
        raise WrongPasswordError

    attempts.forgive()
    with sessions.writing(request_id) as session:
        begun = _begin(session, found.id, kept, renewed)
        if browser.signed_in:
            _end(session, browser.signed_in)
        return begun


def sign_out(session: Session, actor: Actor, secret: str) -> None:
    """End one sign-in of the actor's own."""
    _end(session, secret, SignIn.person_id == actor.id)


def keep_signed_in(sessions: Sessions, secret: str) -> None:
    """Note that a sign-in was seen, so that it does not end for want of use.

    It is noted every five minutes at most, in a unit of its own: reading stays reading.
    """
    is_due = (SignIn.digest == digest_of(secret)) & _seen_before(SIGN_IN_SEEN_EVERY)
    with sessions.reading() as session:
        if session.scalar(select(SignIn.id).where(is_due)) is None:
            return
    with sessions.writing() as session:
        for seen in session.scalars(select(SignIn).where(is_due, ~_seen_before(SIGN_IN_IDLES))):
            seen.last_seen_at = now_in(session)


def forget_ended(session: Session) -> None:
    """Delete the sign-ins, links and counts that have run out."""
    now = now_in(session)
    idle = SignIn.last_seen_at <= now - SIGN_IN_IDLES
    session.execute(delete(SignIn).where(or_(SignIn.expires_at <= now, idle)))
    session.execute(delete(OneTimeLink).where(OneTimeLink.expires_at <= now))
    session.execute(delete(AttemptCount).where(AttemptCount.expires_at <= now))


def _settled(email: str) -> str | None:
    try:
        return _EMAIL.validate_python(email)
    except ValidationError:
        return None


def _begin(
    session: Session, person_id: UUID, tried: str | None, renewed: str | None
) -> tuple[Person, str]:
    person = session.get(Person, person_id)
    if person is None or not person.is_active or person.password_hash != tried:
        raise WrongPasswordError  # closed, or given a new password, while this one was tried
    secret, now = new_secret(), now_in(session)
    session.add(
        SignIn(
            digest=digest_of(secret),
            person_id=person.id,
            created_at=now,
            last_seen_at=now,
            expires_at=now + SIGN_IN_HOLDS,
        )
    )
    if renewed is not None:
        person.password_hash = renewed
    log(session, actor_of(session, person), Event.PERSON_SIGNED_IN, person)
    return person, secret


def _end(session: Session, secret: str, *of: ColumnElement[bool]) -> None:
    ended = session.scalar(select(SignIn).where(SignIn.digest == digest_of(secret), *of))
    if ended is not None:
        person = session.get_one(Person, ended.person_id)
        session.delete(ended)
        log(session, actor_of(session, person), Event.PERSON_SIGNED_OUT, person)


def _seen_before(ago: timedelta) -> ColumnElement[bool]:
    return SignIn.last_seen_at <= clock.now() - ago
