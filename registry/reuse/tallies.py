"""How many agencies reuse each of some software, and how much they gave back."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from registry.agencies.models import Agency
from registry.reuse import rules
from registry.reuse.models import Contribution, Reuse


@dataclass(frozen=True)
class Tally:
    """How many agencies reuse, or reused, a software, and how many contributions came back."""

    reusers: int = 0
    contributions: int = 0


def tallies_of(
    session: Session, ids: Iterable[UUID], *, demonstration: bool
) -> dict[UUID, Tally]:
    """Return the tally of each software: two queries, however many there are.

    Whoever only plans or assesses does not reuse yet. Invented agencies count where demonstration
    is asked for, and never else.
    """
    wanted = list(ids)
    agencies = select(Reuse.software_id, func.count(Reuse.agency_id.distinct())).where(
        Reuse.stage.in_(rules.REUSED_FROM)
    )
    given = select(Reuse.software_id, func.count(Contribution.id)).join(
        Contribution, Contribution.reuse_id == Reuse.id
    )
    reusers = _counts(session, agencies, wanted, demonstration=demonstration)
    contributions = _counts(session, given, wanted, demonstration=demonstration)
    return {each: Tally(reusers.get(each, 0), contributions.get(each, 0)) for each in wanted}


def _counts(
    session: Session, statement: Select[UUID, int], ids: list[UUID], *, demonstration: bool
) -> dict[UUID, int]:
    counted = statement.where(Reuse.software_id.in_(ids)).group_by(Reuse.software_id)
    if not demonstration:
        real = select(Agency.id).where(Agency.is_demonstration.is_(False))
        counted = counted.where(Reuse.agency_id.in_(real))
    return dict(session.execute(counted).all())
