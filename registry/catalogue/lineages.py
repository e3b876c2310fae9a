"""Where software comes from and what follows it: the families of the catalogue."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, case, or_, select
from sqlalchemy.orm import Session, contains_eager

from registry.actors.rules import Actor
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage
from registry.catalogue.queries import software_with_ids
from registry.catalogue.visibility import visible_to
from registry.catalogue.vocabulary import LineageRelation
from registry.errors import NotFoundError
from registry.language.marks import N_

_SOME: BindParameter[UUID] = bindparam("ids", expanding=True)


class TieNotFoundError(NotFoundError):
    """A software has no tie of that identifier, or the reader may not know of it."""

    code = "tie-not-found"
    sentence = N_("This software has no such tie to another.")


@dataclass(frozen=True)
class Family:
    """All software of one lineage, oldest first, and the ties among them."""

    members: list[Software]
    ties: list[Lineage]

    def successor_of(self, software: Software) -> Software | None:
        """Return the software that follows this one, if a reader may know of it."""
        by_id = {member.id: member for member in self.members}
        for tie in self.ties:
            if tie.software_id == software.id and tie.relation is LineageRelation.SUCCESSOR:
                return by_id.get(tie.other_id) if tie.other_id else None
        return None

    def original_of(self, software: Software) -> Software:
        """Return the first of the line this software comes from: itself where it comes from none."""
        by_id = {member.id: member for member in self.members}
        here, been = software, {software.id}
        while True:
            before = [
                by_id[tie.other_id]
                for tie in self.ties
                if tie.software_id == here.id
                and tie.relation.is_origin
                and tie.other_id in by_id
            ]
            if not before or before[0].id in been:
                return here
            here = before[0]
            been.add(here.id)


def lineage_ids(session: Session, reader: Actor, ids: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """Return, for each of some software, the ids of all in its lineage, its own among them.

    A lineage goes no further than the reader sees: what lies behind an entry that they may not
    know of would tell of it.
    """
    wanted = list(ids)
    found: dict[UUID, set[UUID]] = {id_: {id_} for id_ in wanted}
    roots = _tied(session, wanted)
    if not roots:
        return found
    for root, member in session.execute(_members(visible_to(reader)), {"ids": list(roots)}):
        found[root].add(member)
    return found


@lru_cache(maxsize=256)  # the same for all readers of an agency, on the same day
def _members(known: ColumnElement[bool]) -> Select[UUID, UUID]:
    """Return the question which software is of the lineages of some, as pairs of one and a member."""
    start = select(Software.id.label("root"), Software.id.label("member")).where(
        Software.id.in_(_SOME)
    )
    family = start.cte("family", recursive=True)
    other = case(
        (Lineage.software_id == family.c.member, Lineage.other_id), else_=Lineage.software_id
    )
    onward = (
        select(family.c.root, Software.id)
        .select_from(family)
        .join(
            Lineage,
            or_(Lineage.software_id == family.c.member, Lineage.other_id == family.c.member),
        )
        .join(Software, Software.id == other)
        .where(known)
    )
    family = family.union(onward)  # UNION drops what was seen, so a circle ends
    return select(family.c.root, family.c.member)


def _tied(session: Session, ids: list[UUID]) -> set[UUID]:
    """Return those of some software that are tied to another: of many, few are."""
    if not ids:
        return set()
    either = session.execute(_both_ends(), {"ids": ids})
    return {each for tie in either for each in tie} & set(ids)


@cache
def _both_ends() -> Select[UUID, UUID | None]:
    return select(Lineage.software_id, Lineage.other_id).where(
        Lineage.other_id.is_not(None),
        or_(Lineage.software_id.in_(_SOME), Lineage.other_id.in_(_SOME)),
    )


def families_of(session: Session, reader: Actor, ids: Iterable[UUID]) -> dict[UUID, Family]:
    """Return the family of each of some software, of members that the reader may know of."""
    by_root = lineage_ids(session, reader, ids)
    every = set().union(*by_root.values()) if by_root else set()
    seen = software_with_ids(session, reader, every)
    ties = _ties_among(session, every)
    families = {}
    for root, members in by_root.items():
        shown = sorted((seen[each] for each in members if each in seen), key=_age)
        families[root] = Family(
            shown,
            [tie for tie in ties if tie.software_id in members and _is_seen(tie, seen)],
        )
    return families


def family_of(session: Session, reader: Actor, software: Software) -> Family:
    """Return the family of a software."""
    return families_of(session, reader, [software.id]).get(software.id, Family([software], []))


def successors(session: Session, reader: Actor, ids: Iterable[UUID]) -> dict[UUID, Software]:
    """Return what follows each of some software, where something does that the reader may know of."""
    statement = _following(visible_to(reader))
    return {
        tie.software_id: tie.other
        for tie in session.scalars(statement, {"ids": list(ids)})
        if tie.other is not None
    }


@lru_cache(maxsize=256)
def _following(known: ColumnElement[bool]) -> Select[Lineage]:
    return (
        select(Lineage)
        .join(Lineage.other)
        .options(contains_eager(Lineage.other).load_only(Software.slug, Software.name))
        .where(
            Lineage.software_id.in_(_SOME),
            Lineage.relation == LineageRelation.SUCCESSOR,
            known,
        )
    )


def ties_of(session: Session, reader: Actor, ids: Iterable[UUID]) -> dict[UUID, list[Lineage]]:
    """Return the ties of each of some software, oldest first, with the others they lead to.

    Ties to software that the reader may not know of are left out.
    """
    statement = (
        select(Lineage)
        .outerjoin(Lineage.other)
        .options(contains_eager(Lineage.other))
        .where(
            Lineage.software_id.in_(list(ids)),
            or_(Lineage.other_id.is_(None), visible_to(reader)),
        )
        .order_by(Lineage.created_at, Lineage.id)
    )
    ties: dict[UUID, list[Lineage]] = defaultdict(list)
    for tie in session.scalars(statement):
        ties[tie.software_id].append(tie)
    return ties


def ties_to(session: Session, reader: Actor, software: Software) -> list[Lineage]:
    """Return the ties of others that lead to a software, oldest first, of others the reader may know of."""
    statement = (
        select(Lineage)
        .join(Lineage.software)
        .options(contains_eager(Lineage.software))
        .where(Lineage.other_id == software.id, visible_to(reader))
        .order_by(Lineage.created_at, Lineage.id)
    )
    return list(session.scalars(statement))


def find_tie(session: Session, reader: Actor, software: Software, tie_id: UUID) -> Lineage:
    """Return a tie of a software to another that the reader may know of. Raises TieNotFoundError."""
    ties = ties_of(session, reader, [software.id])[software.id]
    found = next((tie for tie in ties if tie.id == tie_id), None)
    if found is None:
        raise TieNotFoundError
    return found


def _ties_among(session: Session, ids: set[UUID]) -> list[Lineage]:
    if not ids:
        return []
    statement = (
        select(Lineage)
        .where(Lineage.software_id.in_(ids))
        .order_by(Lineage.created_at, Lineage.id)
    )
    return list(session.scalars(statement))


def _is_seen(tie: Lineage, seen: Container[UUID]) -> bool:
    """Tell whether a tie is between entries that are seen, or leads out of the catalogue."""
    return tie.software_id in seen and (tie.other_id is None or tie.other_id in seen)


def _age(software: Software) -> tuple[str, str]:
    return software.started_on or "9999", software.slug
