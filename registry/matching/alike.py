"""Needs that are like one another, and needs that come near to what somebody types."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.needs.models import Need
from registry.needs.queries import NeedsAsked, newest_needs
from registry.search.index.encoder import Vectors, encode
from registry.search.index.store import VectorStore, content_hash, vectors_of
from registry.search.index.words import composed

ALIKE: Final = 0.25
"""From this likeness two needs that share a category are alike (measured: tests/registry/matching/test_alike.py)."""

ALIKE_WITHOUT: Final = 0.45
"""From this likeness two are where one of them names no category."""

NEAR: Final = 0.22
"""From this likeness a need comes near to what somebody types, which is short beside a whole need."""

COMPARED: Final = 300
"""So many of the newest needs are compared: older ones have mostly been answered."""

ENCODED_AT_ONCE: Final = 40
"""So many are encoded for one reader, of those that never were; the others wait for the next."""

SHOWN: Final = 5
_LONGEST: Final = 1_000


@dataclass(frozen=True)
class AlikeNeed:
    """A need, how like it is to what was asked, and which categories both have."""

    need: Need
    likeness: float
    shared: list[str]


@dataclass(frozen=True)
class NeedsAlike:
    """The needs of other agencies that are like one, the likest first, and how many agencies state them."""

    needs: list[AlikeNeed]
    agencies: int


def needs_like(session: Session, store: VectorStore, reader: Actor, need: Need) -> NeedsAlike:
    """Return the needs of other agencies that are like one, of those the reader may know of.

    Likeness goes both ways, so each of two agencies sees the other's need on its own, where the other
    lets it be seen; one that a reader may not know of is not counted either. Invented needs are like
    invented ones alone.
    """
    others = newest_needs(session, reader, NeedsAsked(), COMPARED, others_than=need)
    likeness = _likeness(vectors_of([_text_of(need)], store)[0], others, store)
    alike = [
        AlikeNeed(other, value, shared)
        for other, value in zip(others, likeness, strict=True)
        if (shared := _shared(need, other)) is not None
        and value >= (ALIKE if shared else ALIKE_WITHOUT)
    ]
    alike.sort(key=lambda each: (-each.likeness, str(each.need.id)))
    return NeedsAlike(alike[:SHOWN], len({each.need.agency_id for each in alike}))


def needs_near(
    session: Session, store: VectorStore, reader: Actor, asked: NeedsAsked
) -> list[AlikeNeed]:
    """Return the needs that come near in meaning to the text that is asked for, in whatever words."""
    if not asked.text.strip():
        return []
    needs = newest_needs(session, reader, asked, COMPARED)
    typed = composed(asked.text)[:_LONGEST]
    likeness = _likeness(encode([typed])[0], needs, store)  # what is typed is kept nowhere
    near = [
        AlikeNeed(need, value, [])
        for need, value in zip(needs, likeness, strict=True)
        if value >= NEAR
    ]
    near.sort(key=lambda each: (-each.likeness, str(each.need.id)))
    return near[:SHOWN]


def _shared(one: Need, other: Need) -> list[str] | None:
    """Return the categories that two needs share; None where both have some, and none in common."""
    shared = [code for code in one.categories if code in other.categories]
    return None if not shared and one.categories and other.categories else shared


def _text_of(need: Need) -> str:
    return composed(f"{need.title.rstrip('.')}. {need.problem}")[:_LONGEST]


def _likeness(asked: Vectors, needs: Sequence[Need], store: VectorStore) -> list[float]:
    """Return how like each of some needs is to a vector; 0 for one whose own is not kept yet."""
    if not needs:
        return []
    texts = [_text_of(need) for need in needs]
    kept = store.get({content_hash(each) for each in texts})
    wait = [each for each in dict.fromkeys(texts) if content_hash(each) not in kept]
    waiting = set(wait[ENCODED_AT_ONCE:])
    at_hand = [each for each in texts if each not in waiting]
    vectors = dict(zip(at_hand, vectors_of(at_hand, store), strict=True))
    return [float(vectors[each] @ asked) if each in vectors else 0.0 for each in texts]
