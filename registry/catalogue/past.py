"""Software as the registry had recorded it by some moment, for whoever asks."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.models import Software
from registry.catalogue.parts import SoftwareGrant
from registry.catalogue.visibility import visible_to, was_known_to
from registry.history.queries import rows_as_of


def software_as_of(session: Session, reader: Actor, moment: datetime) -> list[Software]:
    """Return the software that a reader could know of at a moment, as it then stood.

    What is withheld from them today is not shown to them in the past either; what is their agency's
    today is, whoever it belonged to then. Rows are bound to no session; no relationship is loaded.
    """
    shared = _agencies_shared_with(session, moment)
    present = {
        row.id: row.agency_id
        for row in session.execute(select(Software.id, Software.agency_id))
    }
    shown_today = set(session.scalars(select(Software.id).where(visible_to(reader))))
    return [
        software
        for software in rows_as_of(session, Software, moment)
        if (software.id in shown_today or software.id not in present)
        and (
            was_known_to(reader, software, shared[software.id], moment.date())
            or (reader.reads_for is not None and present.get(software.id) == reader.reads_for)
        )
    ]


def _agencies_shared_with(session: Session, moment: datetime) -> dict[UUID, set[UUID]]:
    shared: dict[UUID, set[UUID]] = defaultdict(set)
    for grant in rows_as_of(session, SoftwareGrant, moment):
        shared[grant.software_id].add(grant.agency_id)
    return shared
