"""What a policy says and said, made ready for a page; and the form that says it anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, create_model

from registry import clock
from registry.drafts import Draft
from registry.policies.defaults import DEFAULTS, EFFECTIVE_ON
from registry.policies.models import PolicyVersion
from registry.policies.queries import policy_on, value_of, versions_of
from registry.policies.rules import Change, compare
from registry.policies.schemas import PolicyDraft, PolicyValue
from registry.policies.vocabulary import PolicyKey
from registry.text import NoneIfEmpty, Sentence
from web.dependencies import Database

ROWS = ("reasons", "outcomes", "lines")
"""The parts of the policies that are lists."""


@dataclass(frozen=True)
class Present:
    """What a policy says today; the day is None where it has said so from the beginning."""

    key: PolicyKey
    value: PolicyValue
    number: int
    effective_on: date | None


class Posted(Draft):
    """What a form says beside the policy itself."""

    effective_on: date
    note: Annotated[Sentence | None, NoneIfEmpty] = None


def present(session: Database, key: PolicyKey) -> Present:
    """Return what a policy says today."""
    version = policy_on(session, key, clock.today())
    if version is not None:
        since = version.effective_on if version.effective_on > EFFECTIVE_ON else None
        return Present(key, value_of(version), version.number, since)
    return Present(key, next(value for value in DEFAULTS if value.key is key), 0, None)


def newest(session: Database, key: PolicyKey) -> int:
    """Return the number of a policy's newest version, which may hold from a later day only."""
    versions = versions_of(session, key)
    return versions[0].number if versions else 0


def form_of(kind: type[PolicyValue]) -> type[BaseModel]:
    """Return what a policy's form asks: its parts, from what day on, and why."""
    return create_model(f"{kind.__name__}Posted", __base__=(kind, Posted))


def draft_of(kind: type[PolicyValue], posted: BaseModel) -> PolicyDraft[Any]:  # Any: its value
    """Return the draft that a posted form makes."""
    parts = {name: getattr(posted, name) for name in kind.model_fields}
    said = {name: getattr(posted, name) for name in Posted.model_fields}
    return PolicyDraft[kind](value=kind(**parts), **said)  # type: ignore[valid-type]  # a class of the hour


def differences(
    kind: type[PolicyValue], old: PolicyVersion, new: PolicyVersion
) -> list[Change]:
    """Return where two versions differ; a figure written otherwise is the same figure."""
    before, after = (
        {**each.value, **figures_of(kind.model_validate(each.value))} for each in (old, new)
    )
    return compare(before, after)


def counts_of(value: PolicyValue) -> Mapping[str, int]:
    """Return how many rows a policy has in each of its lists."""
    return {name: len(getattr(value, name, ())) for name in ROWS}


def figures_of(value: PolicyValue) -> Mapping[str, object]:
    """Return the parts of a policy that are single figures."""
    return {name: part for name, part in value if not isinstance(part, tuple)}
