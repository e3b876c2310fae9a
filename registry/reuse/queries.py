"""Questions about reuses."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from typing import TypeVar
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, or_, select
from sqlalchemy.orm import Session, joinedload

from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.agencies.queries import is_shown
from registry.agencies.vocabulary import Demonstration
from registry.catalogue.lineages import lineage_ids
from registry.catalogue.models import Software
from registry.catalogue.visibility import visible_to
from registry.database.paging import Page, PageAsked, page_of
from registry.errors import NotFoundError
from registry.history.unit_of_work import now_in
from registry.language.marks import N_
from registry.policies.queries import value_on
from registry.policies.schemas import ApproximationMargin
from registry.publishers.models import Publisher
from registry.reuse import rules
from registry.reuse.models import Contribution, Reuse, StageEntry
from registry.reuse.rules import Months
from registry.reuse.vocabulary import BaselineKind, ReuseStage

Row = TypeVar("Row", StageEntry, Contribution)
_SOME: BindParameter[UUID] = bindparam("ids", expanding=True)


class ReuseNotFoundError(NotFoundError):
    """No reuse has that identifier, or the reader may not know of it."""

    code = "reuse-not-found"
    sentence = N_("There is no such reuse, or its software is reserved to other agencies.")


@dataclass(frozen=True)
class ReuseAccount:
    """A reuse with its stages, what came back, and the figures that follow from its rows.

    `usual_margin` is how far approximate months may be off that say no margin of their own.
    """

    reuse: Reuse
    stages: list[StageEntry]
    contributions: list[Contribution]
    usual_margin: Decimal

    @cached_property
    def baseline(self) -> Months | None:
        """Return the months that the adaptation is compared with."""
        if self.reuse.baseline_kind is BaselineKind.OWN_BUILD_ESTIMATE:
            return rules.months_of(self.reuse.estimated_months, None, None)
        original = self.reuse.baseline_software
        if original is None:
            return None
        return rules.months_of(
            original.baseline_months,
            original.baseline_precision,
            original.baseline_margin_months,
            self.usual_margin,
        )

    @cached_property
    def adaptation(self) -> Months | None:
        """Return the months that adapting took, where anybody knows them."""
        declared = rules.months_of(
            self.reuse.declared_months,
            self.reuse.precision,
            self.reuse.margin_months,
            self.usual_margin,
        )
        return rules.adaptation_months(declared, self.days)

    @cached_property
    def days(self) -> dict[ReuseStage, date | None]:
        """Return the day on which each stage began; None where nobody says it."""
        return {entry.stage: entry.entered_on for entry in self.stages}

    @cached_property
    def is_completed(self) -> bool:
        """Whether it ever was in production."""
        return rules.was_completed({entry.stage for entry in self.stages})

    @property
    def is_cancelled(self) -> bool:
        """Whether it was abandoned before production."""
        return self.reuse.stage is ReuseStage.ABANDONED

    @cached_property
    def time_ratio(self) -> Decimal | None:
        """Return adaptation per original months of a completed reuse, else None."""
        if not self.is_completed or self.adaptation is None or self.baseline is None:
            return None
        return rules.time_ratio(self.adaptation.value, self.baseline.value)

    @property
    def ratio_range(self) -> tuple[Decimal, Decimal] | None:
        """Return the range that approximate months leave the ratio in."""
        return (
            rules.ratio_range(self.adaptation, self.baseline)
            if self.time_ratio is not None
            else None
        )

    @property
    def months_avoided(self) -> Decimal | None:
        """Return original less adaptation months, of a completed reuse."""
        if self.time_ratio is None or self.adaptation is None or self.baseline is None:
            return None
        return rules.months_avoided(self.adaptation.value, self.baseline.value)

    @property
    def is_demonstration(self) -> bool:
        """Whether it belongs to an invented agency."""
        return self.reuse.agency.is_demonstration


def _seen_by(reader: Actor) -> Select[Reuse]:
    return _with_all(visible_to(reader)).where(_may_know(reader))


@lru_cache(maxsize=256)  # the same for all readers of an agency, on the same day
def _with_all(known: ColumnElement[bool]) -> Select[Reuse]:
    return (
        select(Reuse)
        .join(Reuse.software)
        .options(
            joinedload(Reuse.agency),
            joinedload(Reuse.software)
            .joinedload(Software.publisher)
            .joinedload(Publisher.agency),
            # what a reader may not know of is not there to compare with: neither name nor figures
            joinedload(Reuse.baseline_software.and_(known)),
        )
    )


def _may_know(reader: Actor) -> ColumnElement[bool]:
    """Return the condition that a reuse is one this reader may know of: its software is, or it is their own.

    What an agency recorded stays its own to see and to go on with, whatever the owner of the
    software does. An heir answers for what a merger left with the agency before it.
    """
    if reader.reads_for is None:
        return visible_to(reader)
    return _known_or_own(visible_to(reader), reader.reads_for)


@lru_cache(maxsize=256)
def _known_or_own(known: ColumnElement[bool], agency_id: UUID) -> ColumnElement[bool]:
    before = select(Agency.id).where(Agency.successor_id == agency_id)
    own = or_(Reuse.agency_id == agency_id, Reuse.agency_id.in_(before))
    return or_(known, own)


def find_reuse(session: Session, reader: Actor, reuse_id: UUID) -> Reuse:
    """Return a reuse that the reader may know of. Raises ReuseNotFoundError."""
    reuse = session.scalar(_seen_by(reader).where(Reuse.id == reuse_id))
    if reuse is None:
        raise ReuseNotFoundError
    return reuse


def list_reuses(
    session: Session,
    reader: Actor,
    asked: PageAsked,
    *,
    agency: Agency | None = None,
    software: Collection[UUID] | None = None,
    demonstration: Demonstration = Demonstration.ALL,
) -> Page[Reuse]:
    """Return a page of the reuses a reader may know of, newest first; of some software where given."""
    statement = _seen_by(reader)
    if agency is not None:
        statement = statement.where(Reuse.agency_id == agency.id)
    if software is not None:
        statement = statement.where(Reuse.software_id.in_(list(software)))
    if demonstration is not Demonstration.ALL:
        shown = select(Agency.id).where(is_shown(reader, demonstration))
        statement = statement.where(Reuse.agency_id.in_(shown))
    return page_of(session, statement, (Reuse.created_at, Reuse.id), asked, newest_first=True)


def reusing_agencies(
    session: Session, reader: Actor, demonstration: Demonstration
) -> list[Agency]:
    """Return the agencies that have a reuse a reader may know of, by code: for a choice in a list."""
    having = select(Reuse.agency_id).join(Reuse.software).where(_may_know(reader)).distinct()
    shown = is_shown(reader, demonstration)
    statement = select(Agency).where(Agency.id.in_(having), shown).order_by(Agency.code)
    return list(session.scalars(statement))


def accounts_of(session: Session, reuses: Iterable[Reuse]) -> list[ReuseAccount]:
    """Return some reuses with their stages and contributions, in the same order."""
    wanted = list(reuses)
    ids = [reuse.id for reuse in wanted]
    margin = usual_margin(session) if wanted else rules.EXACT
    stages: dict[UUID, list[StageEntry]] = defaultdict(list)
    given: dict[UUID, list[Contribution]] = defaultdict(list)
    if ids:
        for entry in session.scalars(_of_reuses(StageEntry), {"ids": ids}):
            stages[entry.reuse_id].append(entry)
        for row in session.scalars(_of_reuses(Contribution), {"ids": ids}):
            if row.reuse_id is not None:
                given[row.reuse_id].append(row)
    return [
        ReuseAccount(
            reuse,
            sorted(stages[reuse.id], key=lambda entry: list(ReuseStage).index(entry.stage)),
            sorted(given[reuse.id], key=lambda row: row.given_on or ""),
            margin,
        )
        for reuse in wanted
    ]


@cache  # as below, putting it together takes longer than the database needs to answer it
def _of_reuses(model: type[Row]) -> Select[Row]:
    return select(model).where(model.reuse_id.in_(_SOME))


def usual_margin(session: Session) -> Decimal:
    """Return how far months that are said to be approximate may be off, where no margin is said."""
    return value_on(session, ApproximationMargin, now_in(session).date()).months


def account_of(session: Session, reuse: Reuse) -> ReuseAccount:
    """Return a reuse with its stages, contributions and figures."""
    return accounts_of(session, [reuse])[0]


def reuses_of_lineages(
    session: Session, reader: Actor, ids: Iterable[UUID]
) -> dict[UUID, list[ReuseAccount]]:
    """Return, for each of some software, its own reuses first and then those of its whole lineage."""
    return reuses_in_families(session, reader, lineage_ids(session, reader, ids))


def reuses_in_families(
    session: Session, reader: Actor, families: Mapping[UUID, Collection[UUID]]
) -> dict[UUID, list[ReuseAccount]]:
    """Return, for each of some software with the ids of its lineage, its own reuses before the others'.

    Within each part, those whose months are known come first.
    """
    every = set().union(*families.values()) if families else set()
    statement = _of_software(visible_to(reader), _may_know(reader))
    reuses = session.scalars(statement, {"ids": list(every)}) if every else ()
    by_software: dict[UUID, list[ReuseAccount]] = defaultdict(list)
    for account in accounts_of(session, reuses):
        by_software[account.reuse.software_id].append(account)
    return {
        root: sorted(
            (account for member in members for account in by_software[member]),
            key=lambda account: (account.reuse.software_id != root, account.time_ratio is None),
        )
        for root, members in families.items()
    }


@lru_cache(maxsize=256)
def _of_software(known: ColumnElement[bool], may_know: ColumnElement[bool]) -> Select[Reuse]:
    some = Reuse.software_id.in_(_SOME)
    return _with_all(known).where(may_know, some).order_by(Reuse.created_at)


def answering_agency_id(session: Session, reuse: Reuse) -> UUID:
    """Return the agency that answers for a reuse: of one that a merger left behind, the heir."""
    heir = select(Agency.successor_id).where(Agency.id == reuse.agency_id)
    return session.scalar(heir) or reuse.agency_id


def reused_ids(session: Session, ids: Iterable[UUID], *, demonstration: bool) -> set[UUID]:
    """Return which of some software has been reused: someone runs it, at least as a pilot, or did.

    Whoever only plans, assesses or adapts has not reused it yet, and who gave up never did. Reuses
    by invented agencies count where demonstration is asked for, and never else.
    """
    statement = (
        select(Reuse.software_id)
        .where(Reuse.software_id.in_(list(ids)), Reuse.stage.in_(rules.REUSED_FROM))
        .distinct()
    )
    if not demonstration:
        statement = statement.join(Reuse.agency).where(Agency.is_demonstration.is_(False))
    return set(session.scalars(statement))


def every_account(
    session: Session, reader: Actor, *, demonstration: bool
) -> list[ReuseAccount]:
    """Return all reuses a reader may know of, oldest first; demonstration ones only where asked for."""
    seen = _all_of(visible_to(reader), _may_know(reader), demonstration=demonstration)
    return accounts_of(session, session.scalars(seen))


@lru_cache(maxsize=256)
def _all_of(
    known: ColumnElement[bool], may_know: ColumnElement[bool], *, demonstration: bool
) -> Select[Reuse]:
    statement = _with_all(known).where(may_know).order_by(Reuse.created_at, Reuse.id)
    if demonstration:
        return statement
    return statement.join(Agency, Agency.id == Reuse.agency_id).where(
        Agency.is_demonstration.is_(False)
    )


def open_reuse(session: Session, agency_id: UUID, software_id: UUID) -> Reuse | None:
    """Return the open reuse of a software by an agency."""
    is_it = (Reuse.agency_id == agency_id, Reuse.software_id == software_id)
    both = (joinedload(Reuse.agency), joinedload(Reuse.software))
    return session.scalar(select(Reuse).where(*is_it, Reuse.closed_at.is_(None)).options(*both))


def is_recorded(session: Session, agency_id: UUID, software_id: UUID) -> bool:
    """Tell whether an agency has, or had, a reuse of a software."""
    found = select(Reuse.id).where(
        Reuse.agency_id == agency_id, Reuse.software_id == software_id
    )
    return session.scalar(found.limit(1)) is not None
