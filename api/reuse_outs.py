"""Reuses as this door shows them, with the figures that follow from their rows."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from pydantic import Field

from api.dependencies import Actor, Database
from api.outs import AgencyCode, Moment, Out, Quantity, Ratio
from registry.catalogue.models import Software
from registry.catalogue.vocabulary import Precision
from registry.needs.queries import known_needs
from registry.reuse.queries import ReuseAccount
from registry.reuse.vocabulary import BaselineKind, ContributionKind, ReuseKind, ReuseStage


class StageOut(Out):
    """A stage that a reuse entered; the day is null where nobody says it."""

    stage: ReuseStage
    entered_on: date | None
    reason: str | None


class ContributionOut(Out):
    """Something that came back."""

    kind: ContributionKind
    given_on: str | None = Field(description="A year, a month or a day.", examples=["2018-05"])
    text: str
    version: str | None = Field(
        description="The version it went into, or was made on.", examples=["4.1"]
    )
    url: str | None
    is_accepted: bool | None


class RangeOut(Out):
    """What a ratio lies between where months are approximate."""

    low: Ratio = Field(examples=["0.333333"])
    high: Ratio = Field(examples=["0.473684"])


class ReuseOut(Out):
    """One agency's reuse of one software. Months are calendar months; person-months are effort."""

    id: UUID
    agency: AgencyCode
    software: str
    software_name: str
    is_of_lineage: bool = Field(
        description="Whether its software is another one than was asked for, of the same lineage."
    )
    need: UUID | None = Field(description="The need it answers, where you may know of it.")
    stage: ReuseStage
    kind: ReuseKind | None
    version_taken: str | None
    baseline_kind: BaselineKind = Field(description="What the adaptation is compared with.")
    baseline_software: str | None = Field(
        description="The software whose development that is, where you may know of it."
    )
    baseline_months: Quantity | None
    estimated_months: Quantity | None = Field(examples=["12.00"])
    adaptation_months: Quantity | None
    margin_months: Quantity | None = Field(examples=["0.50"])
    precision: Precision | None = Field(
        description="How exactly the adaptation months are known."
    )
    adaptation_person_months: Quantity | None = Field(examples=["9.50"])
    time_ratio: Ratio | None = Field(
        description="Adaptation per month of original development; null until in production."
    )
    ratio_range: RangeOut | None
    months_avoided: Quantity | None = Field(
        description="Original less adaptation months; negative where adapting took longer.",
        examples=["6.00"],
    )
    is_completed: bool = Field(description="Whether it ever was in production.")
    is_cancelled: bool = Field(description="Whether it was abandoned before.")
    evidence: str | None
    evidence_url: str | None
    note: str | None
    stages: list[StageOut]
    contributions: list[ContributionOut]
    is_demonstration: bool = Field(description="Whether it is an invented agency's.")
    closed_at: Moment | None
    created_at: Moment
    updated_at: Moment


def shown(
    session: Database,
    reader: Actor,
    accounts: Sequence[ReuseAccount],
    of: Software | None = None,
) -> list[ReuseOut]:
    """Return some reuses as this door shows them to a reader, in the same order.

    Where they are those of a software and its lineage, `of` is that software.
    """
    reuses = [account.reuse for account in accounts]
    needs = known_needs(session, reader, {each.need_id for each in reuses if each.need_id})
    return [
        _shown(account, account.reuse.need_id if account.reuse.need_id in needs else None, of)
        for account in accounts
    ]


def _shown(account: ReuseAccount, need: UUID | None, of: Software | None) -> ReuseOut:
    reuse, adaptation, baseline = account.reuse, account.adaptation, account.baseline
    original = reuse.baseline_software
    figures = ("time_ratio", "months_avoided", "is_completed", "is_cancelled")
    return ReuseOut.read(
        reuse,
        need=need,
        baseline_software=original.slug if original else None,
        software=reuse.software.slug,
        software_name=reuse.software.name,
        is_of_lineage=of is not None and reuse.software_id != of.id,
        baseline_months=baseline.value if baseline else None,
        adaptation_months=adaptation.value if adaptation else None,
        precision=adaptation.precision if adaptation else reuse.precision,
        ratio_range=_range(account.ratio_range),
        stages=account.stages,
        contributions=[
            ContributionOut.read(each, version=each.version_name)
            for each in account.contributions
        ],
        is_demonstration=account.is_demonstration,
        **{name: getattr(account, name) for name in figures},
    )


def _range(ends: tuple[Decimal, Decimal] | None) -> RangeOut | None:
    return RangeOut(low=ends[0], high=ends[1]) if ends else None
