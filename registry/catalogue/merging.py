"""What a new file changes of an entry: what its source owns; what people added or changed stays.

A value belongs to the source where it still is what the source's former file said. Three states
are compared, value by value: what the former file said, what the new one says, what stands now.
"""

from collections.abc import Mapping
from typing import Any

from registry.catalogue.entry import Entry, Upkeep
from registry.catalogue.schemas import ContactDraft, ContractorDraft, SoftwareDraft

FROM_FILES = (
    "name",
    "repository_url",
    "landing_url",
    "logo",
    "licence",
    "licence_as_found",
    "holder_name",
    "development_status",
    "software_type",
    "maintenance_type",
    "maintenance_status",
    "categories",
    "platforms",
    "available_languages",
    "started_on",
    "is_localisation_ready",
    "contacts",
    "contractors",
    "texts",
    "base_software",
    "declared_users",
    "releases",
)
_PARTS = {"texts", "base_software", "declared_users", "releases", "contacts", "contractors"}
KEYS = {  # what tells one row from another
    "releases": "version",
    "base_software": "name",
    "contacts": "name",
    "contractors": "name",
}
Values = Mapping[str, Any]  # Any: what a draft's fields hold


def said_by_file(values: Values) -> Values:
    """Return the values of a file in the form in which they are compared."""
    return SoftwareDraft.model_validate(values).model_dump(include=set(FROM_FILES))


def standing_now(entry: Entry, upkeep: Upkeep) -> Values:
    """Return the values of an entry in the form in which they are compared."""
    software = entry.software
    plain = set(FROM_FILES) - _PARTS
    return {
        **{name: getattr(software, name) for name in plain},
        "contacts": [
            {name: getattr(row, name) for name in ContactDraft.model_fields}
            for row in upkeep.contacts
        ],
        "contractors": [
            {name: getattr(row, name) for name in ContractorDraft.model_fields}
            for row in upkeep.contractors
        ],
        "texts": {
            text.language: {
                "localised_name": text.localised_name,
                "generic_name": text.generic_name,
                "short_description": text.short_description,
                "long_description": text.long_description,
                "documentation_url": text.documentation_url,
                "features": text.features,
                "screenshots": text.screenshots,
            }
            for text in entry.texts
        },
        "base_software": [
            {
                "name": row.name,
                "kind": row.kind,
                "version": row.version_name,
                "version_min": row.version_min,
                "version_max": row.version_max,
                "is_optional": row.is_optional,
            }
            for row in entry.base_software
        ],
        "declared_users": [row.name for row in entry.declared_users],
        "releases": [
            {
                "version": row.version_name,
                "released_on": row.released_on,
                "notes": row.notes,
            }
            for row in entry.releases
        ],
    }


def with_pictures(now: Values, said: Values) -> Values:
    """Return what stands in an entry, with a file's pictures where the entry has none itself."""
    texts = {
        language: {
            **text,
            "screenshots": text["screenshots"]
            or said["texts"].get(language, {}).get("screenshots", []),
        }
        for language, text in now["texts"].items()
    }
    return {**now, "logo": now["logo"] or said["logo"], "texts": texts}


def changes_by_file(
    former: Values, new: Values, now: Values
) -> dict[str, Any]:  # Any: as above
    """Return the fields that a new file changes, each with the value it is to have."""
    merged = {
        name: _merged(name, former.get(name), new.get(name), now[name]) for name in FROM_FILES
    }
    return {name: value for name, value in merged.items() if value != now[name]}


def _merged(name: str, former: Any, new: Any, now: Any) -> Any:  # Any: as above
    if (new or None) == (former or None):
        return now  # the source says nothing new
    if name in KEYS:
        return _merged_rows(name, former or [], new or [], now)
    if isinstance(now, dict) or isinstance(new, dict):
        return _merged_mapping(former or {}, new or {}, now or {})
    if isinstance(now, list) or isinstance(new, list):
        return _merged_list(former or [], new or [], now or [])
    is_the_sources = now is None or former is None or now == former
    return new if is_the_sources and (new is not None or now == former) else now


def _merged_mapping(
    former: Values, new: Values, now: Values
) -> dict[str, Any]:  # Any: as above
    merged = {}
    for key in {**new, **now}:
        if key in new and key in now:
            merged[key] = _merged(key, former.get(key), new[key], now[key])
        elif key in now and now[key] != former.get(key):
            merged[key] = now[key]  # people's own; else the source has taken it out
        elif key in new and key not in former:
            merged[key] = new[key]  # else people have taken it out
    return merged


def _merged_list(
    former: list[Any], new: list[Any], now: list[Any]
) -> list[Any]:  # Any: as above
    stays = [value for value in now if value in new or value not in former]
    added = [value for value in new if value not in now and value not in former]
    return [*stays, *added]


def _merged_rows(
    name: str, former: list[Values], new: list[Values], now: list[Values]
) -> list[Any]:  # Any: as above
    key = KEYS[name]
    before = {row[key]: row for row in former}
    said = {row[key]: row for row in new}
    standing = {row[key]: row for row in now}
    is_newest_first = name == "releases"
    if is_newest_first:  # a file names its latest version alone; those before stay published
        before = {version: row for version, row in before.items() if version in said}
    merged = _merged_mapping(before, said, standing)
    added = [each for each in merged if each not in standing]
    stays = [each for each in standing if each in merged]
    order = [*added, *stays] if is_newest_first else [*stays, *added]
    return [merged[each] for each in order]
