"""Questions about policies."""

from datetime import date
from typing import TypeVar

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from registry.database.paging import Page, PageAsked, page_of
from registry.errors import NotFoundError
from registry.policies import rules
from registry.policies.defaults import DEFAULTS
from registry.policies.models import PolicyVersion
from registry.policies.schemas import PolicyValue
from registry.policies.vocabulary import PolicyKey

Value = TypeVar("Value", bound=PolicyValue)

_ON_A_DAY = (  # asked by most pages: it is put together once
    select(PolicyVersion)
    .where(
        PolicyVersion.key == bindparam("key"), PolicyVersion.effective_on <= bindparam("day")
    )
    .order_by(PolicyVersion.effective_on.desc(), PolicyVersion.number.desc())
    .limit(1)
)


def policy_on(session: Session, key: PolicyKey, day: date) -> PolicyVersion | None:
    """Return the version of a policy that holds on a day."""
    return session.scalar(_ON_A_DAY, {"key": key, "day": day})


def value_on(session: Session, kind: type[Value], day: date) -> Value:
    """Return what a policy says on a day; where no version holds yet, what it says by default.

    thresholds = value_on(session, FitThresholds, clock.today())
    """
    version = policy_on(session, kind.key, day)
    if version is not None:
        return kind.model_validate(version.value)
    return next(value for value in DEFAULTS if isinstance(value, kind))


def policies_on(session: Session, day: date) -> dict[PolicyKey, PolicyVersion]:
    """Return the version of each policy that holds on a day."""
    held = session.scalars(
        select(PolicyVersion)
        .where(PolicyVersion.effective_on <= day)
        .order_by(PolicyVersion.effective_on, PolicyVersion.number)
    )
    return {version.key: version for version in held}


def versions_of(session: Session, key: PolicyKey) -> list[PolicyVersion]:
    """Return all versions of a policy, the newest first."""
    return list(
        session.scalars(
            select(PolicyVersion)
            .where(PolicyVersion.key == key)
            .order_by(PolicyVersion.number.desc())
        )
    )


def list_versions(session: Session, key: PolicyKey, asked: PageAsked) -> Page[PolicyVersion]:
    """Return a page of a policy's versions, the newest first."""
    statement = select(PolicyVersion).where(PolicyVersion.key == key)
    return page_of(session, statement, (PolicyVersion.number,), asked, newest_first=True)


def find_version(session: Session, key: PolicyKey, number: int) -> PolicyVersion:
    """Return one version of a policy; raises NotFoundError."""
    version = session.scalar(
        select(PolicyVersion).where(PolicyVersion.key == key, PolicyVersion.number == number)
    )
    if version is None:
        raise NotFoundError
    return version


def last_number(session: Session, key: PolicyKey) -> int:
    """Return the number of a policy's newest version; 0 where it has none."""
    newest = select(func.max(PolicyVersion.number)).where(PolicyVersion.key == key)
    return session.scalar(newest) or 0


def value_of(version: PolicyVersion) -> PolicyValue:
    """Return what a version says."""
    return rules.kind_of(version.key).model_validate(version.value)
