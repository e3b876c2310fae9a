"""Sets down how ready a version is to be reused, and confirms it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue import policy
from registry.catalogue.models import Software
from registry.errors import ConflictError
from registry.history.unit_of_work import now_in
from registry.language.marks import N_
from registry.notifications.schemas import Note
from registry.notifications.service import notify_agency
from registry.reuse_readiness.models import ReadinessAssessment
from registry.reuse_readiness.queries import Readiness, readiness_of, require_version
from registry.reuse_readiness.schemas import ReadinessDraft, TopicDraft
from registry.reuse_readiness.vocabulary import Topic

CONFIRMED = N_("A reviewer confirmed how ready %(software)s %(version)s is to be reused.")
_SAID = ("level", "evidence", "evidence_url")
_CARRIED = (*_SAID, "assessed_on", "agency_id", "confirmed_on", "confirmed_by")


class NothingToConfirmError(ConflictError):
    """No level of that version waits for a reviewer."""

    code = "nothing-to-confirm"
    sentence = N_("No level of this version waits to be confirmed.")


def assess_readiness(
    session: Session, actor: Actor, software: Software, draft: ReadinessDraft
) -> Readiness:
    """Set down the levels of a version, as a whole. Raises UnknownVersionError.

    What is said anew of a topic has to be confirmed anew; what stays as it was stays confirmed.
    """
    policy.require_edit(actor, software)
    require_version(session, software, draft.version)
    rows = {row.topic: row for row in readiness_of(session, software, draft.version).rows}
    said = {each.topic: each for each in draft.topics}
    for topic in Topic:
        row, now = rows.get(topic), said.get(topic) or TopicDraft(topic=topic)
        if row is None and now.level is not None:
            row = ReadinessAssessment(
                software_id=software.id, version_name=draft.version, topic=topic
            )
            session.add(row)
        if row is not None and any(getattr(row, name) != getattr(now, name) for name in _SAID):
            _say(session, actor, row, now)
    session.flush()
    log(session, actor, Event.READINESS_ASSESSED, software)
    return readiness_of(session, software, draft.version)


def confirm_readiness(
    session: Session, actor: Actor, software: Software, version_name: str
) -> Readiness:
    """Confirm, as a reviewer, the levels of a version that were not confirmed yet. Raises NothingToConfirmError."""
    policy.require_review(actor)
    readiness = readiness_of(session, software, version_name)
    waiting = [row for row in readiness.assessed.values() if row.confirmed_on is None]
    if not waiting:
        raise NothingToConfirmError
    for row in waiting:
        row.confirmed_on, row.confirmed_by = now_in(session).date(), actor.id
    log(session, actor, Event.READINESS_CONFIRMED, software)
    _tell_owner(session, actor, software, version_name)
    return readiness


def pass_on(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Have what an agency assessed be its heir's."""
    statement = select(ReadinessAssessment).where(ReadinessAssessment.agency_id == old.id)
    for row in session.scalars(statement):
        row.agency_id = heir.id
        log(session, actor, Event.ROWS_PASSED_ON, row)


def move_levels(session: Session, actor: Actor, old: Software, kept: Software) -> None:
    """Have the levels of one entry be those of another, of the same software.

    Where both have a level of one topic of one version, that of the kept entry stands; the history
    keeps the other.
    """
    here = select(ReadinessAssessment).where(ReadinessAssessment.software_id == kept.id)
    standing = {(row.version_name, row.topic): row for row in session.scalars(here)}
    there = select(ReadinessAssessment).where(ReadinessAssessment.software_id == old.id)
    for row in session.scalars(there).all():
        own = standing.get((row.version_name, row.topic))
        if own is None:
            row.software_id = kept.id
            log(session, actor, Event.ROWS_PASSED_ON, row)
            continue
        if own.level is None:  # it was taken back there, and the row alone is left of it
            for name in _CARRIED:
                setattr(own, name, getattr(row, name))
            log(session, actor, Event.ROWS_PASSED_ON, own)
        session.delete(row)
        log(session, actor, Event.ROWS_LEFT_BEHIND, row)


def _say(session: Session, actor: Actor, row: ReadinessAssessment, draft: TopicDraft) -> None:
    row.level, row.assessed_on = draft.level, now_in(session).date()
    is_said = draft.level is not None
    row.evidence = draft.evidence if is_said else None
    row.evidence_url = draft.evidence_url if is_said else None
    row.agency_id = actor.agency_id
    row.confirmed_on = row.confirmed_by = None


def _tell_owner(session: Session, actor: Actor, software: Software, version_name: str) -> None:
    if software.agency_id is None or software.agency_id == actor.agency_id:
        return
    names = {"software": software.name, "version": version_name}
    link = f"/software/{software.slug}/readiness"
    note = Note(Event.READINESS_CONFIRMED.value, CONFIRMED, names, link)
    notify_agency(session, software.agency_id, note)
