"""Changes the password of whoever is signed in.

As signing in does, it takes the sessions and not a session: the count of attempts must outlive a
refusal, and a password takes too long to try while a writing unit of work keeps others out.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from registry.accounts import rules
from registry.accounts.models import OneTimeLink, Person, SignIn
from registry.accounts.passwords import hash_password, try_password
from registry.accounts.queries import actor_of, words_near
from registry.accounts.throttle import Attempts
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.errors import InvalidError, NotFoundError
from registry.history.unit_of_work import Sessions
from registry.language.marks import N_


class PresentPasswordError(InvalidError):
    """The password that was given as the present one is another."""

    code = "present-password"
    sentence = N_("This is not your present password.")


@dataclass(frozen=True)
class PasswordChange:
    """The password a person has, the one they are to have, and the sign-in that is to go on."""

    present: str
    new: str
    sign_in: str  # its secret


def change_password(
    sessions: Sessions,
    attempts: Attempts,
    person_id: UUID,
    change: PasswordChange,
    request_id: str | None = None,
) -> None:
    """Give a person a new password, and end their other sign-ins and every link for another one.

    Raises PresentPasswordError, TooManyAttemptsError, or what is wrong with the new one.
    """
    with sessions.reading() as session:
        person = session.get(Person, person_id)
        if person is None:
            raise NotFoundError
        kept, known = person.password_hash, words_near(session, person)
    settled = rules.settled_password(change.new, known)
    attempts.count()
    is_right, _ = try_password(change.present, kept)
    if not is_right:
        raise PresentPasswordError("present")

    attempts.forgive()
    hashed = hash_password(settled)
    with sessions.writing(request_id) as session:
        _set(session, person_id, kept, hashed, change.sign_in)


def _set(
    session: Session, person_id: UUID, tried: str | None, hashed: str, sign_in: str
) -> None:
    person = session.get_one(Person, person_id)
    if not person.is_active or person.password_hash != tried:
        raise PresentPasswordError("present")  # it was changed while this one was tried

    person.password_hash = hashed
    others = SignIn.digest != rules.digest_of(sign_in)
    session.execute(delete(SignIn).where(SignIn.person_id == person.id, others))
    session.execute(delete(OneTimeLink).where(OneTimeLink.person_id == person.id))
    log(session, actor_of(session, person), Event.PASSWORD_SET, person)
