"""How many agencies reuse each of some software, and how much they gave back."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
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
    """Return the tally of each software: three queries, however many there are.

    Whoever only plans or assesses does not reuse yet. What came back counts whether it stands with a
    reuse or alone. Invented agencies count where demonstration is asked for, and never else.
    """
    wanted = list(ids)
    reusers = select(Reuse.software_id, func.count(Reuse.agency_id.distinct())).where(
        Reuse.software_id.in_(wanted), Reuse.stage.in_(rules.REUSED_FROM)
    )
    with_reuse = (
        select(Reuse.software_id, func.count(Contribution.id))
        .join(Contribution, Contribution.reuse_id == Reuse.id)
        .where(Reuse.software_id.in_(wanted))
    )
    alone = select(Contribution.software_id, func.count(Contribution.id)).where(
        Contribution.software_id.in_(wanted)
    )
    if not demonstration:
        real = select(Agency.id).where(Agency.is_demonstration.is_(False))
        reusers = reusers.where(Reuse.agency_id.in_(real))
        with_reuse = with_reuse.where(Reuse.agency_id.in_(real))
        alone = alone.where(Contribution.agency_id.in_(real))
    running = dict(session.execute(reusers.group_by(Reuse.software_id)).all())
    given: Counter[UUID | None] = Counter()
    for counted, by in ((with_reuse, Reuse.software_id), (alone, Contribution.software_id)):
        given.update(dict(session.execute(counted.group_by(by)).all()))
    return {each: Tally(running.get(each, 0), given[each]) for each in wanted}
