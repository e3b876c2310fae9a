"""Keeps the parts of an entry in step with what was handed in, row by row, so that history stays whole."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.agencies.queries import agency_named_in
from registry.catalogue.models import Software
from registry.catalogue.parts import (
    BaseSoftware,
    DeclaredUser,
    Lineage,
    Release,
    SoftwareContact,
    SoftwareContractor,
    SoftwareGrant,
    SoftwareText,
)
from registry.catalogue.queries import software_named_in, software_with_ids
from registry.catalogue.schemas import SoftwareFields
from registry.catalogue.vocabulary import LineageRelation
from registry.errors import InvalidError
from registry.language.marks import N_

Part = TypeVar(
    "Part",
    SoftwareText,
    Release,
    BaseSoftware,
    SoftwareContact,
    SoftwareContractor,
    DeclaredUser,
    SoftwareGrant,
    Lineage,
)
Values = Mapping[str, Any]  # Any: a column's value


class OwnLineageError(InvalidError):
    """A software would be based on itself, or follow itself."""

    code = "own-lineage"
    sentence = N_("Name another software: none is based on itself, or follows itself.")


class LineageCircleError(InvalidError):
    """A software would be based on what is based on it, or be followed by what it follows."""

    code = "lineage-circle"
    sentence = N_(
        "This would close a circle: from %(software)s the same ties already lead back here."
    )


def keep_parts(
    session: Session, software: Software, fields: SoftwareFields, given: set[str]
) -> None:
    """Make the parts that are given the entry's own: rows are changed, added and deleted to match."""
    if "texts" in given:
        texts = {language: text.model_dump() for language, text in fields.texts.items()}
        _sync(
            session, software, SoftwareText, lambda row: row.language, _keyed(texts, "language")
        )
    if "releases" in given:
        releases = {
            release.version: {
                "released_on": release.released_on,
                "notes": release.notes,
                "position": position,
            }
            for position, release in enumerate(fields.releases)
        }
        _sync(
            session,
            software,
            Release,
            lambda row: row.version_name,
            _keyed(releases, "version_name"),
        )
    if "base_software" in given:
        base = {
            position: {
                "name": row.name,
                "kind": row.kind,
                "version_name": row.version,
                "version_min": row.version_min,
                "version_max": row.version_max,
                "is_optional": row.is_optional,
            }
            for position, row in enumerate(fields.base_software)
        }
        _sync(
            session, software, BaseSoftware, lambda row: row.position, _keyed(base, "position")
        )
    _keep_upkeep(session, software, fields, given)
    if "declared_users" in given:
        users: dict[str, Values] = {name: {} for name in fields.declared_users}
        _sync(session, software, DeclaredUser, lambda row: row.name, _keyed(users, "name"))
    if "shared_with" in given:
        agencies = [
            agency_named_in(session, "shared_with", code) for code in fields.shared_with
        ]
        grants: dict[Any, Values] = {agency.id: {} for agency in agencies}
        _sync(
            session,
            software,
            SoftwareGrant,
            lambda row: row.agency_id,
            _keyed(grants, "agency_id"),
        )


def _keep_upkeep(
    session: Session, software: Software, fields: SoftwareFields, given: set[str]
) -> None:
    if "contacts" in given:
        contacts = {place: row.model_dump() for place, row in enumerate(fields.contacts)}
        wanted = _keyed(contacts, "position")
        _sync(session, software, SoftwareContact, lambda row: row.position, wanted)
    if "contractors" in given:
        contractors = {place: row.model_dump() for place, row in enumerate(fields.contractors)}
        wanted = _keyed(contractors, "position")
        _sync(session, software, SoftwareContractor, lambda row: row.position, wanted)


def keep_ties(
    session: Session, actor: Actor, software: Software, fields: SoftwareFields, given: set[str]
) -> None:
    """Make what a software is based on, and what follows it, what the fields name.

    Ties to software that the actor may not know of are not theirs to name or to leave out: they stay.
    """
    if "based_on" in given:
        others = [
            software_named_in(session, actor, "based_on", slug) for slug in fields.based_on
        ]
        _sync_ties(session, actor, software, LineageRelation.BASED_ON, others)
    if "successor" in given:
        follows = (
            [software_named_in(session, actor, "successor", fields.successor)]
            if fields.successor
            else []
        )
        _sync_ties(session, actor, software, LineageRelation.SUCCESSOR, follows)


def leads_to(session: Session, relation: LineageRelation, start: UUID, end: UUID) -> bool:
    """Tell whether ties of one kind lead from one software to another, directly or through others.

    What lies on the way is held until the unit of work ends, so that two who tie software to each
    other at the same moment cannot close a circle.
    """
    session.scalar(select(Software.id).where(Software.id == end).with_for_update())
    seen: set[UUID] = set()
    ahead = {start}
    while ahead:
        if end in ahead:
            return True
        seen |= ahead
        on_the_way = select(Software.id).where(Software.id.in_(ahead)).order_by(Software.id)
        session.scalars(on_the_way.with_for_update()).all()
        onward = select(Lineage.other_id).where(
            Lineage.software_id.in_(ahead),
            Lineage.relation == relation,
            Lineage.other_id.is_not(None),
        )
        ahead = {each for each in session.scalars(onward) if each is not None} - seen
    return False


def _sync_ties(
    session: Session,
    actor: Actor,
    software: Software,
    relation: LineageRelation,
    others: list[Software],
) -> None:
    kept = session.scalars(
        select(Lineage).where(
            Lineage.software_id == software.id,
            Lineage.relation == relation,
            Lineage.other_id.is_not(None),
        )
    )
    by_other = {tie.other_id: tie for tie in kept if tie.other_id is not None}
    known = software_with_ids(session, actor, by_other)
    wanted = dict.fromkeys(other.id for other in others)  # a former name may name it again
    if software.id in wanted:
        raise OwnLineageError(relation.value)
    for other in others:
        if other.id not in by_other and leads_to(session, relation, other.id, software.id):
            raise LineageCircleError(relation.value, software=other.name)
    for other_id, tie in by_other.items():
        if other_id not in wanted and other_id in known:
            session.delete(tie)
    for other_id in wanted:
        if other_id not in by_other:
            session.add(Lineage(software_id=software.id, relation=relation, other_id=other_id))


def _keyed(
    rows: Mapping[Any, Values], name: str
) -> dict[Hashable, Values]:  # Any: keys of each part's kind
    return {key: {**values, name: key} for key, values in rows.items()}


def _sync(
    session: Session,
    software: Software,
    model: type[Part],
    key_of: Callable[[Part], Hashable],
    wanted: dict[Hashable, Values],
) -> None:
    kept = {
        key_of(row): row
        for row in session.scalars(select(model).where(model.software_id == software.id))
    }
    for key, row in kept.items():
        if key not in wanted:
            session.delete(row)
    for key, values in wanted.items():
        if key in kept:
            _change(kept[key], values)
        else:
            session.add(model(software_id=software.id, **values))


def _change(row: Part, values: Values) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
