"""A software's lineage from its rows: its versions, who adapted and kept them, what came back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from registry.agencies.models import Agency
from registry.catalogue.lineages import Family
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage as Tie
from registry.reuse.models import Contribution as Given
from registry.reuse.queries import ReuseAccount
from registry.reuse.vocabulary import ReuseStage
from registry.upkeep.models import Handover
from web.lineage.facts import (
    Adaptation,
    Contribution,
    Lineage,
    Origin,
    Passing,
    Version,
    When,
)

YEAR = 4  # characters of a day that is known as a year alone
MONTH = 7


def lineage_of(
    family: Family,
    reuses: Iterable[ReuseAccount],
    given: Iterable[Given],
    handovers: Mapping[UUID, Sequence[Handover]],
) -> Lineage:
    """Return the lineage that a family, its reuses, what came back and its handings over make up."""
    known = {member.id for member in family.members}
    accounts = [account for account in reuses if account.reuse.software_id in known]
    return Lineage(
        versions=tuple(_version(member, family) for member in family.members),
        adaptations=tuple(
            _adaptation(account) for account in accounts if _was_adapted(account)
        ),
        contributions=tuple(
            Contribution(str(row.given_to.id), _called(row.given_by), when(row.given_on))
            for row in given
            if row.given_to.id in known
        ),
        passings=tuple(
            _passing(handover)
            for member in family.members
            for handover in handovers.get(member.id, ())
        ),
    )


def when(day: str | None) -> When:
    """Read a day that may be a year or a month alone; a month stands for its first day."""
    if day is None:
        return None
    if len(day) == YEAR:
        return int(day)
    return date.fromisoformat(f"{day}-01" if len(day) == MONTH else day)


def _version(software: Software, family: Family) -> Version:
    return Version(
        key=str(software.id),
        name=software.name,
        holder=_holder(software),
        started=when(software.started_on),
        ended=software.discontinued_on,
        is_live=_is_live(software),
        origins=tuple(
            _origin(tie) for tie in family.ties if _is_origin_of(tie, software, family)
        ),
        steward=_called(software.steward) if software.steward else None,
    )


def _is_origin_of(tie: Tie, software: Software, family: Family) -> bool:
    return (
        tie.software_id == software.id
        and tie.relation.is_origin
        and any(tie.other_id == member.id for member in family.members)
    )


def _origin(tie: Tie) -> Origin:
    return Origin(
        of=str(tie.other_id),
        relation=tie.relation,
        since=when(tie.since_on),
        release=tie.version_name,
        taken=tie.other_version,
    )


def _passing(handover: Handover) -> Passing:
    return Passing(
        of=str(handover.software_id),
        happened=when(handover.passed_on),
        heir=_called(handover.heir),
        before=_called(handover.origin) if handover.origin else None,
    )


def _is_live(software: Software) -> bool | None:
    if software.is_discontinued:
        return False
    return None if software.development_status is None else True


def _holder(software: Software) -> str:
    if software.holder is not None:
        return _called(software.holder)
    return software.holder_name or software.publisher.name


def _was_adapted(account: ReuseAccount) -> bool:
    return ReuseStage.ADAPTING in account.days or account.adaptation is not None


def _adaptation(account: ReuseAccount) -> Adaptation:
    days = account.days
    return Adaptation(
        of=str(account.reuse.software_id),
        agency=_called(account.reuse.agency),
        started=days.get(ReuseStage.ADAPTING),
        ended=days.get(ReuseStage.IN_PRODUCTION),
    )


def _called(agency: Agency) -> str:
    return agency.acronym or agency.name
