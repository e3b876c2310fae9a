"""States and edits needs."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.agencies.queries import agency_named_in, agency_with_id
from registry.agencies.service import require_open
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.errors import ConflictError, InvalidError
from registry.history.renewal import renew
from registry.language.marks import N_
from registry.needs import policy
from registry.needs.finding import folded_text
from registry.needs.models import Need, NeedGrant, NeedText, Requirement
from registry.needs.schemas import NeedDraft, NeedEdit, NeedFields, RequirementDraft
from registry.needs.vocabulary import NeedStatus

_PARTS = frozenset({"requirements", "shared_with", "agency"})
_NUMBERED = re.compile(r"R-(\d{1,6})")
_ENDED = frozenset({NeedStatus.CLOSED, NeedStatus.WITHDRAWN})


class NeedEndedError(ConflictError):
    """The need was closed or withdrawn."""

    code = "need-ended"
    sentence = N_("This need was closed. Open it again before you change it.")


class BudgetAloneError(InvalidError):
    """A budget would be left without its currency or the year of its prices."""

    code = "budget-alone"
    sentence = N_("A budget needs its currency and the year of its prices.")


def state_need(session: Session, actor: Actor, draft: NeedDraft) -> Need:
    """State what an agency must be able to do. Raises AgencyClosedError where the agency ended."""
    agency = _agency_of(session, actor, draft.agency)
    policy.require_state(actor, agency)
    require_open(session, agency)

    values = draft.model_dump(exclude=set(_PARTS))
    need = Need(agency=agency, status=NeedStatus.OPEN, last_requirement=0, **values)
    lines = _with_codes(
        need, draft.requirements
    )  # known before it is written, so that it is once
    session.add(need)
    session.flush()  # its parts need its id
    _keep_requirements(session, need, lines)
    _keep_grants(session, need, draft.shared_with)
    _keep_text(session, need)
    log(session, actor, Event.NEED_STATED, need)
    return need


def edit_need(session: Session, actor: Actor, need: Need, edit: NeedEdit) -> Need:
    """Change the fields that an edit gives. Raises NeedEndedError unless it opens the need again."""
    require(actor, Permission.STATE_NEED, need.agency_id)
    if need.status in _ENDED and (edit.status is None or edit.status in _ENDED):
        raise NeedEndedError

    for name in edit.given() - _PARTS:
        setattr(need, name, getattr(edit, name))
    _keep_parts(session, need, edit, edit.given())
    if need.budget is not None and None in {need.budget_currency, need.budget_price_year}:
        raise BudgetAloneError("budget")
    _keep_text(session, need)
    renew(session, need)  # its requirements are its content too
    log(session, actor, Event.NEED_EDITED, need)
    return need


def pass_on(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Hand an agency's needs to its heir, and show it those that were shared with the old one."""
    for need in session.scalars(select(Need).where(Need.agency_id == old.id)):
        need.agency_id = heir.id
        log(session, actor, Event.NEED_PASSED_ON, need)
    shown = set(
        session.scalars(select(NeedGrant.need_id).where(NeedGrant.agency_id == heir.id))
    )
    for grant in session.scalars(select(NeedGrant).where(NeedGrant.agency_id == old.id)):
        if grant.need_id in shown:
            session.delete(grant)
        else:
            grant.agency_id = heir.id
        log(session, actor, Event.ROWS_PASSED_ON, grant)


def _agency_of(session: Session, actor: Actor, code: str | None) -> Agency:
    if code is not None:
        return agency_named_in(session, "agency", code)
    require(actor, Permission.STATE_NEED, actor.agency_id)
    return (
        agency_with_id(session, actor.agency_id)
        if actor.agency_id
        else agency_named_in(session, "agency", "")
    )


def _keep_parts(session: Session, need: Need, fields: NeedFields, given: set[str]) -> None:
    if "requirements" in given:
        _keep_requirements(session, need, fields.requirements)
    if "shared_with" in given:
        _keep_grants(session, need, fields.shared_with)


def _keep_requirements(session: Session, need: Need, drafts: list[RequirementDraft]) -> None:
    kept = {
        row.code: row
        for row in session.scalars(select(Requirement).where(Requirement.need_id == need.id))
    }
    coded = _with_codes(need, drafts)
    wanted = {str(draft.code): (position, draft) for position, draft in enumerate(coded)}
    for code, row in kept.items():
        if code not in wanted:
            session.delete(row)
    for code, (position, draft) in wanted.items():
        values = {**draft.model_dump(exclude={"code"}), "position": position}
        present = kept.get(code)
        if present is None:
            session.add(Requirement(need_id=need.id, code=code, **values))
            continue
        for name, value in values.items():
            if getattr(present, name) != value:
                setattr(present, name, value)


def _with_codes(need: Need, drafts: list[RequirementDraft]) -> list[RequirementDraft]:
    """Give each line its code; one without gets the next number that was never used here.

    A code that was given once means that line for ever: matches and records cite it.
    """
    given = (_NUMBERED.fullmatch(draft.code) for draft in drafts if draft.code)
    last = max([need.last_requirement, *(int(said[1]) for said in given if said)])
    coded = []
    for draft in drafts:
        if draft.code is None:
            last += 1
        coded.append(draft.model_copy(update={"code": draft.code or f"R-{last:02d}"}))
    need.last_requirement = last
    return coded


def _keep_text(session: Session, need: Need) -> None:
    session.flush()  # its requirements are asked for
    lines = session.scalars(
        select(Requirement.text)
        .where(Requirement.need_id == need.id)
        .order_by(Requirement.position)
    )
    text = folded_text(need, lines)
    kept = session.get(NeedText, need.id)
    if kept is None:
        session.add(NeedText(need_id=need.id, folded=text))
    else:
        kept.folded = text


def _keep_grants(session: Session, need: Need, codes: list[str]) -> None:
    wanted = {agency_named_in(session, "shared_with", code).id for code in codes}
    kept = {
        row.agency_id: row
        for row in session.scalars(select(NeedGrant).where(NeedGrant.need_id == need.id))
    }
    for agency_id in kept.keys() - wanted:
        session.delete(kept[agency_id])
    for agency_id in wanted - kept.keys():
        session.add(NeedGrant(need_id=need.id, agency_id=agency_id))
