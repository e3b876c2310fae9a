"""The shapes that facts are written down in. An empty field is one that nobody published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.vocabulary import (
    BaseSoftwareKind,
    Category,
    DevelopmentStatus,
    LineageRelation,
    MaintenanceStatus,
    MaintenanceType,
    Precision,
    SoftwareType,
)
from registry.needs.vocabulary import NeedVisibility, Priority, RequirementKind
from registry.reuse.vocabulary import BaselineKind, ContributionKind, ReuseKind, ReuseStage


class Said(NamedTuple):
    """One sentence in Spanish, Portuguese and English."""

    es: str
    pt: str
    en: str


@dataclass(frozen=True, kw_only=True)
class AgencyFact:
    """A public body. A former code is one that it had before, and that still finds it."""

    code: str
    name: str
    kind: AgencyKind
    acronym: str | None = None
    parent: str | None = None
    country: str = "UY"
    former_codes: tuple[str, ...] = ()
    is_demonstration: bool = False
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class PublisherFact:
    """Who publishes code, and the agency it is tied to."""

    slug: str
    name: str
    agency: str
    code_hosting: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReleaseFact:
    """A published version; its day may be a year or a month."""

    version: str
    released_on: str | None = None
    notes: Said | None = None


@dataclass(frozen=True, kw_only=True)
class BaseSoftwareFact:
    """What a software needs under it."""

    name: str
    kind: BaseSoftwareKind
    version: str | None = None
    is_optional: bool = False


@dataclass(frozen=True, kw_only=True)
class BaselineFact:
    """What the original development took, in calendar months."""

    months: Decimal
    margin_months: Decimal | None
    precision: Precision
    source: str


@dataclass(frozen=True, kw_only=True)
class OriginFact:
    """What a software comes from, in what way and since when; its own version from which on it holds."""

    software: str
    relation: LineageRelation = LineageRelation.BASED_ON
    since_on: str | None = None
    version: str | None = None
    other_version: str | None = None


@dataclass(frozen=True, kw_only=True)
class StewardshipFact:
    """That a software passed from one steward to another, as far as is known when."""

    software: str
    origin: str
    heir: str
    happened_on: str
    note: str


@dataclass(frozen=True, kw_only=True)
class SoftwareFact:
    """An entry of the catalogue. A licence of None is unknown, which is not the same as free."""

    slug: str
    name: str
    publisher: str
    short: Said
    source: str
    long: Said | None = None
    features: tuple[Said, ...] = ()
    aliases: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    software_type: SoftwareType | None = None
    platforms: tuple[str, ...] = ()
    licence: str | None = None
    licence_as_found: str | None = None
    development_status: DevelopmentStatus | None = None
    maintenance_type: MaintenanceType | None = None
    maintenance_status: MaintenanceStatus | None = None
    discontinued_on: date | None = None
    started_on: str | None = None
    repository_url: str | None = None
    holder: str | None = None
    holder_name: str | None = None
    steward: str | None = None
    releases: tuple[ReleaseFact, ...] = ()  # the newest first
    base_software: tuple[BaseSoftwareFact, ...] = ()
    origins: tuple[OriginFact, ...] = ()
    successor: str | None = None
    baseline: BaselineFact | None = None


@dataclass(frozen=True, kw_only=True)
class ContributionFact:
    """Something that came back to the publisher."""

    kind: ContributionKind
    text: str
    given_on: str | None = None
    version: str | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReuseFact:
    """One agency's reuse of one software, with every stage it is known to have reached."""

    agency: str
    software: str
    stages: Mapping[ReuseStage, date | None]  # in order; a day of None is one nobody published
    evidence: str
    kind: ReuseKind | None = None
    version_taken: str | None = None
    adaptation_months: Decimal | None = None
    margin_months: Decimal | None = None
    precision: Precision | None = None
    baseline_kind: BaselineKind = BaselineKind.ORIGINAL_DEVELOPMENT
    estimated_months: Decimal | None = None
    evidence_url: str | None = None
    note: str | None = None
    contributions: tuple[ContributionFact, ...] = ()

    @property
    def stage(self) -> ReuseStage:
        """The last stage that was reached."""
        return tuple(self.stages)[-1]


class RecordKind(StrEnum):
    """What kind of record a published fact becomes here."""

    ORIGIN = "origin"
    REUSE = "reuse"
    CONTRIBUTION = "contribution"
    STEWARDSHIP = "stewardship"


@dataclass(frozen=True, kw_only=True)
class PublishedFact:
    """One of the nine published facts of reuse and contribution, and where it is kept."""

    number: int
    kinds: tuple[RecordKind, ...]
    agencies: tuple[str, ...]
    software: str
    sentence: Said
    months_are_known: bool = False


@dataclass(frozen=True, kw_only=True)
class RequirementFact:
    """One line of a need, or of a template for needs."""

    kind: RequirementKind
    priority: Priority
    text: Said
    is_knockout: bool = False


@dataclass(frozen=True, kw_only=True)
class NeedFact:
    """What an agency must be able to do, in the one language it says it in."""

    agency: str
    language: str
    title: str
    problem: str
    categories: tuple[Category, ...]
    requirements: tuple[RequirementFact, ...]
    visibility: NeedVisibility = NeedVisibility.PUBLIC
    keywords: tuple[str, ...] = field(default=())
    user_groups: str | None = None
    volume: str | None = None
