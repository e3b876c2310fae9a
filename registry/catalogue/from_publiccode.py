"""What a publiccode.yml says, as the catalogue's own fields take it."""

from typing import Any

from pydantic import ValidationError

from registry.catalogue.publiccode.entry import (
    Contact,
    Contractor,
    Dependency,
    Description,
    PubliccodeEntry,
)
from registry.catalogue.publiccode.findings import Finding, Severity
from registry.catalogue.schemas import SoftwareDraft
from registry.language.marks import N_


def values_of(entry: PubliccodeEntry) -> dict[str, Any]:  # Any: what the draft's fields take
    """Return what a file says in the names of the catalogue's own fields."""
    values = {
        "name": entry.name,
        "repository_url": entry.url,
        "landing_url": entry.landing_url,
        "logo": entry.logo,
        "licence": entry.legal.licence,
        "licence_as_found": None if entry.legal.licence else entry.legal.licence_as_found,
        "holder_name": entry.legal.main_copyright_owner,
        "development_status": entry.development_status,
        "software_type": entry.software_type,
        "maintenance_type": entry.maintenance.type,
        "categories": list(dict.fromkeys(entry.categories)),
        "platforms": list(dict.fromkeys(entry.platforms)),
        "available_languages": list(dict.fromkeys(entry.available_languages)),
        "is_localisation_ready": entry.is_localisation_ready,
        "contacts": [_contact_of(row) for row in entry.maintenance.contacts],
        "contractors": [_contractor_of(row) for row in entry.maintenance.contractors],
        "texts": {language: _text_of(text) for language, text in entry.descriptions.items()},
        "base_software": [_base_of(row) for row in entry.depends_on],
        "declared_users": list(dict.fromkeys(entry.used_by)),
    }
    if entry.software_version:
        values["releases"] = [{"version": entry.software_version, "released_on": _day(entry)}]
    return values


def _day(entry: PubliccodeEntry) -> str | None:
    return entry.release_date.isoformat() if entry.release_date else None


def _text_of(text: Description) -> dict[str, Any]:  # Any: as above
    return {
        "localised_name": text.localised_name,
        "generic_name": text.generic_name,
        "short_description": text.short_description,
        "long_description": text.long_description,
        "documentation_url": text.documentation_url,
        "features": list(text.features),
        "screenshots": list(text.screenshots),
    }


def _contact_of(row: Contact) -> dict[str, Any]:  # Any: as above
    return {
        "name": row.name,
        "email": row.email,
        "phone": row.phone,
        "affiliation": row.affiliation,
    }


def _contractor_of(row: Contractor) -> dict[str, Any]:  # Any: as above
    ends_on = row.until.isoformat() if row.until else None
    return {"name": row.name, "ends_on": ends_on, "website": row.website}


def _base_of(row: Dependency) -> dict[str, Any]:  # Any: as above
    return {
        "name": row.name,
        "kind": row.kind,
        "version": row.version,
        "version_min": row.version_min,
        "version_max": row.version_max,
        "is_optional": row.is_optional,
    }


def usable(values: dict[str, Any]) -> tuple[dict[str, Any], list[Finding]]:  # Any: as above
    """Leave out, value by value, what the catalogue cannot keep; the raw text keeps it all."""
    dropped = []
    for _ in range(len(values) + 200):
        try:
            SoftwareDraft.model_validate(values)
        except ValidationError as wrong:
            where = wrong.errors()[0]["loc"]
            if not _leave_out(values, where):
                break  # what is missing cannot be left out: whoever asked refuses it
            dropped.append(_left_out(where))
        else:
            break
    return values, dropped


def _leave_out(values: Any, where: tuple[int | str, ...]) -> bool:  # Any: as above
    """Delete the value at a path, or the nearest one above it that is there; tell whether one was."""
    holder, steps = values, list(where)
    while len(steps) > 1 and isinstance(_at(holder, steps[0]), dict | list):
        holder = _at(holder, steps.pop(0))
    if _at(holder, steps[0]) is not None:
        del holder[steps[0]]
        return True
    return values.pop(str(where[0]), None) is not None


def _at(holder: Any, step: int | str) -> Any:  # Any: as above
    try:
        return holder[step]
    except (KeyError, IndexError, TypeError):
        return None


def _left_out(where: tuple[int | str, ...]) -> Finding:
    key = ".".join(str(step) for step in where)
    return Finding(
        Severity.WARNING,
        key,
        1,
        1,
        "not-kept",
        N_("The catalogue cannot keep this value; the file's text is kept whole."),
        N_("Shorten or correct it and import the file again."),
    )
