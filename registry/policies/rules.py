"""Decisions about policies that need no database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.errors import ConflictError, NotFoundError
from registry.language.marks import N_
from registry.policies.schemas import (
    ApproximationMargin,
    FitThresholds,
    GoodStanding,
    MinimumSources,
    Outcomes,
    PolicyValue,
    RecordValidity,
    RejectionReasons,
    RequirementWeights,
    SmallNumbers,
    SupportEnds,
)

KINDS: dict[str, type[PolicyValue]] = {
    kind.key: kind
    for kind in (
        FitThresholds,
        RequirementWeights,
        RecordValidity,
        MinimumSources,
        GoodStanding,
        SmallNumbers,
        ApproximationMargin,
        SupportEnds,
        RejectionReasons,
        Outcomes,
    )
}


class UnknownPolicyError(NotFoundError):
    """There is no such policy."""

    code = "unknown-policy"
    sentence = N_("There is no policy by this name.")


class ReachesBackError(ConflictError):
    """A version was to hold for days that have passed under another one."""

    code = "policy-reaches-back"
    sentence = N_("A policy does not reach back: let it hold from today or a later day.")


@dataclass(frozen=True)
class Change:
    """One place where two versions differ; None where one of them lacks it."""

    path: str
    before: Any  # Any: a JSON value
    after: Any  # Any: as above


def kind_of(key: str) -> type[PolicyValue]:
    """Return what a policy's value is made of; raises UnknownPolicyError."""
    if key not in KINDS:
        raise UnknownPolicyError
    return KINDS[key]


def require_ahead(effective_on: date, today: date) -> None:
    """Refuse a version for days gone by: what was decided then was decided under the one before."""
    if effective_on < today:
        raise ReachesBackError


def compare(
    old: Mapping[str, Any], new: Mapping[str, Any]
) -> list[Change]:  # Any: a JSON value
    """Return where two values differ, path by path; what has a code is known again by it."""
    before, after = dict(_leaves(old)), dict(_leaves(new))
    paths = dict.fromkeys([*before, *after])
    changes = [Change(path, before.get(path), after.get(path)) for path in paths]
    return [change for change in changes if change.before != change.after]


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:  # Any: a JSON value
    if isinstance(value, Mapping):
        parts = [(str(name), part) for name, part in value.items()]
    elif isinstance(value, list):
        parts = [(_name(part, place), part) for place, part in enumerate(value)]
    else:
        yield path, value
        return
    for name, part in parts:
        yield from _leaves(part, f"{path}.{name}" if path else name)


def _name(part: Any, place: int) -> str:  # Any: a JSON value
    if isinstance(part, Mapping) and {"product", "line"} <= part.keys():
        return f"{part['product']} {part['line']}"
    return str(part["code"]) if isinstance(part, Mapping) and "code" in part else str(place)
