"""What a file says, as far as it can be used."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from registry.catalogue.vocabulary import (
    BaseSoftwareKind,
    Category,
    DevelopmentStatus,
    MaintenanceType,
    Scope,
    SoftwareType,
)


@dataclass(frozen=True, slots=True)
class Description:
    """What the file says in one language; empty where it says nothing."""

    localised_name: str | None = None
    generic_name: str | None = None
    short_description: str | None = None
    long_description: str | None = None
    documentation_url: str | None = None
    api_documentation_url: str | None = None
    features: tuple[str, ...] = ()
    screenshots: tuple[str, ...] = ()
    videos: tuple[str, ...] = ()
    awards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that publishes or pays, named by a web address or a URN."""

    uri: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Dependency:
    """What the software needs under it."""

    kind: BaseSoftwareKind
    name: str
    version: str | None = None
    version_min: str | None = None
    version_max: str | None = None
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Contractor:
    """Who maintains the software by contract, and until when."""

    name: str
    until: date | None
    email: str | None = field(default=None, repr=False)
    website: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Contact:
    """Whom to write to. This is personal data: it is never shown, logged or indexed."""

    name: str
    email: str | None = None
    phone: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom the software is meant for: countries (ISO 3166-1) and fields of public life."""

    countries: tuple[str, ...] = ()
    unsupported_countries: tuple[str, ...] = ()
    scopes: tuple[Scope, ...] = ()


@dataclass(frozen=True, slots=True)
class Legal:
    """The licence as an SPDX expression, None where unknown, and as the file has it; the rights."""

    licence: str | None = None
    licence_as_found: str | None = None
    main_copyright_owner: str | None = None
    repo_owner: str | None = None


@dataclass(frozen=True, slots=True)
class Maintenance:
    """Who keeps the software going."""

    type: MaintenanceType | None = None
    contractors: tuple[Contractor, ...] = ()
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PubliccodeEntry:
    """Everything usable in a file. What it does not say, or says wrongly, is empty.

    `repository` is the normalised address of `url`: the entry's identity.
    """

    name: str
    url: str
    repository: str
    standard_version: str | None = None
    application_suite: str | None = None
    landing_url: str | None = None
    roadmap_url: str | None = None
    logo: str | None = None
    is_based_on: tuple[str, ...] = ()
    software_version: str | None = None
    release_date: date | None = None
    platforms: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    used_by: tuple[str, ...] = ()
    funded_by: tuple[Organisation, ...] = ()
    supports: tuple[str, ...] = ()
    development_status: DevelopmentStatus | None = None
    software_type: SoftwareType | None = None
    organisation: Organisation | None = None
    audience: Audience = field(default_factory=Audience)
    descriptions: Mapping[str, Description] = field(default_factory=dict)
    legal: Legal = field(default_factory=Legal)
    maintenance: Maintenance = field(default_factory=Maintenance)
    is_localisation_ready: bool | None = None
    available_languages: tuple[str, ...] = ()
    depends_on: tuple[Dependency, ...] = ()
