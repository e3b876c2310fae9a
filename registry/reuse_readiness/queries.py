"""Questions about how ready software is to be reused."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from registry.actors.rules import Actor
from registry.catalogue.models import Software
from registry.catalogue.parts import Release
from registry.catalogue.policy import require_read_reviews
from registry.catalogue.queries import software_with_ids
from registry.catalogue.vocabulary import Life
from registry.errors import InvalidError
from registry.language.marks import N_
from registry.reuse_readiness import rules
from registry.reuse_readiness.models import ReadinessAssessment
from registry.reuse_readiness.vocabulary import Topic


class UnknownVersionError(InvalidError):
    """A version is named that the entry does not list."""

    code = "unknown-version"
    sentence = N_("The entry lists no version %(version)s. Name one of its versions.")


@dataclass(frozen=True)
class Readiness:
    """The levels of one version of a software, and what follows from them."""

    version_name: str
    rows: list[ReadinessAssessment] = field(default_factory=list)

    @property
    def assessed(self) -> dict[Topic, ReadinessAssessment]:
        """Return the topics that have a level."""
        return {row.topic: row for row in self.rows if row.level is not None}

    @property
    def levels(self) -> dict[Topic, int]:
        """Return the level of each topic that has one, in the order of the topics."""
        known = {row.topic: row.level for row in self.rows if row.level is not None}
        return {topic: known[topic] for topic in Topic if topic in known}

    @property
    def overall(self) -> int | None:
        """Return the overall level; None where too few topics were assessed."""
        return rules.overall_level(self.levels)

    @property
    def warnings(self) -> list[Topic]:
        """Return the topics to be warned of."""
        return rules.warnings(self.levels)

    @property
    def assessed_on(self) -> date | None:
        """Return the day on which a level was last set."""
        return max((row.assessed_on for row in self.assessed.values()), default=None)

    @property
    def is_confirmed(self) -> bool:
        """Whether a reviewer has confirmed every level."""
        rows = self.assessed.values()
        return bool(rows) and all(row.confirmed_on is not None for row in rows)

    @property
    def version(self) -> int:
        """Return what tells edits apart: it rises with each of them, for no row is ever deleted."""
        return sum(row.version for row in self.rows)


def readiness_of(session: Session, software: Software, version_name: str) -> Readiness:
    """Return the levels of one version."""
    rows = session.scalars(
        _in_order().where(
            ReadinessAssessment.software_id == software.id,
            ReadinessAssessment.version_name == version_name,
        )
    ).all()
    return Readiness(version_name, list(rows))


def assessed_versions(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[Readiness]]:
    """Return the versions of each software that have a level, those assessed last first."""
    by_software: dict[UUID, dict[str, list[ReadinessAssessment]]] = defaultdict(dict)
    statement = _in_order().where(ReadinessAssessment.software_id.in_(list(ids)))
    for row in session.scalars(statement):
        by_software[row.software_id].setdefault(row.version_name, []).append(row)
    return {
        software_id: sorted(
            (each for name, rows in versions.items() if (each := Readiness(name, rows)).levels),
            key=lambda each: (each.assessed_on or date.min, each.version_name),
            reverse=True,
        )
        for software_id, versions in by_software.items()
    }


@dataclass(frozen=True)
class WaitingLevels:
    """The levels of one version that no reviewer has confirmed: how many, and since when they wait."""

    software: Software
    version_name: str
    levels: int
    since: date


def waiting_levels(
    session: Session, actor: Actor, limit: int
) -> tuple[list[WaitingLevels], int]:
    """Return the published versions whose levels wait to be confirmed, the longest waiting first, and how many."""
    require_read_reviews(actor)
    row = ReadinessAssessment
    since = func.min(row.assessed_on).label("since")
    waits = (
        select(row.software_id, row.version_name, func.count().label("levels"), since)
        .join(row.software)
        .where(row.level.is_not(None), row.confirmed_on.is_(None))
        .where(Software.life == Life.PUBLISHED)
        .group_by(row.software_id, row.version_name)
    )
    count = session.scalar(select(func.count()).select_from(waits.subquery())) or 0
    found = session.execute(
        waits.order_by(since, row.software_id, row.version_name).limit(limit)
    ).all()
    known = software_with_ids(session, actor, {each.software_id for each in found})
    levels = [
        WaitingLevels(known[each.software_id], each.version_name, each.levels, each.since)
        for each in found
    ]
    return levels, count


def version_names(session: Session, software: Software) -> list[str]:
    """Return the versions that an entry lists, the newest first."""
    statement = select(Release.version_name).where(Release.software_id == software.id)
    return list(session.scalars(statement.order_by(Release.position)))


def require_version(session: Session, software: Software, version_name: str) -> None:
    """Refuse a version that the entry does not list, if it lists any. Raises UnknownVersionError."""
    listed = version_names(session, software)
    if listed and version_name not in listed:
        raise UnknownVersionError("version", version=version_name)


def _in_order() -> Select[ReadinessAssessment]:
    return (
        select(ReadinessAssessment)
        .options(joinedload(ReadinessAssessment.agency))
        .order_by(ReadinessAssessment.version_name, ReadinessAssessment.topic)
    )
