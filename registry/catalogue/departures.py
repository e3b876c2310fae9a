"""Which entries are gone from what somebody may see, and when they went."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue.models import Software
from registry.catalogue.parts import Departure, SoftwareGrant
from registry.catalogue.rules import Sight
from registry.catalogue.vocabulary import Visibility
from registry.history.unit_of_work import now_in

MANY = (Visibility.GOVERNMENT, Visibility.PUBLIC)


@dataclass(frozen=True)
class Shown:
    """Who may see an entry: how many, and which agencies it is shared with."""

    sight: Sight
    shared_with: frozenset[UUID]


def shown_now(session: Session, software: Software) -> Shown:
    """Return who may see an entry, to be compared with after a change."""
    shared = select(SoftwareGrant.agency_id).where(SoftwareGrant.software_id == software.id)
    return Shown(software.sight, frozenset(session.scalars(shared)))


def keep_departures(session: Session, software: Software, before: Shown) -> None:
    """Keep that an entry is seen by fewer than before: for whoever lost sight of it, many or one agency.

    What they never saw leaves no trace.
    """
    for width in MANY:
        lost = software.sight.lost_since(before.sight, width)
        if any(lost):
            _keep(session, software, (width, None), *lost)
    if not before.shared_with:
        return
    now = shown_now(session, software)
    for agency_id in sorted(before.shared_with):
        lost = now.sight.lost_by_one(before.sight, is_shared=agency_id in now.shared_with)
        if any(lost):
            _keep(session, software, (Visibility.RESTRICTED, agency_id), *lost)


def _keep(
    session: Session,
    software: Software,
    whose: tuple[Visibility, UUID | None],
    has_left: bool,  # noqa: FBT001  as `Sight` tells the two
    is_hidden: bool,  # noqa: FBT001  as above
) -> None:
    width, agency_id = whose
    kept = session.scalar(
        select(Departure).where(
            Departure.software_id == software.id,
            Departure.width == width,
            Departure.agency_id == agency_id,
        )
    )
    if kept is None:
        kept = Departure(software_id=software.id, width=width, agency_id=agency_id)
        session.add(kept)
    kept.left_at = now_in(session) if has_left else kept.left_at
    kept.hidden_at = now_in(session) if is_hidden else kept.hidden_at


def left_from(reader: Actor) -> ColumnElement[bool]:
    """Return the condition that a departure is one of what this reader once found, and their last one of an entry.

    It may have come back since. What was shared with their agency is told of to it alone.
    """
    theirs = _theirs(reader, Departure)
    if reader.reads_for is None:
        return theirs
    later = aliased(Departure)
    is_later = or_(
        later.left_at > Departure.left_at,
        and_(later.left_at == Departure.left_at, later.id > Departure.id),
    )
    another = select(later.id).where(
        later.software_id == Departure.software_id, _theirs(reader, later), is_later
    )
    return and_(theirs, ~another.exists())


def _theirs(reader: Actor, departure: type[Departure]) -> ColumnElement[bool]:
    is_of_agency = reader.sees_all or reader.reads_for is not None
    as_one_of_many = departure.width == (
        Visibility.GOVERNMENT if is_of_agency else Visibility.PUBLIC
    )
    if reader.reads_for is None:
        return as_one_of_many
    return or_(as_one_of_many, departure.agency_id == reader.reads_for)


def last_departures(reader: Actor) -> tuple[ScalarSelect[datetime | None], ...]:
    """Return when an entry last left this reader's lists, and when one was last hidden from them, to be asked for."""
    moments = (Departure.left_at, Departure.hidden_at)
    theirs = _theirs(reader, Departure)
    return tuple(select(func.max(each)).where(theirs).scalar_subquery() for each in moments)


def pass_on(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Have an heir be told of what the agency before it lost sight of; of one entry, of the later going."""
    gone = list(
        session.scalars(select(Departure).where(Departure.agency_id.in_((old.id, heir.id))))
    )
    known = {each.software_id: each for each in gone if each.agency_id == heir.id}
    for each in gone:
        if each.agency_id != old.id:
            continue
        own = known.get(each.software_id)
        if own is None:
            each.agency_id = heir.id
        else:
            own.left_at = _later(own.left_at, each.left_at)
            own.hidden_at = _later(own.hidden_at, each.hidden_at)
            session.delete(each)
        log(session, actor, Event.ROWS_PASSED_ON, each)


def _later(*moments: datetime | None) -> datetime | None:
    return max((each for each in moments if each is not None), default=None)
