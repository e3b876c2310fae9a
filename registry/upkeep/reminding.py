"""Reminds agencies, once and kindly, of entries that have grown stale (domain E18).

Stale is what nobody has confirmed for a year, and what needs base software without its maker's support.
Of the second an agency is told once for each base software; of what is discontinued, or was entered
this month, not at all.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from registry import clock
from registry.actors.rules import SYSTEM
from registry.agencies.models import Agency
from registry.audit.vocabulary import Event
from registry.catalogue.models import Software
from registry.catalogue.parts import BaseSoftware
from registry.catalogue.vocabulary import Life
from registry.jobs.runner import JobContext
from registry.language.marks import N_
from registry.notifications.schemas import Note
from registry.notifications.service import notify_agency
from registry.upkeep.models import Confirmation
from registry.upkeep.queries import is_overdue, unsupported_of
from registry.upkeep.service.confirming import note_reminded, note_told_unsupported
from registry.upkeep.vocabulary import TOLD_AFTER_DAYS

ONE = N_("%(software)s has not been confirmed for a year. Is what its entry says still so?")
SEVERAL = N_(
    "%(count)s entries of your agency have not been confirmed for a year. Is what they say still so?"
)
ONE_UNSUPPORTED = N_(
    "%(software)s needs base software that its maker supports no more: %(base)s. Can it move to a newer version?"
)
SEVERAL_UNSUPPORTED = N_(
    "%(count)s entries of your agency need base software that its maker supports no more."
    " Can they move to newer versions?"
)
DASHBOARD = "/software/mine/dashboard"


def remind_agencies(job: JobContext) -> dict[str, int]:
    """Tell each agency of its entries that grew stale since it was last told, in one note for each kind."""
    with job.sessions.reading() as session:
        stale = set(session.scalars(select(Software.agency_id).where(_stale())))
        resting = set(session.scalars(select(Software.agency_id).where(_rests_on_others())))
    agencies = sorted((each for each in stale | resting if each is not None), key=str)
    told = 0
    for place, agency_id in enumerate(agencies, 1):
        if job.is_cancelled():
            break
        with job.sessions.writing() as session:
            told += _remind(session, agency_id) if agency_id in stale else 0
            told += _tell_unsupported(session, agency_id) if agency_id in resting else 0
        job.progress(place, len(agencies))
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
        note = Note(Event.ENTRY_REMINDED.value, SEVERAL, {"count": len(stale)}, DASHBOARD)
    if stale:
        notify_agency(session, agency_id, note)
    return len(stale)


def _tell_unsupported(session: Session, agency_id: UUID) -> int:
    """Tell an agency of base software without support, where it has not been told of it yet."""
    software = session.scalars(
        select(Software)
        .where(_rests_on_others(), Software.agency_id == agency_id)
        .order_by(Software.name)
    ).all()
    living = {each.id: each for each in software if not each.is_discontinued}
    found = unsupported_of(session, living, clock.today())
    before = _told_before(session, found)
    news = {
        software_id: [each.label for each in rows]
        for software_id, rows in found.items()
        if {each.label for each in rows} - before.get(software_id, set())
    }
    for software_id, labels in news.items():
        known = before.get(software_id, set()).union(labels)
        note_told_unsupported(session, SYSTEM, living[software_id], sorted(known))
    if news:
        notify_agency(session, agency_id, _note_of(living, news))
    return len(news)


def _told_before(session: Session, ids: Iterable[UUID]) -> dict[UUID, set[str]]:
    kept = select(Confirmation).where(Confirmation.software_id.in_(list(ids)))
    return {row.software_id: set(row.told_unsupported or ()) for row in session.scalars(kept)}


def _note_of(software: Mapping[UUID, Software], news: Mapping[UUID, list[str]]) -> Note:
    kind = Event.ENTRY_UNSUPPORTED.value
    if len(news) > 1:
        return Note(kind, SEVERAL_UNSUPPORTED, {"count": len(news)}, DASHBOARD)
    [(software_id, labels)] = news.items()
    one = software[software_id]
    params = {"software": one.name, "base": ", ".join(labels)}
    return Note(kind, ONE_UNSUPPORTED, params, f"/software/{one.slug}/readiness")


def _rests_on_others() -> ColumnElement[bool]:
    """Return the condition that a published entry names base software, is no new one, and has its agency there."""
    needed = select(BaseSoftware.id).where(BaseSoftware.software_id == Software.id)
    is_known = Software.created_at < clock.now() - timedelta(days=TOLD_AFTER_DAYS)
    return and_(Software.life == Life.PUBLISHED, is_known, needed.exists(), _is_there())


def _is_there() -> ColumnElement[bool]:
    there = select(Agency.id).where(Agency.id == Software.agency_id, Agency.closed_on.is_(None))
    return there.exists()


def _stale() -> ColumnElement[bool]:
    """Return the condition that a published entry is stale, and its agency there and not told of it yet."""
    kept = Confirmation.software_id == Software.id
    reminded = select(Confirmation.id).where(kept, Confirmation.reminded_on.is_not(None))
    return and_(is_overdue(), ~reminded.exists(), _is_there())
