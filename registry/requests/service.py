"""Keeps the answers to requests that may be sent again, and gives them again."""

from cryptography.exceptions import InvalidTag
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from registry.errors import ConflictError, InvalidError
from registry.history.unit_of_work import now_in
from registry.language.marks import N_
from registry.requests import rules
from registry.requests.models import KeptAnswer
from registry.requests.schemas import Answer, Repeatable
from registry.requests.vocabulary import KEPT

FIELD = "Idempotency-Key"


class KeyReusedError(InvalidError):
    """A key came with another request than the first time."""

    code = "key-reused"
    sentence = N_("This key came with another request before. Use a new key for a new request.")


class UnderWayError(ConflictError):
    """The same request is being done at this moment."""

    code = "under-way"
    sentence = N_(
        "This very request is being done at the moment. Wait for its answer, or ask again shortly."
    )


def answer_kept(session: Session, secret: bytes, request: Repeatable) -> Answer | None:
    """Return what a request was answered before; None where it is the first of its kind.

    Until this unit of work ends no other does the same request. Raises KeyReusedError where the
    key belongs to another request, UnderWayError where another unit of work is doing this one.
    """
    digest = rules.key_digest(request.caller_id, request.key)
    _lock(session, digest)
    kept = session.scalar(
        select(KeptAnswer).where(
            KeptAnswer.digest == digest, KeptAnswer.expires_at > now_in(session)
        )
    )
    if kept is None:
        return None
    if kept.request_digest != rules.request_digest(request.asked):
        raise KeyReusedError(FIELD)
    try:
        body = rules.unseal(secret, request.key, kept.sealed_body)
    except InvalidTag as closed:  # the installation has another secret by now
        raise KeyReusedError(FIELD) from closed
    return Answer(kept.status, kept.headers, body)


def keep_answer(session: Session, secret: bytes, request: Repeatable, answer: Answer) -> None:
    """Keep what a request was answered for a day, with what it did or not at all."""
    digest, now = rules.key_digest(request.caller_id, request.key), now_in(session)
    session.execute(delete(KeptAnswer).where(KeptAnswer.digest == digest))  # one that ran out
    session.add(
        KeptAnswer(
            digest=digest,
            request_digest=rules.request_digest(request.asked),
            status=answer.status,
            headers=dict(answer.headers),
            sealed_body=rules.seal(secret, request.key, answer.body),
            created_at=now,
            expires_at=now + KEPT,
        )
    )


def forget_answers(session: Session) -> None:
    """Delete the answers whose day is over."""
    session.execute(delete(KeptAnswer).where(KeptAnswer.expires_at <= now_in(session)))


def _lock(session: Session, digest: str) -> None:
    """Have one unit of work at a time do a request; on SQLite one alone writes anyway."""
    if session.get_bind().dialect.name == "postgresql":
        lock = func.pg_try_advisory_xact_lock(rules.lock_number(digest))
        if not session.scalar(select(lock)):
            raise UnderWayError
