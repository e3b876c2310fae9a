"""Registers, edits, renames and closes agencies."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry import clock
from registry.actors.rules import Actor
from registry.agencies import policy
from registry.agencies.models import Agency, FormerCode
from registry.agencies.queries import (
    agency_named_in,
    are_open,
    code_is_taken,
    former_code,
    is_part_of,
)
from registry.agencies.schemas import AgencyClosing, AgencyDraft, AgencyEdit
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.database.turns import one_at_a_time
from registry.errors import ConflictError, InvalidError
from registry.language.marks import N_


class CodeTakenError(ConflictError):
    """Another agency has, or had, this code."""

    code = "agency-code-taken"
    sentence = N_("The code %(code)s belongs, or belonged, to an agency. Choose another one.")


class AgencyClosedError(ConflictError):
    """The agency has ended and takes nothing new."""

    code = "agency-closed"
    sentence = N_("%(agency)s was closed. Act for the agency that follows it.")


class OwnHeirError(InvalidError):
    """An agency cannot follow itself, nor one that ended."""

    code = "own-heir"
    sentence = N_("The successor must be another agency that is open.")


class OwnParentError(InvalidError):
    """An agency cannot be a part of itself."""

    code = "own-parent"
    sentence = N_("An agency cannot be a part of itself.")


class ParentCircleError(InvalidError):
    """An agency cannot be a part of one that is a part of it."""

    code = "parent-circle"
    sentence = N_("%(parent)s is itself a part of %(agency)s. Name another agency.")


class FutureDayError(InvalidError):
    """A day that has not come yet."""

    code = "future-day"
    sentence = N_("This day has not come yet.")


def require_open(session: Session, agency: Agency) -> None:
    """Refuse where an agency has ended, and hold it open until this unit of work ends.

    Whatever an agency takes on asks this first, so that nothing is left with an agency that another
    unit closes at the same moment. Raises AgencyClosedError.
    """
    held = select(Agency.closed_on).where(Agency.id == agency.id).with_for_update(read=True)
    if session.scalar(held) is not None:
        raise AgencyClosedError(agency=agency.name)


def register_agency(session: Session, actor: Actor, draft: AgencyDraft) -> Agency:
    """Register an agency. Raises CodeTakenError where the code is, or was, another's."""
    policy.require_edit_all(actor)
    one_at_a_time(session, "agency-code")
    if code_is_taken(session, draft.code):
        raise CodeTakenError(code=draft.code)

    agency = Agency(**draft.model_dump(exclude={"parent"}))
    if draft.parent is not None:
        agency.parent = agency_named_in(session, "parent", draft.parent)
    session.add(agency)
    log(session, actor, Event.AGENCY_CREATED, agency)
    return agency


def edit_agency(session: Session, actor: Actor, agency: Agency, edit: AgencyEdit) -> Agency:
    """Change what is said of an agency; a new code leaves the old one as a redirection.

    Raises CodeTakenError, and OwnParentError or ParentCircleError for a parent that is a part of it.
    """
    policy.require_edit(actor, agency)
    given = edit.given()
    if edit.code is not None and edit.code != agency.code:
        _rename(session, actor, agency, edit.code)
    for field in given & {"name", "acronym", "kind", "country", "website"}:
        setattr(agency, field, getattr(edit, field))
    if "parent" in given:
        agency.parent = _parent_of(session, agency, edit.parent) if edit.parent else None
    log(session, actor, Event.AGENCY_EDITED, agency)
    return agency


def _parent_of(session: Session, agency: Agency, code: str) -> Agency:
    parent = agency_named_in(session, "parent", code)
    if parent is agency:
        raise OwnParentError("parent")
    if parent.id != agency.parent_id and is_part_of(session, parent, agency):
        raise ParentCircleError("parent", parent=parent.name, agency=agency.name)
    return parent


def _rename(session: Session, actor: Actor, agency: Agency, code: str) -> None:
    policy.require_edit_all(actor)
    had_before = former_code(session, agency, code)
    if had_before is not None:
        session.delete(had_before)  # it goes back to a code of its own
    elif code_is_taken(session, code):
        raise CodeTakenError(code=code)
    session.add(FormerCode(code=agency.code, agency_id=agency.id))
    agency.code = code
    log(session, actor, Event.AGENCY_RENAMED, agency)


def close_agency(
    session: Session, actor: Actor, agency: Agency, closing: AgencyClosing
) -> Agency | None:
    """Close an agency, and return its heir where it has one.

    What the agency holds is handed to the heir by each room's `pass_on`, which the door calls in
    the same unit of work; records keep the old name. Raises AgencyClosedError, OwnHeirError or
    FutureDayError.
    """
    policy.require_edit_all(actor)
    held = select(Agency.closed_on).where(Agency.id == agency.id).with_for_update()
    if session.scalar(held) is not None:  # held against whatever require_open lets in
        raise AgencyClosedError(agency=agency.name)
    if closing.closed_on > clock.today():
        raise FutureDayError("closed_on")
    heir = (
        agency_named_in(session, "successor", closing.successor) if closing.successor else None
    )
    if heir is not None and (heir is agency or not are_open(session, agency, heir)):
        raise OwnHeirError(
            "successor"
        )  # so that no agency follows itself, through others either

    agency.closed_on, agency.closing_reason, agency.successor = (
        closing.closed_on,
        closing.reason,
        heir,
    )
    if heir is not None:
        _hand_on_parts(session, actor, agency, heir)
    log(session, actor, Event.AGENCY_CLOSED if heir is None else Event.AGENCY_MERGED, agency)
    return heir


def _hand_on_parts(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Have what was a part of an agency be a part of its heir; the heir itself takes its place."""
    for part in session.scalars(select(Agency).where(Agency.parent_id == old.id)):
        part.parent_id = old.parent_id if part is heir else heir.id
        log(session, actor, Event.AGENCY_EDITED, part)
