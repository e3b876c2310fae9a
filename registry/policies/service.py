"""Adds versions of policies."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.history.unit_of_work import now_in
from registry.policies import policy, rules
from registry.policies.defaults import DEFAULTS, EFFECTIVE_ON
from registry.policies.models import PolicyVersion
from registry.policies.queries import last_number
from registry.policies.schemas import PolicyDraft, PolicyValue


def add_version(
    session: Session,
    actor: Actor,
    draft: PolicyDraft[Any],  # Any: whichever policy's value
) -> PolicyVersion:
    """Have a policy say something else from today or a later day on. Raises ReachesBackError."""
    policy.require_edit(actor)
    rules.require_ahead(draft.effective_on, now_in(session).date())
    return _add(session, actor, draft.value, draft.effective_on, draft.note)


def ensure_defaults(session: Session, actor: Actor) -> None:
    """Give each policy that has no version yet the one it begins with; done twice, once."""
    policy.require_edit(actor)
    for value in DEFAULTS:
        if last_number(session, value.key) == 0:
            _add(session, actor, value, EFFECTIVE_ON, note=None)


def _add(
    session: Session, actor: Actor, value: PolicyValue, effective_on: date, note: str | None
) -> PolicyVersion:
    version = PolicyVersion(
        key=value.key,
        number=last_number(session, value.key) + 1,
        effective_on=effective_on,
        value=value.model_dump(mode="json"),
        note=note,
        made_by_id=actor.id,
    )
    session.add(version)
    session.flush()  # of two who add at once, one is told so
    log(session, actor, Event.POLICY_VERSIONED, version)
    return version
