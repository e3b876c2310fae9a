"""Which other entries may be the same software: by their name, or by what they say they do.

Names are compared in the database, for drafts and what is in review are in no index; texts are
asked of the search.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.entry import entry_of
from registry.catalogue.models import Software
from registry.catalogue.queries import software_with_ids
from registry.catalogue.visibility import visible_to
from registry.reviews.rules import likeness_of_names
from registry.search.index.index import SearchIndex
from registry.search.queries import SearchAsked, search

MOST: Final = 5
ALIKE: Final = 0.75
"""The score from which what another entry says is near enough to be looked at."""

NEAR: Final = 0.6
"""How much of two names is the same from where on they are near: four parts of five of each, about."""


class Likeness(StrEnum):
    """Why an entry may be the same as another one."""

    NAME = "name"
    TEXT = "text"


@dataclass(frozen=True)
class Alike:
    """An entry that may be the same software, and why."""

    software: Software
    likeness: Likeness


def alike(
    session: Session, index: SearchIndex, reader: Actor, software: Software
) -> list[Alike]:
    """Return the entries that may be the same software, those of the nearest names first.

    Raises SearchUnavailableError while there is no index.
    """
    named = _of_near_names(session, reader, software)
    texts = entry_of(session, software).texts
    said = next((text.short_description for text in texts if text.short_description), None)
    by_text = search(session, index, _asked(said), reader).hits if said else []
    found = {each.id: Alike(each, Likeness.NAME) for each in named}
    near = [hit.software.id for hit in by_text if hit.score >= ALIKE]
    known = software_with_ids(
        session, reader, near
    )  # what is found comes without its publisher
    for id_ in near:
        if id_ != software.id and id_ in known:
            found.setdefault(id_, Alike(known[id_], Likeness.TEXT))
    return list(found.values())[:MOST]


def _of_near_names(session: Session, reader: Actor, software: Software) -> list[Software]:
    """Return the entries of names near this one's, wherever they stand in their life."""
    own = [software.name, *software.aliases]
    statement = select(Software.id, Software.name, Software.aliases).where(
        visible_to(reader), Software.id != software.id
    )
    likeness = {
        row.id: _nearest(own, [row.name, *row.aliases]) for row in session.execute(statement)
    }
    near = [each for each, like in likeness.items() if like >= NEAR]
    nearest = sorted(near, key=lambda each: -likeness[each])[:MOST]
    known = software_with_ids(session, reader, nearest)
    return [known[each] for each in nearest if each in known]


def _nearest(own: Iterable[str], others: Iterable[str]) -> float:
    return max(likeness_of_names(one, other) for one in own for other in others)


def _asked(text: str) -> SearchAsked:
    return SearchAsked(text, {}, limit=MOST, include_demonstration=True)
