"""Reminds agencies, once and kindly, of entries that nobody has confirmed for a year (domain E18)."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from registry.actors.rules import SYSTEM
from registry.agencies.models import Agency
from registry.audit.vocabulary import Event
from registry.catalogue.models import Software
from registry.jobs.runner import JobContext
from registry.language.marks import N_
from registry.notifications.schemas import Note
from registry.notifications.service import notify_agency
from registry.upkeep.models import Confirmation
from registry.upkeep.queries import is_overdue
from registry.upkeep.service.confirming import note_reminded

ONE = N_("%(software)s has not been confirmed for a year. Is what its entry says still so?")
SEVERAL = N_(
    "%(count)s entries of your agency have not been confirmed for a year. Is what they say still so?"
)


def remind_agencies(job: JobContext) -> dict[str, int]:
    """Tell each agency of its entries that grew stale since it was last told, in one note."""
    with job.sessions.reading() as session:
        agencies = session.scalars(select(Software.agency_id).where(_stale()).distinct()).all()
    told = 0
    for agency_id in agencies:
        if agency_id is None or job.is_cancelled():
            continue
        with job.sessions.writing() as session:
            told += _remind(session, agency_id)
        job.progress(told, len(agencies))
    return {"entries": told}


def _remind(session: Session, agency_id: UUID) -> int:
    stale = session.scalars(
        select(Software)
        .where(_stale(), Software.agency_id == agency_id)
        .order_by(Software.name)
    ).all()
    for software in stale:
        note_reminded(session, SYSTEM, software)
    if len(stale) == 1:
        link = f"/software/{stale[0].slug}/readiness"
        note = Note(Event.ENTRY_REMINDED.value, ONE, {"software": stale[0].name}, link)
    else:
        link = "/software/mine/dashboard"
        note = Note(Event.ENTRY_REMINDED.value, SEVERAL, {"count": len(stale)}, link)
    if stale:
        notify_agency(session, agency_id, note)
    return len(stale)


def _stale() -> ColumnElement[bool]:
    """Return the condition that a published entry is stale, and its agency there and not told of it yet."""
    kept = Confirmation.software_id == Software.id
    reminded = select(Confirmation.id).where(kept, Confirmation.reminded_on.is_not(None))
    there = select(Agency.id).where(Agency.id == Software.agency_id, Agency.closed_on.is_(None))
    return and_(is_overdue(), ~reminded.exists(), there.exists())
