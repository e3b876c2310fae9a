"""Needs as the registry had recorded them by some moment, for whoever asks."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.history.queries import rows_as_of
from registry.needs.models import Need, NeedGrant
from registry.needs.policy import visible_to, was_known_to


def needs_as_of(session: Session, reader: Actor, moment: datetime) -> list[Need]:
    """Return the needs that a reader could know of at a moment, as they then stood.

    What is withheld from them today is not shown to them in the past either; what is their agency's
    today is, whoever it belonged to then. Rows are bound to no session; no relationship is loaded.
    """
    shared = _agencies_shared_with(session, moment)
    present = {
        row.id: row.agency_id for row in session.execute(select(Need.id, Need.agency_id))
    }
    shown_today = set(session.scalars(select(Need.id).where(visible_to(reader))))
    return [
        need
        for need in rows_as_of(session, Need, moment)
        if (need.id in shown_today or need.id not in present)
        and (
            was_known_to(reader, need, shared[need.id], moment.date())
            or (reader.reads_for is not None and present.get(need.id) == reader.reads_for)
        )
    ]


def _agencies_shared_with(session: Session, moment: datetime) -> dict[UUID, set[UUID]]:
    shared: dict[UUID, set[UUID]] = defaultdict(set)
    for grant in rows_as_of(session, NeedGrant, moment):
        shared[grant.need_id].add(grant.agency_id)
    return shared
