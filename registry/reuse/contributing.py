"""Records what an agency gives back to a software: with its open reuse of it, or alone where it has none."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.agencies.queries import agency_named_in, agency_with_id
from registry.agencies.service import require_open
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue.models import Software
from registry.database.turns import one_at_a_time
from registry.errors import ConflictError
from registry.history.renewal import renew
from registry.language.marks import N_
from registry.reuse import policy
from registry.reuse.models import Contribution, Reuse
from registry.reuse.queries import open_reuse
from registry.reuse.schemas import ContributionDraft, ContributionEdit, OwnContributionDraft
from registry.reuse.telling import tell_of_contribution

_COLUMNS = {"version": "version_name"}  # `version` is what tells a row's edits apart
_Told = tuple[UUID, str, str | None, str]  # whose, what kind, when, what


class AlreadyContributedError(ConflictError):
    """The agency has recorded the same contribution before."""

    code = "already-contributed"
    sentence = N_("%(agency)s has recorded this already: the same, of the same day.")


def record_contribution(
    session: Session, actor: Actor, software: Software, draft: OwnContributionDraft
) -> Contribution:
    """Record that an agency gave something back to a software, and tell whose it is.

    Where the agency has an open reuse of it, it goes with that. Raises AlreadyContributedError or
    AgencyClosedError.
    """
    agency = agency_acting(session, actor, draft.agency)
    policy.require_record(actor, agency.id)
    require_open(session, agency)
    one_at_a_time(session, f"reuse-{agency.id}")  # a reuse that is recorded meanwhile is seen
    reuse = open_reuse(session, agency.id, software.id)
    given = Contribution(**_values_of(draft))
    if reuse is not None:
        given.reuse = reuse
    else:
        given.agency, given.software = agency, software
    _require_new(session, given, agency, software.id)
    session.add(given)
    _note(session, actor, Event.CONTRIBUTION_RECORDED, given)
    tell_of_contribution(session, actor, software.id, agency.id)
    return given


def edit_contribution(
    session: Session, actor: Actor, given: Contribution, edit: ContributionEdit
) -> Contribution:
    """Change what is said of something that was given back. Raises AlreadyContributedError."""
    policy.require_change(actor, given)
    for name in edit.given():
        setattr(given, _COLUMNS.get(name, name), getattr(edit, name))
    with session.no_autoflush:
        _require_new(session, given, given.given_by, given.given_to.id)
    _note(session, actor, Event.CONTRIBUTION_EDITED, given)
    return given


def remove_contribution(session: Session, actor: Actor, given: Contribution) -> None:
    """Strike out what was not given back; the history keeps that somebody said so."""
    policy.require_remove(actor, given)
    session.delete(given)
    _note(session, actor, Event.CONTRIBUTION_REMOVED, given)


def keep_contributions(
    session: Session, reuse: Reuse, drafts: Iterable[ContributionDraft]
) -> bool:
    """Have a reuse's contributions be these, as a whole. Tell whether any is new."""
    kept = session.scalars(select(Contribution).where(Contribution.reuse_id == reuse.id)).all()
    known = {(row.kind, row.given_on, row.text): row for row in kept}
    wanted = {(draft.kind, draft.given_on, draft.text): draft for draft in drafts}
    for key, row in known.items():
        if key not in wanted:
            session.delete(row)
    for key, draft in wanted.items():
        values = _values_of(draft)
        if key not in known:
            session.add(Contribution(reuse_id=reuse.id, **values))
            continue
        for name, value in values.items():
            setattr(known[key], name, value)
    return bool(wanted.keys() - known.keys())


def said_of(given: Contribution) -> ContributionDraft:
    """Return what is said of something that was given back, as it would be handed in."""
    return ContributionDraft.model_validate(
        {
            name: getattr(given, _COLUMNS.get(name, name))
            for name in ContributionDraft.model_fields
        }
    )


def agency_acting(session: Session, actor: Actor, code: str | None) -> Agency:
    """Return the agency that something is recorded for: the one that is named, else the actor's own."""
    if code is not None:
        return agency_named_in(session, "agency", code)
    policy.require_record(actor, actor.agency_id)
    return (
        agency_with_id(session, actor.agency_id)
        if actor.agency_id
        else agency_named_in(session, "agency", "")
    )


def pass_on(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Have what an agency gave back alone be its heir's; what it gave with a reuse goes with that."""
    for given in session.scalars(select(Contribution).where(Contribution.agency_id == old.id)):
        given.agency_id = heir.id
        log(session, actor, Event.ROWS_PASSED_ON, given)


def move_contributions(session: Session, actor: Actor, old: Software, kept: Software) -> None:
    """Have what came back to one entry be what came back to another, of the same software.

    What the same agency said word for word of both stands once; the history keeps the other.
    What was given with a reuse goes with that, which is to be moved before.
    """
    known = _told_of(session, kept.id)
    for given in session.scalars(
        select(Contribution).where(Contribution.software_id == old.id)
    ).all():
        if given.agency_id is not None and _told(given, given.agency_id) in known:
            session.delete(given)
            log(session, actor, Event.ROWS_LEFT_BEHIND, given)
        else:
            given.software_id = kept.id
            log(session, actor, Event.ROWS_PASSED_ON, given)


def _values_of(draft: ContributionDraft) -> dict[str, Any]:  # Any: what the columns hold
    said = draft.model_dump(include=set(ContributionDraft.model_fields))
    return {_COLUMNS.get(name, name): value for name, value in said.items()}


def _note(session: Session, actor: Actor, event: Event, given: Contribution) -> None:
    """Log a change as one of the reuse that it is a part of, else as one of the software."""
    if given.reuse is not None:
        renew(session, given.reuse)
    session.flush()  # its id is shown at once
    log(session, actor, event, given.reuse or given.given_to)


def _require_new(
    session: Session, given: Contribution, agency: Agency, software_id: UUID
) -> None:
    alike = _told_of(session, software_id, but=given)
    if _told(given, agency.id) in alike:
        raise AlreadyContributedError(agency=agency.name)


def _told_of(
    session: Session, software_id: UUID, but: Contribution | None = None
) -> set[_Told]:
    """Return what agencies said that they gave back to a software; one of them left out."""
    here = or_(Contribution.software_id == software_id, Reuse.software_id == software_id)
    found = session.execute(
        select(Contribution, Reuse.agency_id).outerjoin(Contribution.reuse).where(here)
    )
    return {
        _told(row, row.agency_id or agency_id) for row, agency_id in found if row is not but
    }


def _told(given: Contribution, agency_id: UUID) -> _Told:
    return agency_id, given.kind.value, given.given_on, given.text
