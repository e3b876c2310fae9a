"""Which entries are gone from what many may see, and when they went."""

from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, func, select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.models import Software
from registry.catalogue.parts import Departure
from registry.catalogue.rules import Sight
from registry.catalogue.vocabulary import Visibility
from registry.history.unit_of_work import now_in

MANY = (Visibility.GOVERNMENT, Visibility.PUBLIC)


def keep_departure(session: Session, software: Software, before: Sight) -> None:
    """Keep that an entry is seen by fewer than before, for each kind of readers who lost sight of it.

    What they never saw leaves no trace.
    """
    for width in MANY:
        has_left, is_hidden = software.sight.lost_since(before, width)
        if not (has_left or is_hidden):
            continue
        kept = session.get(Departure, (software.id, width))
        if kept is None:
            kept = Departure(software_id=software.id, width=width)
            session.add(kept)
        kept.left_at = now_in(session) if has_left else kept.left_at
        kept.hidden_at = now_in(session) if is_hidden else kept.hidden_at


def left_from(reader: Actor) -> ColumnElement[bool]:
    """Return the condition that a departure is one of what this reader once found, as one of many.

    It may have come back since. What was shared with their agency alone is not told of.
    """
    is_of_agency = reader.sees_all or reader.reads_for is not None
    return Departure.width == (Visibility.GOVERNMENT if is_of_agency else Visibility.PUBLIC)


def last_departures(reader: Actor) -> tuple[ScalarSelect[datetime | None], ...]:
    """Return when an entry last left this reader's lists, and when one was last hidden from them, to be asked for."""
    moments = (Departure.left_at, Departure.hidden_at)
    return tuple(
        select(func.max(each)).where(left_from(reader)).scalar_subquery() for each in moments
    )
