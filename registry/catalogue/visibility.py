"""Which entries a reader may know of: asked by every query, index, count and export."""

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select, true
from sqlalchemy.orm import Session

from registry import clock
from registry.actors.rules import Actor
from registry.catalogue.models import Software
from registry.catalogue.parts import SoftwareGrant
from registry.catalogue.rules import DECIDED_ANEW, SHOWN, WIDTHS, is_shown, life_for_others
from registry.catalogue.vocabulary import Life, Visibility
from registry.publishers.models import Publisher


def visible_to(reader: Actor, today: date | None = None) -> ColumnElement[bool]:
    """Return the condition that a software is one this reader may know of.

    Public ones are for anyone, government ones for any agency, restricted ones for the agency
    that answers for them and those they are shared with. Until its day, a confidential one is for
    its own agency alone, and so is one that is not published yet. One that was withdrawn, and whose
    return was asked for, stays withdrawn for others until that is decided. E-government staff see all.
    """
    if reader.sees_all:
        return true()
    return _visible_for(reader.reads_for, today or clock.today())


@lru_cache(maxsize=256)  # it stands in most statements of every page, and never changes
def _visible_for(agency_id: UUID | None, today: date) -> ColumnElement[bool]:
    own = Software.agency_id == agency_id if agency_id else false()
    is_open = or_(
        Software.confidential_until.is_(None),
        Software.confidential_until <= today,
    )
    return or_(own, and_(_was_published(), is_open, _by_visibility(agency_id)))


def listed_for(reader: Actor) -> ColumnElement[bool]:
    """Return the condition that a software stands in the catalogue's lists for this reader.

    What is not published yet has its own lists; what was withdrawn is found at its address alone.
    """
    return _listed(visible_to(reader))


@lru_cache(maxsize=256)
def _listed(known: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(known, Software.life == Life.PUBLISHED)


def publishes_for(reader: Actor) -> ColumnElement[bool]:
    """Return the condition that a publisher is one this reader may know of.

    That is one of whose software they may know of some, and their own agency's: one is made with an
    agency's first draft, and would tell of it.
    """
    if reader.sees_all:
        return true()
    known = select(Software.id).where(Software.publisher_id == Publisher.id, visible_to(reader))
    own = Publisher.agency_id == reader.reads_for if reader.reads_for else false()
    return or_(own, known.exists())


def life_shown_to(reader: Actor, software: Software) -> Life:
    """Return where an entry stands, as this reader is told: its return is its agency's and the reviewers' affair."""
    is_own = reader.reads_for is not None and reader.reads_for == software.agency_id
    if is_own or reader.sees_all:
        return software.life
    return life_for_others(software.life, was_withdrawn=software.was_withdrawn)


def _was_published() -> ColumnElement[bool]:
    withdrawn = or_(
        Software.withdrawn_reason.is_not(None), Software.merged_into_id.is_not(None)
    )
    returns = and_(Software.life.in_(DECIDED_ANEW), withdrawn)
    return or_(Software.life.in_(SHOWN), returns)


def _by_visibility(agency_id: UUID | None) -> ColumnElement[bool]:
    public = Software.visibility == Visibility.PUBLIC
    if agency_id is None:
        return public
    granted = select(SoftwareGrant.id).where(
        SoftwareGrant.software_id == Software.id, SoftwareGrant.agency_id == agency_id
    )
    return or_(
        public,
        Software.visibility == Visibility.GOVERNMENT,
        and_(Software.visibility == Visibility.RESTRICTED, granted.exists()),
    )


def was_known_to(
    reader: Actor, software: Software, shared_with: Collection[UUID], on: date
) -> bool:
    """Tell of a software of the past, with the agencies it was shared with, what `visible_to` asks of one today."""
    is_of_agency = reader.reads_for is not None
    if reader.sees_all or (is_of_agency and software.agency_id == reader.reads_for):
        return True
    is_held_back = software.confidential_until is not None and software.confidential_until > on
    if is_held_back or not is_shown(software.life, was_withdrawn=software.was_withdrawn):
        return False
    if software.visibility is Visibility.RESTRICTED:
        return reader.reads_for in shared_with
    return software.visibility is Visibility.PUBLIC or (
        is_of_agency and software.visibility is Visibility.GOVERNMENT
    )


def is_seen_by_fewer(session: Session, software: Software, than: Software) -> bool:
    """Tell whether somebody who may know of one published software may not know of another."""
    is_narrower = WIDTHS[software.visibility] < WIDTHS[than.visibility]
    if is_narrower or _opens_on(software) > _opens_on(than):
        return True
    is_held_back = _opens_on(software) > clock.today()  # and so is the other, as long at least
    if is_held_back and than.agency_id not in {None, software.agency_id}:
        return True
    if software.visibility is not Visibility.RESTRICTED:
        return False
    seeing = {software.agency_id, *_shared_with(session, software)}
    return not {than.agency_id, *_shared_with(session, than)} - {None} <= seeing


def _opens_on(software: Software) -> date:
    return max(software.confidential_until or date.min, clock.today())


def _shared_with(session: Session, software: Software) -> set[UUID]:
    shared = select(SoftwareGrant.agency_id).where(SoftwareGrant.software_id == software.id)
    return set(session.scalars(shared))
