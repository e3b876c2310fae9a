"""Questions about who keeps a software going, and about what waits to be confirmed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from registry.actors.rules import Actor
from registry.catalogue.entry import upkeep_of
from registry.catalogue.models import Software
from registry.catalogue.parts import SoftwareContractor
from registry.catalogue.policy import require_read_reviews
from registry.errors import NotFoundError
from registry.language.marks import N_
from registry.upkeep import policy
from registry.upkeep.models import Confirmation, Handover, Supporter
from registry.upkeep.rules import due_on, is_stale
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
