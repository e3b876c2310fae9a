"""Which software is like one: what an officer looks at next."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.models import Software
from registry.catalogue.queries import is_demonstration, software_in_short
from registry.search.index.faults import IndexUnusableError
from registry.search.index.index import SearchIndex
from registry.search.queries import SearchUnavailableError, scope_of

MOST = 5


@dataclass(frozen=True)
class Alike:
    """A software that is like another, and how like: 1 says the same."""

    software: Software
    likeness: float


def similar_software(
    session: Session,
    index: SearchIndex,
    reader: Actor,
    software: Software,
    family: Collection[UUID],
) -> list[Alike]:
    """Return the software that is most like one, of what a reader may know of. Raises SearchUnavailableError.

    `family` are the ids of its lineage: they are alike by their making, and told elsewhere. Beside
    a real software no invented one is told.
    """
    scope = scope_of(session, reader, demonstration=is_demonstration(software))
    try:
        found = index.alike(str(software.id), scope, {str(each) for each in family}, MOST)
    except IndexUnusableError as unusable:
        raise SearchUnavailableError from unusable
    known = software_in_short(session, reader, [UUID(id_) for id_, _ in found])
    return [Alike(known[UUID(id_)], likeness) for id_, likeness in found if UUID(id_) in known]
