"""Which other entries may be the same software: by their name, or by what they say they do."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.entry import entry_of
from registry.catalogue.models import Software
from registry.search.index.index import SearchIndex
from registry.search.index.words import bare
from registry.search.queries import Hit, SearchAsked, search

MOST: Final = 5
ALIKE: Final = 0.75
"""The score from which what another entry says is near enough to be looked at."""


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
    """Return the entries that may be the same software, those of the same name first.

    Raises SearchUnavailableError while there is no index.
    """
    texts = entry_of(session, software).texts
    said = next((text.short_description for text in texts if text.short_description), None)
    by_name = search(session, index, _asked(software.name), reader).hits
    by_text = search(session, index, _asked(said), reader).hits if said else []
    names = {bare(name) for name in (software.name, *software.aliases)}
    found: dict[str, Alike] = {}
    for hit in [*by_name, *by_text]:
        likeness = _likeness(hit, names)
        if likeness and hit.software.id != software.id:
            found.setdefault(hit.software.slug, Alike(hit.software, likeness))
    return sorted(found.values(), key=lambda each: each.likeness.value)[:MOST]


def _asked(text: str) -> SearchAsked:
    return SearchAsked(text, {}, limit=MOST, include_demonstration=True)


def _likeness(hit: Hit, names: set[str]) -> Likeness | None:
    if bare(hit.software.name) in names:
        return Likeness.NAME
    return Likeness.TEXT if hit.score >= ALIKE else None
