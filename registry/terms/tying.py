"""Ties concepts: what is broader, and what is related, which stands at both ends."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.errors import InvalidError
from registry.language.marks import N_
from registry.terms.models import Concept
from registry.terms.queries import ties_of
from registry.terms.rules import require_apart, require_no_circle


class UnknownLinkError(InvalidError):
    """A concept is said to be tied to one that is not there."""

    code = "unknown-concept"
    sentence = N_("The thesaurus has no “%(name)s”.")


def tie(
    session: Session, actor: Actor, concept: Concept, broader: list[str], related: list[str]
) -> bool:
    """Tie a concept to others; tell whether that changed it.

    Raises UnknownLinkError, BroaderCircleError where going up would come back, and RelatedAboveError
    where a related one is above or under.
    """
    here, ties = str(concept.id), ties_of(session)
    for field, ids in (("broader", broader), ("related", related)):
        for each in ids:
            if each not in ties:
                raise UnknownLinkError(field, name=each)
    was = ties[here]
    if (tuple(broader), tuple(related)) == (was.broader, was.related):
        return False
    ties[here] = replace(was, broader=tuple(broader), related=tuple(related))
    require_no_circle(ties, here)
    require_apart(ties)
    concept.broader, concept.related = broader, related
    _answer(session, actor, here, set(related).symmetric_difference(was.related))
    return True


def _answer(session: Session, actor: Actor, here: str, changed: Iterable[str]) -> None:
    """Have the other ends of what is related, or is not any more, say so too."""
    for each in sorted(changed):
        other = session.get(Concept, UUID(each))
        if other is None:
            continue
        rest = [link for link in other.related if link != here]
        other.related = rest if len(rest) < len(other.related) else [*rest, here]
        log(session, actor, Event.CONCEPT_EDITED, other)
