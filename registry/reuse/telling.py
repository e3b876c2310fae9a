"""Tells agencies what concerns them in a reuse, in what came back, or in the software that they reuse.

An agency is not told of what it did itself, of software that it may not know of, or, being a real
one, of what an invented one does.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.actors.vocabulary import ActorKind
from registry.agencies.models import Agency
from registry.audit.vocabulary import Event
from registry.catalogue.models import Software
from registry.catalogue.visibility import visible_to
from registry.jobs.runner import JobContext
from registry.language.marks import N_
from registry.notifications.queries import was_told
from registry.notifications.schemas import Note
from registry.notifications.service import notify_agency
from registry.publishers.models import Publisher
from registry.reuse.models import Reuse, StageEntry
from registry.reuse.vocabulary import ReuseStage

RECORDED = N_("%(agency)s recorded that it reuses %(software)s.")
GIVEN = N_("%(agency)s recorded a contribution to %(software)s.")
MOVED = {
    ReuseStage.IN_PRODUCTION: N_("%(agency)s has %(software)s in production."),
    ReuseStage.ABANDONED: N_("%(agency)s abandoned its reuse of %(software)s."),
}
WITHDRAWN = N_(
    "%(software)s, which your agency reuses, was withdrawn from the catalogue: %(reason)s"
)
ENDED = N_("%(software)s, which your agency reuses, was discontinued.")
FOLLOWED = N_("%(software)s, which your agency reuses, has a successor: %(successor)s.")
ENDED_AND_FOLLOWED = N_(
    "%(software)s, which your agency reuses, was discontinued; its successor is %(successor)s."
)


def tell_of_reuse(session: Session, actor: Actor, reuse: Reuse) -> None:
    """Tell whoever holds and publishes a software that an agency takes it up."""
    _tell_of(session, actor, reuse, Event.REUSE_RECORDED, RECORDED)


def tell_of_move(session: Session, actor: Actor, reuse: Reuse) -> None:
    """Tell them that a reuse came into production, or was abandoned."""
    if reuse.stage in MOVED:
        _tell_of(session, actor, reuse, Event.REUSE_MOVED, MOVED[reuse.stage])


def tell_of_contribution(
    session: Session, actor: Actor, software_id: UUID, agency_id: UUID
) -> None:
    """Tell whoever holds and publishes a software that an agency gave something back to it."""
    software, by = session.get_one(Software, software_id), session.get_one(Agency, agency_id)
    names = {"agency": by.name, "software": software.name}
    link = f"/software/{software.slug}#contributions"
    note = Note(Event.CONTRIBUTION_RECORDED.value, GIVEN, names, link)
    _tell_owners(session, actor, software, by, note)


def tell_reusers(job: JobContext) -> None:
    """Tell the agencies that reuse a software, or did, that it ended or what follows it.

    The catalogue asks for it (`SOFTWARE_ENDED`), which does not know of reuses. Done twice, once.
    """
    asked = job.arguments
    since = datetime.fromisoformat(asked["at"])
    with job.sessions.writing() as session:
        software = session.get(Software, UUID(asked["software"]))
        if software is None:
            return
        for agency in _reusing(session, software, asked["by"]):
            note = _ending(session, agency, software, asked)
            if note is not None and not was_told(session, agency.id, note, since):
                notify_agency(session, agency.id, note)


def _tell_of(session: Session, actor: Actor, reuse: Reuse, event: Event, message: str) -> None:
    session.flush()  # the link needs its id
    software = session.get_one(Software, reuse.software_id)
    by = session.get_one(Agency, reuse.agency_id)
    names = {"agency": by.name, "software": software.name}
    note = Note(event.value, message, names, f"/reuses/{reuse.id}")
    _tell_owners(session, actor, software, by, note)


def _tell_owners(
    session: Session, actor: Actor, software: Software, by: Agency, note: Note
) -> None:
    if actor.kind is ActorKind.SYSTEM:
        return  # what the house itself brings in happened long ago
    for agency in _owners(session, software):
        is_own = agency.id in {actor.agency_id, by.id}
        is_real = not by.is_demonstration or agency.is_demonstration
        if is_real and not is_own and _may_know(session, agency, software.id):
            notify_agency(session, agency.id, note)


def _owners(session: Session, software: Software) -> Iterable[Agency]:
    publishes = select(Publisher.agency_id).where(Publisher.id == software.publisher_id)
    return session.scalars(
        select(Agency).where(
            or_(
                Agency.id.in_([software.agency_id, software.holder_id]),
                Agency.id.in_(publishes),
            ),
            Agency.closed_on.is_(None),
        )
    ).all()


def _reusing(session: Session, software: Software, by: str | None) -> Iterable[Agency]:
    """Return the agencies whose reuse is open or came into production, but who ended it."""
    ran = select(StageEntry.reuse_id).where(StageEntry.stage == ReuseStage.IN_PRODUCTION)
    reuses = select(Reuse.agency_id).where(
        Reuse.software_id == software.id, or_(Reuse.closed_at.is_(None), Reuse.id.in_(ran))
    )
    told = select(Agency).where(Agency.id.in_(reuses), Agency.closed_on.is_(None))
    if by is not None:
        told = told.where(Agency.id != UUID(by))
    return session.scalars(told).all()


def _ending(
    session: Session,
    agency: Agency,
    software: Software,
    asked: Any,  # Any: the job's arguments
) -> Note | None:
    """Return what an agency is told of a software that ended; a successor that it may know of is named."""
    if not _may_know(session, agency, software.id):
        return None
    follows = UUID(asked["successor"]) if asked["successor"] else None
    if follows is not None and not _may_know(session, agency, follows):
        follows = None
    link, params = f"/software/{software.slug}", {"software": software.name}
    if asked.get("is_withdrawn"):
        params["reason"] = software.withdrawn_reason or ""
        return Note("software.withdrawn", WITHDRAWN, params, link)
    if follows is None:
        return Note("software.ended", ENDED, params, link) if asked["is_ended"] else None
    params["successor"] = session.get_one(Software, follows).name
    if asked["is_ended"]:
        return Note("software.ended", ENDED_AND_FOLLOWED, params, link)
    return Note("software.followed", FOLLOWED, params, link)


def _may_know(session: Session, agency: Agency, software_id: UUID) -> bool:
    reader = Actor(ActorKind.PERSON, agency_id=agency.id)
    known = select(Software.id).where(Software.id == software_id, visible_to(reader))
    return session.scalar(known) is not None
