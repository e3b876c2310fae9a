"""Confirms that an entry is true still."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue import policy
from registry.catalogue.models import Software
from registry.history.unit_of_work import now_in
from registry.upkeep.models import Confirmation
from registry.upkeep.schemas import EntryConfirmation


def confirm_entry(
    session: Session, actor: Actor, software: Software, draft: EntryConfirmation
) -> Confirmation:
    """Set down that an entry is true today; whether there is a licence file stays where it is not said."""
    policy.require_edit(actor, software)
    row = _row_of(session, software)
    row.confirmed_on, row.confirmed_by = now_in(session).date(), actor.id
    row.reminded_on = None
    if draft.has_licence_file is not None:
        row.has_licence_file = draft.has_licence_file
    log(session, actor, Event.ENTRY_CONFIRMED, software)
    return row


def note_licence_file(
    session: Session, actor: Actor, software: Software, *, has_file: bool | None
) -> None:
    """Set down whether the repository of an entry holds a licence file, by whoever has looked just now."""
    policy.require_edit(actor, software)
    if has_file is None:
        return
    _row_of(session, software).has_licence_file = has_file
    log(session, actor, Event.LICENCE_FILE_LOOKED_FOR, software)


def note_reminded(session: Session, actor: Actor, software: Software) -> None:
    """Set down that the agency of an entry was reminded to confirm it."""
    _row_of(session, software).reminded_on = now_in(session).date()
    log(session, actor, Event.ENTRY_REMINDED, software)


def note_told_unsupported(
    session: Session, actor: Actor, software: Software, labels: list[str]
) -> None:
    """Set down of which base software the agency of an entry was told that its support has ended."""
    _row_of(session, software).told_unsupported = labels
    log(session, actor, Event.ENTRY_UNSUPPORTED, software)


def _row_of(session: Session, software: Software) -> Confirmation:
    statement = select(Confirmation).where(Confirmation.software_id == software.id)
    row = session.scalar(statement)
    if row is None:
        row = Confirmation(software_id=software.id)
        session.add(row)
    return row
