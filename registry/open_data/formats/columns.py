"""The columns of the whole catalogue as a table. Their names and order are lasting: new ones come at the end."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.catalogue.queries import is_demonstration
from registry.open_data.queries import Described
from registry.open_data.rules import Source, moment, safe_cell

LIST = "; "
Cell = object

COLUMNS: Mapping[str, Callable[[Source, Described], Cell]] = MappingProxyType(
    {
        "slug": lambda _, each: each.entry.software.slug,
        "name": lambda _, each: each.entry.software.name,
        "aliases": lambda _, each: each.entry.software.aliases,
        "publisher": lambda _, each: each.entry.software.publisher.slug,
        "publisher_name": lambda _, each: each.entry.software.publisher.name,
        "agency": lambda _, each: _code(each.entry.software.agency),
        "holder": lambda _, each: _code(each.entry.software.holder),
        "holder_name": lambda _, each: _holder(each.entry.software),
        "steward": lambda _, each: _code(each.entry.software.steward),
        "licence": lambda _, each: each.entry.software.licence,
        "licence_as_found": lambda _, each: each.entry.software.licence_as_found,
        "repository_url": lambda _, each: each.entry.software.repository_url,
        "landing_url": lambda _, each: each.entry.software.landing_url,
        "development_status": lambda _, each: each.entry.software.development_status,
        "software_type": lambda _, each: each.entry.software.software_type,
        "maintenance_type": lambda _, each: each.entry.software.maintenance_type,
        "is_discontinued": lambda _, each: each.entry.software.is_discontinued,
        "discontinued_on": lambda _, each: each.entry.software.discontinued_on,
        "support_ends_on": lambda _, each: each.entry.software.support_ends_on,
        "started_on": lambda _, each: each.entry.software.started_on,
        "newest_version": lambda _, each: _newest(each, "version_name"),
        "newest_version_on": lambda _, each: _newest(each, "released_on"),
        "categories": lambda _, each: each.entry.software.categories,
        "platforms": lambda _, each: each.entry.software.platforms,
        "available_languages": lambda _, each: each.entry.software.available_languages,
        "short_description_es": lambda _, each: _described_in("es", each),
        "short_description_pt": lambda _, each: _described_in("pt", each),
        "short_description_en": lambda _, each: _described_in("en", each),
        "base_software": lambda _, each: [row.name for row in each.entry.base_software],
        "based_on": lambda _, each: [origin.slug for origin in each.origins],
        "based_on_elsewhere": lambda _, each: each.origins_elsewhere,
        "successor": lambda _, each: each.successor.slug if each.successor else None,
        "is_reused": lambda _, each: each.is_reused,
        "declared_users": lambda _, each: [user.name for user in each.entry.declared_users],
        "baseline_months": lambda _, each: each.entry.software.baseline_months,
        "baseline_person_months": lambda _, each: each.entry.software.baseline_person_months,
        "visibility": lambda _, each: each.entry.software.visibility,
        "is_reviewed": lambda _, each: each.entry.software.is_reviewed,
        "is_demonstration": lambda _, each: is_demonstration(each.entry.software),
        "created_at": lambda _, each: moment(each.entry.software.created_at),
        "updated_at": lambda _, each: moment(each.entry.software.updated_at),
        "address": lambda source, each: source.entry(each.entry.software.slug),
        "data_licence": lambda source, _: source.licence,
        "data_as_of": lambda source, _: moment(source.as_of),
        "maintenance_status": lambda _, each: each.entry.software.maintenance_status,
        "logo": lambda _, each: each.entry.software.logo,
        "screenshots": lambda _, each: _screenshots(each),
    }
)
"""Each column by its name, and what stands in it; docs/reference/open-data.md says what it means."""


def row_of(source: Source, described: Described) -> list[str]:
    """Return an entry's cells, as words; those that a spreadsheet would take for a formula are marked."""
    return [_written(read(source, described)) for read in COLUMNS.values()]


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, list):
        return safe_cell(LIST.join(cell))
    return safe_cell(str(cell))


def _code(agency: Agency | None) -> str | None:
    return agency.code if agency else None


def _holder(software: Software) -> str | None:
    return software.holder.name if software.holder else software.holder_name


def _newest(described: Described, field: str) -> Cell:
    releases = described.entry.releases
    return getattr(releases[0], field) if releases else None


def _screenshots(described: Described) -> list[str]:
    """Return the pictures of all languages, each once."""
    found = (each for text in described.entry.texts for each in text.screenshots)
    return list(dict.fromkeys(found))


def _described_in(language: str, described: Described) -> str | None:
    for text in described.entry.texts:
        if text.language.split("-")[0] == language and text.short_description:
            return text.short_description
    return None
