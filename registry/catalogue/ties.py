"""Holds the ties between software in order: none of itself, no circle, one way from each origin."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage
from registry.catalogue.queries import software_named_in, software_with_ids
from registry.catalogue.schemas import SoftwareFields
from registry.catalogue.vocabulary import ORIGINS, LineageRelation
from registry.errors import InvalidError
from registry.language.marks import N_


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


def like(relation: LineageRelation) -> tuple[LineageRelation, ...]:
    """Return the relations that must be free of circles together with this one, itself among them."""
    return ORIGINS if relation.is_origin else (relation,)


def keep_ties(
    session: Session, actor: Actor, software: Software, fields: SoftwareFields, given: set[str]
) -> None:
    """Make what a software is plainly based on, and what follows it, what the fields name.

    What it comes from in another way (a fork, an adaptation, a variant) stays as it is, named or not.
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


def require_no_circle(
    session: Session, field: str, software: Software, relation: LineageRelation, other: Software
) -> None:
    """Refuse a tie that leads to itself. Raises OwnLineageError, LineageCircleError."""
    if other.id == software.id:
        raise OwnLineageError(field)
    if leads_to(session, relation, other.id, software.id):
        raise LineageCircleError(field, software=other.name)


def leads_to(session: Session, relation: LineageRelation, start: UUID, end: UUID) -> bool:
    """Tell whether ties like one lead from one software to another, directly or through others.

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
            Lineage.relation.in_(like(relation)),
            Lineage.other_id.is_not(None),
        )
        ahead = {each for each in session.scalars(onward) if each is not None} - seen
    return False


def tie_between(
    session: Session, software_id: UUID, relation: LineageRelation, other_id: UUID
) -> Lineage | None:
    """Return the tie of one software to another that a tie of this kind would repeat."""
    return session.scalar(
        select(Lineage).where(
            Lineage.software_id == software_id,
            Lineage.other_id == other_id,
            Lineage.relation.in_(like(relation)),
        )
    )


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
            Lineage.relation.in_(like(relation)),
            Lineage.other_id.is_not(None),
        )
    )
    by_other = {tie.other_id: tie for tie in kept if tie.other_id is not None}
    known = software_with_ids(session, actor, by_other)
    wanted = dict.fromkeys(other.id for other in others)  # a former name may name it again
    for other in others:
        if other.id not in by_other:
            require_no_circle(session, relation.value, software, relation, other)
    for other_id, tie in by_other.items():
        if tie.relation is relation and other_id not in wanted and other_id in known:
            session.delete(tie)
    for other_id in wanted:
        if other_id not in by_other:
            session.add(Lineage(software_id=software.id, relation=relation, other_id=other_id))
