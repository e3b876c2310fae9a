"""Who may read and change needs."""

from datetime import date

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
