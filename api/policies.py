"""Policies at the JSON door: what each says, said and will say."""

from collections.abc import Callable
from datetime import date
from typing import Any

from pydantic import Field
from starlette import status

from api.dependencies import Actor, Database
from api.endpoints import new_router
from api.outs import Moment, Out
from api.paging import Listed, PageParameters
from registry import clock
from registry.database.paging import Page
from registry.errors import NotFoundError
from registry.policies.models import PolicyVersion
from registry.policies.queries import list_versions, policies_on, policy_on
from registry.policies.rules import KINDS, kind_of
from registry.policies.schemas import PolicyDraft, PolicyValue
from registry.policies.service import add_version
from registry.policies.vocabulary import PolicyKey

router = new_router("/policies", "Policies")


class PolicyOut(Out):
    """What a policy says from a day on."""

    key: PolicyKey
    number: int = Field(description="Counted from 1 for each policy.")
    effective_on: date
    value: dict[str, Any]  # Any: what each policy says is described by its draft
    note: str | None = Field(description="Why it was given this version.")
    created_at: Moment


@router.get("", response_model=Listed[PolicyOut])
def index(session: Database) -> Page[PolicyVersion]:
    """List what all policies say today."""
    held = policies_on(session, clock.today())
    return Page([held[key] for key in PolicyKey if key in held], None)


@router.get("/{key}", response_model=PolicyOut)
def show(session: Database, key: str) -> PolicyVersion:
    """Show what a policy says today."""
    version = policy_on(session, kind_of(key).key, clock.today())
    if version is None:
        raise NotFoundError
    return version


@router.get("/{key}/versions", response_model=Listed[PolicyOut])
def versions(session: Database, key: str, asked: PageParameters) -> Page[PolicyVersion]:
    """List every version of a policy, newest first."""
    return list_versions(session, kind_of(key).key, asked)


def _adding(kind: type[PolicyValue]) -> Callable[..., PolicyVersion]:
    def add(session: Database, actor: Actor, draft: PolicyDraft[kind]) -> PolicyVersion:  # type: ignore[valid-type]  # one endpoint for each kind, so that each is described
        return add_version(session, actor, draft)

    add.__doc__ = (
        f"Have the policy `{kind.key}` say something else from today or a later day on."
    )
    return add


for key, kind in KINDS.items():
    router.add_api_route(
        f"/{key}/versions",
        _adding(kind),
        methods=["POST"],
        response_model=PolicyOut,
        status_code=status.HTTP_201_CREATED,
        name=f"add_{key}",
    )
