"""Who may read and change needs."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select, true

from registry import clock
from registry.actors.policy import require
from registry.actors.rules import Actor, may
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.needs.models import Need, NeedGrant
from registry.needs.vocabulary import NeedVisibility


def require_state(actor: Actor, agency: Agency) -> None:
    """Refuse unless the actor may state and edit this agency's needs."""
    require(actor, Permission.STATE_NEED, agency.id)


def may_edit(actor: Actor, need: Need) -> bool:
    """Tell whether the actor may edit this need."""
    return may(actor, Permission.STATE_NEED, need.agency_id)


def visible_to(reader: Actor, today: date | None = None) -> ColumnElement[bool]:
    """Return the condition that a need is one this reader may know of.

    Its own agency always; others by its visibility, once it is no longer confidential; e-government
    staff see all.
    """
    if reader.sees_all:
        return true()
    own = Need.agency_id == reader.reads_for if reader.reads_for else false()
    is_open = or_(
        Need.confidential_until.is_(None), Need.confidential_until <= (today or clock.today())
    )
    by_visibility = Need.visibility == NeedVisibility.PUBLIC
    if reader.reads_for is not None:
        granted = select(NeedGrant.id).where(
            NeedGrant.need_id == Need.id, NeedGrant.agency_id == reader.reads_for
        )
        by_visibility = or_(
            by_visibility,
            Need.visibility == NeedVisibility.GOVERNMENT,
            and_(Need.visibility == NeedVisibility.RESTRICTED, granted.exists()),
        )
    return or_(own, and_(is_open, by_visibility))


def was_known_to(reader: Actor, need: Need, shared_with: Collection[UUID], on: date) -> bool:
    """Tell of a need of the past, with the agencies it was shared with, what `visible_to` asks of one today."""
    if reader.sees_all:
        return True
    is_of_agency = reader.reads_for is not None
    if is_of_agency and need.agency_id == reader.reads_for:
        return True
    if need.confidential_until is not None and need.confidential_until > on:
        return False
    if need.visibility is NeedVisibility.RESTRICTED:
        return reader.reads_for in shared_with
    return need.visibility is NeedVisibility.PUBLIC or (
        is_of_agency and need.visibility is NeedVisibility.GOVERNMENT
    )
