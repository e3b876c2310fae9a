"""How many agencies reuse each of some software, how much they gave back, and what adapting took."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, joinedload

from registry.actors.rules import STRANGER
from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.catalogue.visibility import visible_to
from registry.reuse import rules
from registry.reuse.models import Contribution, Reuse
from registry.reuse.queries import ReuseAccount, accounts_of
from registry.reuse.vocabulary import BaselineKind


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


@dataclass(frozen=True)
class Reusers:
    """How many real agencies reuse, or reused, a software, and how many with the invented ones."""

    real: int = 0
    shown: int = 0


def reusers_of(session: Session, ids: Iterable[UUID]) -> dict[UUID, Reusers]:
    """Return how many agencies reuse each of some software that any does, at least as a pilot."""
    real = case((Agency.is_demonstration.is_(False), Reuse.agency_id))
    statement = (
        select(
            Reuse.software_id,
            func.count(real.distinct()),
            func.count(Reuse.agency_id.distinct()),
        )
        .join(Reuse.agency)
        .where(Reuse.software_id.in_(list(ids)), Reuse.stage.in_(rules.REUSED_FROM))
        .group_by(Reuse.software_id)
    )
    return {each: Reusers(count, shown) for each, count, shown in session.execute(statement)}


@dataclass(frozen=True)
class Ratios:
    """The middle of the known ratios of adaptation to original months: real reuses', and all that show."""

    real: Decimal | None
    shown: Decimal | None


def ratios_of(session: Session, ids: Iterable[UUID]) -> dict[UUID, Ratios]:
    """Return the ratios of each of some software that has one known.

    A development that not everybody may know of is compared with by nobody, for an order among
    many would tell of it.
    """
    statement = select(Reuse).where(
        Reuse.software_id.in_(list(ids)), Reuse.stage.in_(rules.REUSED_FROM)
    )
    options = (joinedload(Reuse.agency), joinedload(Reuse.baseline_software))
    accounts = accounts_of(session, session.scalars(statement.options(*options)))
    known = _known_to_all(session, accounts)
    by_software: dict[UUID, list[ReuseAccount]] = defaultdict(list)
    for each in accounts:
        if each.time_ratio is not None and _is_told(each.reuse, known):
            by_software[each.reuse.software_id].append(each)
    return {
        each: Ratios(
            _middle(account for account in found if not account.is_demonstration),
            _middle(found),
        )
        for each, found in by_software.items()
    }


def _known_to_all(session: Session, accounts: Iterable[ReuseAccount]) -> set[UUID]:
    compared = {each.reuse.baseline_software_id for each in accounts} - {None}
    if not compared:
        return set()
    seen = select(Software.id).where(Software.id.in_(compared), visible_to(STRANGER))
    return set(session.scalars(seen))


def _is_told(reuse: Reuse, known: set[UUID]) -> bool:
    is_own_estimate = reuse.baseline_kind is BaselineKind.OWN_BUILD_ESTIMATE
    is_itself = reuse.baseline_software_id == reuse.software_id
    return is_own_estimate or is_itself or reuse.baseline_software_id in known


def _middle(accounts: Iterable[ReuseAccount]) -> Decimal | None:
    ratios = [each.time_ratio for each in accounts if each.time_ratio is not None]
    return median(ratios) if ratios else None
