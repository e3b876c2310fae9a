"""Software as this door shows it: the whole entry, with what a reader may know of its ties."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from pydantic import Field

from api.dependencies import Actor, Database
from api.outs import Moment, OptionalAgencyCode, Out, Quantity
from registry.catalogue import policy
from registry.catalogue.entry import Entry, Upkeep, entries_of, upkeeps_of
from registry.catalogue.lineages import ties_of
from registry.catalogue.models import Software
from registry.catalogue.parts import BaseSoftware, Lineage, Release
from registry.catalogue.queries import is_demonstration, merged_into
from registry.catalogue.visibility import life_shown_to
from registry.catalogue.vocabulary import (
    BaseSoftwareKind,
    DevelopmentStatus,
    Life,
    LineageRelation,
    MaintenanceStatus,
    MaintenanceType,
    Precision,
    SoftwareType,
    Visibility,
)


class PublisherRef(Out):
    """Who publishes a software."""

    slug: str = Field(examples=["demo-a"])
    name: str = Field(examples=["Organismo Demo A"])
    agency: OptionalAgencyCode


class BaselineOut(Out):
    """What the original development took: calendar months and effort, kept apart."""

    months: Quantity | None = Field(examples=["10.00"])
    margin_months: Quantity | None = Field(examples=["0.50"])
    precision: Precision | None
    person_months: Quantity | None = Field(examples=["32.00"])
    cost: Quantity | None = Field(examples=["1250000.00"])
    currency: str | None
    price_year: int | None = Field(examples=[2010])
    source: str | None


class TextOut(Out):
    """What an entry says in one language."""

    localised_name: str | None
    generic_name: str | None
    short_description: str | None
    long_description: str | None
    documentation_url: str | None = Field(examples=["https://example.org/docs"])
    features: list[str]
    screenshots: list[str] = Field(
        description="Pictures of its screens: paths within the repository, or addresses.",
        examples=[["docs/agenda.png"]],
    )


class ReleaseOut(Out):
    """A version that was published."""

    version: str = Field(examples=["4.0"])
    released_on: str | None = Field(
        description="A year, a month or a day.", examples=["2016-04"]
    )
    notes: dict[str, str] = Field(
        description="What it changes, by language.", examples=[{"es": "Reserva por teléfono."}]
    )


class BaseSoftwareOut(Out):
    """What a software needs under it."""

    name: str = Field(examples=["PostgreSQL"])
    kind: BaseSoftwareKind
    version: str | None
    version_min: str | None = Field(examples=["15"])
    version_max: str | None
    is_optional: bool


class ContactOut(Out):
    """Whom to write to about a software's upkeep."""

    name: str = Field(examples=["Mesa de ayuda"])
    email: str | None = Field(examples=["ayuda@example.org"])
    phone: str | None
    affiliation: str | None


class ContractorOut(Out):
    """Who maintains a software by contract, and until which day."""

    name: str = Field(examples=["Proveedor Demo"])
    ends_on: date | None
    website: str | None = Field(examples=["https://example.org"])


class SoftwareOut(Out):
    """An entry of the catalogue. What nobody knows is null: an unknown licence is not a free one."""

    slug: str
    name: str
    aliases: list[str]
    publisher: PublisherRef
    agency: OptionalAgencyCode = Field(description="The agency that answers for the entry.")
    holder: OptionalAgencyCode = Field(description="The agency that holds the rights.")
    holder_name: str | None = Field(description="Who holds them, where it is no agency.")
    steward: OptionalAgencyCode = Field(description="The agency that maintains it.")
    repository_url: str | None
    landing_url: str | None
    logo: str | None = Field(
        description="A path within the repository, or an address.", examples=["docs/logo.svg"]
    )
    licence: str | None = Field(description="An SPDX expression.")
    licence_as_found: str | None
    development_status: DevelopmentStatus | None
    software_type: SoftwareType | None
    maintenance_type: MaintenanceType | None
    maintenance_status: MaintenanceStatus | None
    categories: list[str] = Field(examples=[["appointment-scheduling"]])
    platforms: list[str] = Field(examples=[["web"]])
    available_languages: list[str] = Field(examples=[["es"]])
    is_localisation_ready: bool | None = Field(
        description="Whether it can be translated without changing its code."
    )
    contacts: list[ContactOut] | None = Field(
        description="Whom to write to; null to readers of others', for whom its publiccode.yml names them."
    )
    contractors: list[ContractorOut]
    started_on: str | None = Field(description="A year, a month or a day.")
    discontinued_on: date | None
    is_discontinued: bool = Field(description="Whether nobody develops it any more.")
    support_ends_on: date | None
    baseline: BaselineOut
    texts: dict[str, TextOut] = Field(description="By language.")
    releases: list[ReleaseOut] = Field(description="Newest first.")
    base_software: list[BaseSoftwareOut]
    based_on: list[str] = Field(description="The software it comes from, by slug.")
    based_on_elsewhere: list[str] = Field(
        description="What it comes from that is not in the catalogue, by name or address."
    )
    successor: str | None = Field(description="The software that follows it, by slug.")
    declared_users: list[str] = Field(
        description="Users that its file names, as it names them."
    )
    source: str | None = Field(description="Where what is said here comes from.")
    life: Life = Field(
        description="Where it stands on its way into the catalogue, and out of it."
    )
    is_reviewed: bool = Field(description="Whether a reviewer has seen what it says now.")
    withdrawn_reason: str | None
    merged_into: str | None = Field(
        description="The entry that a reviewer found it to be the same as, by slug, where you may see that one."
    )
    visibility: Visibility
    confidential_until: date | None
    shared_with: list[str] | None = Field(
        description="The agencies that a restricted entry is shared with; null to readers of others'."
    )
    is_demonstration: bool = Field(description="Whether it belongs to an invented agency.")
    created_at: Moment
    updated_at: Moment


def shown(session: Database, reader: Actor, software: Sequence[Software]) -> list[SoftwareOut]:
    """Return some software as this door shows it to a reader, in the same order."""
    ties = ties_of(session, reader, [each.id for each in software])
    entries = zip(entries_of(session, software), upkeeps_of(session, software), strict=True)
    kept = merged_into(session, reader, software)
    return [_shown(reader, *each, ties[each[0].software.id], kept) for each in entries]


def _shown(
    reader: Actor,
    entry: Entry,
    upkeep: Upkeep,
    ties: list[Lineage],
    kept: Mapping[UUID, Software],
) -> SoftwareOut:
    software = entry.software
    origins = [tie for tie in ties if tie.relation.is_origin]
    followers = [tie.other for tie in ties if tie.relation is LineageRelation.SUCCESSOR]
    is_own = policy.may_edit(reader, software)
    return SoftwareOut.read(
        software,
        baseline=_baseline(software),
        texts={text.language: TextOut.read(text) for text in entry.texts},
        releases=[_release(release) for release in entry.releases],
        base_software=[_base(row) for row in entry.base_software],
        based_on=[tie.other.slug for tie in origins if tie.other],
        based_on_elsewhere=[tie.other_name for tie in origins if not tie.other],
        successor=next((other.slug for other in followers if other), None),
        declared_users=[user.name for user in entry.declared_users],
        life=life_shown_to(reader, software),
        shared_with=sorted(row.agency.code for row in entry.grants) if is_own else None,
        contacts=[ContactOut.read(row) for row in upkeep.contacts] if is_own else None,
        contractors=[ContractorOut.read(row) for row in upkeep.contractors],
        withdrawn_reason=software.withdrawn_reason or None,
        merged_into=kept[software.id].slug if software.id in kept else None,
        is_demonstration=is_demonstration(software),
    )


def _baseline(software: Software) -> BaselineOut:
    return BaselineOut.model_validate(
        {name: getattr(software, f"baseline_{name}") for name in BaselineOut.model_fields}
    )


def _release(release: Release) -> ReleaseOut:
    return ReleaseOut.read(release, version=release.version_name)


def _base(row: BaseSoftware) -> BaseSoftwareOut:
    return BaseSoftwareOut.read(row, version=row.version_name)
