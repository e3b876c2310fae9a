"""Questions about who keeps a software going, and about what waits to be confirmed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from registry import clock
from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.catalogue.entry import upkeep_of
from registry.catalogue.models import Software
from registry.catalogue.parts import BaseSoftware, SoftwareContractor
from registry.catalogue.policy import require_read_reviews
from registry.catalogue.visibility import listed_for
from registry.catalogue.vocabulary import Life
from registry.errors import NotFoundError
from registry.language.marks import N_
from registry.policies.queries import value_on
from registry.policies.schemas import SupportEnds
from registry.upkeep import policy
from registry.upkeep.models import Confirmation, Handover, Supporter
from registry.upkeep.rules import due_on, is_stale, is_unsupported, last_stale_day, line_of
from registry.upkeep.vocabulary import HandoverState, SupporterKind


class SupporterNotFoundError(NotFoundError):
    """Nobody with that identifier is named here, or the reader may not know of it."""

    code = "supporter-not-found"
    sentence = N_("Nobody who helps with this software has that identifier.")


class HandoverNotFoundError(NotFoundError):
    """No handing over of this software has that identifier."""

    code = "handover-not-found"
    sentence = N_("No handing over of this software has that identifier.")


@dataclass(frozen=True)
class Standing:
    """When an entry was last confirmed, or entered, and until when that holds."""

    since: date
    is_confirmed: bool
    has_licence_file: bool | None

    @property
    def due_on(self) -> date:
        """Return the last day on which it is not stale."""
        return due_on(self.since)

    def is_stale(self, today: date) -> bool:
        """Tell whether it was not confirmed for more than a year."""
        return is_stale(self.since, today)


@dataclass(frozen=True)
class Helper:
    """Somebody who helps with a software, named here or by its own file; then there is no row."""

    name: str
    kind: SupporterKind
    services: list[str] = field(default_factory=list)
    since: str | None = None
    until: date | None = None
    evidence: str | None = None
    evidence_url: str | None = None
    website: str | None = None
    row: Supporter | None = None

    @property
    def is_reviewed(self) -> bool:
        """Whether a reviewer has looked at it; what its file says, its review looks at."""
        return self.row is None or self.row.is_reviewed


def standings_of(session: Session, software: Sequence[Software]) -> dict[UUID, Standing]:
    """Return when each entry was last confirmed; one that never was counts from when it was entered."""
    ids = [each.id for each in software]
    statement = select(Confirmation).where(Confirmation.software_id.in_(ids))
    kept = {row.software_id: row for row in session.scalars(statement)}
    return {each.id: _standing(each, kept.get(each.id)) for each in software}


@dataclass(frozen=True)
class Unsupported:
    """A base software that a software needs, in a version that its maker supports no more."""

    name: str
    version: str | None
    ended_on: date
    source: str

    @property
    def label(self) -> str:
        """Return its name with its version, where that is not in the name already."""
        return f"{self.name} {self.version}" if self.version else self.name


def unsupported_of(
    session: Session, ids: Iterable[UUID], today: date
) -> dict[UUID, list[Unsupported]]:
    """Return the base software that each of some software needs and no maker supports any more (domain E18).

    What it works without is left out, and so is what no policy knows the end of.
    """
    lines = value_on(session, SupportEnds, today).lines
    found: dict[UUID, list[Unsupported]] = defaultdict(list)
    needed = select(BaseSoftware).where(
        BaseSoftware.software_id.in_(list(ids)), BaseSoftware.is_optional.is_(False)
    )
    for row in session.scalars(needed.order_by(BaseSoftware.position)):
        line = line_of(row.name, row.version_name, row.version_min, row.version_max, lines)
        if line is not None and is_unsupported(line, today):
            version = row.version_name or row.version_max
            found[row.software_id].append(
                Unsupported(row.name, version, line.ends_on, line.source)
            )
    return found


def helpers_of(session: Session, reader: Actor, software: Software) -> list[Helper]:
    """Return who helps with a software, as far as the reader may know, by name."""
    rows = session.scalars(_supporters().where(Supporter.software_id == software.id))
    named = [
        row for row in rows if row.is_reviewed or policy.sees_unreviewed(reader, software, row)
    ]
    known = {row.name.casefold() for row in named}
    contractors = upkeep_of(session, software).contractors
    helpers = [_named_here(row) for row in named] + [
        _by_contract(each) for each in contractors if each.name.casefold() not in known
    ]
    return sorted(helpers, key=lambda each: each.name.casefold())


def find_supporter(
    session: Session, reader: Actor, software: Software, supporter_id: UUID
) -> Supporter:
    """Return somebody who helps with a software. Raises SupporterNotFoundError."""
    row = session.scalar(
        _supporters().where(Supporter.id == supporter_id, Supporter.software_id == software.id)
    )
    is_known = row is not None and (
        row.is_reviewed or policy.sees_unreviewed(reader, software, row)
    )
    if row is None or not is_known:
        raise SupporterNotFoundError
    return row


def waiting_supporters(
    session: Session, actor: Actor, limit: int
) -> tuple[list[Supporter], int]:
    """Return those that nobody has reviewed yet, the longest waiting first, and how many there are in all."""
    require_read_reviews(actor)
    waits = Supporter.is_reviewed.is_(False)
    statement = (_supporters().options(joinedload(Supporter.software)).where(waits)).order_by(
        Supporter.created_at, Supporter.id
    )
    count = session.scalar(select(func.count()).select_from(Supporter).where(waits)) or 0
    return list(session.scalars(statement.limit(limit))), count


def handovers_of(session: Session, reader: Actor, software: Software) -> list[Handover]:
    """Return the handings over of a software's stewardship that the reader may know of, the latest first."""
    statement = _handovers().where(Handover.software_id == software.id)
    in_order = statement.order_by(Handover.proposed_at.desc(), Handover.id)
    return [
        row for row in session.scalars(in_order) if policy.sees_handover(reader, software, row)
    ]


def find_handover(
    session: Session, reader: Actor, software: Software, handover_id: UUID
) -> Handover:
    """Return a handing over of a software's stewardship. Raises HandoverNotFoundError."""
    row = session.scalar(
        _handovers().where(Handover.id == handover_id, Handover.software_id == software.id)
    )
    if row is None or not policy.sees_handover(reader, software, row):
        raise HandoverNotFoundError
    return row


def stewardships_of(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[Handover]]:
    """Return how the stewardship of each of some software passed, the first handing over first.

    What was taken on is for all to know who may know of the software.
    """
    statement = _handovers().where(
        Handover.software_id.in_(list(ids)), Handover.state == HandoverState.ACCEPTED
    )
    passed: dict[UUID, list[Handover]] = defaultdict(list)
    for row in sorted(session.scalars(statement), key=lambda row: row.passed_on or ""):
        passed[row.software_id].append(row)
    return passed


def count_overdue(session: Session, reader: Actor, agency: Agency) -> int:
    """Return how many published entries of an agency nobody has confirmed for a year."""
    concerned = (Software.agency_id == agency.id, listed_for(reader), is_overdue())
    return session.scalar(select(func.count()).select_from(Software).where(*concerned)) or 0


def is_overdue() -> ColumnElement[bool]:
    """Return the condition that a published entry was not confirmed for more than a year."""
    day = last_stale_day(clock.today())
    end_of_day = datetime.combine(day + timedelta(days=1), time(), UTC)
    kept = Confirmation.software_id == Software.id
    confirmed = select(Confirmation.id).where(kept, Confirmation.confirmed_on.is_not(None))
    lapsed = select(Confirmation.id).where(kept, Confirmation.confirmed_on <= day)
    is_old = or_(lapsed.exists(), and_(~confirmed.exists(), Software.created_at < end_of_day))
    return and_(Software.life == Life.PUBLISHED, is_old)


def open_handovers(session: Session, ids: Iterable[UUID]) -> dict[UUID, Handover]:
    """Return the handing over that waits for an answer, of each software that has one."""
    statement = _handovers().where(
        Handover.software_id.in_(list(ids)), Handover.state == HandoverState.PROPOSED
    )
    return {row.software_id: row for row in session.scalars(statement)}


def _standing(software: Software, kept: Confirmation | None) -> Standing:
    confirmed = kept.confirmed_on if kept is not None else None
    return Standing(
        since=confirmed or software.created_at.date(),
        is_confirmed=confirmed is not None,
        has_licence_file=kept.has_licence_file if kept is not None else None,
    )


def _named_here(row: Supporter) -> Helper:
    return Helper(
        row.name,
        row.kind,
        row.services,
        row.since,
        None,
        row.evidence,
        row.evidence_url,
        row.website,
        row,
    )


def _by_contract(row: SoftwareContractor) -> Helper:
    return Helper(row.name, SupporterKind.MAINTAINER, until=row.ends_on, website=row.website)


def _supporters() -> Select[Supporter]:
    return select(Supporter).options(joinedload(Supporter.agency))


def _handovers() -> Select[Handover]:
    return select(Handover).options(joinedload(Handover.origin), joinedload(Handover.heir))
