"""code.json 2.0.0, the inventory of the United States' federal agencies.

What the format demands and nobody has said is written as its real files write it: an empty text, and
-1 for hours. The hours come from person-months of the original development, at 160 hours each.
"""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from registry.catalogue.licences import is_open
from registry.catalogue.models import Software
from registry.catalogue.vocabulary import DevelopmentStatus, Visibility
from registry.open_data.queries import Described
from registry.open_data.rules import Source, iri, licence_address

HOURS_A_MONTH = Decimal(160)
UNKNOWN_HOURS = -1
_STATUSES = {
    DevelopmentStatus.CONCEPT: "Ideation",
    DevelopmentStatus.DEVELOPMENT: "Development",
    DevelopmentStatus.BETA: "Beta",
    DevelopmentStatus.STABLE: "Production",
    DevelopmentStatus.OBSOLETE: "Archival",
}
Json = dict[str, Any]  # Any: a JSON value


def write(source: Source, parts: Iterable[list[Described]]) -> Iterator[bytes]:
    """Yield the file, a release on a line."""
    about = {
        "version": "2.0.0",
        "agency": source.publisher,
        "measurementType": {"method": "projects"},
    }
    between = json.dumps(about, ensure_ascii=False).removesuffix("}") + ', "releases": [\n'
    for part in parts:
        releases = (json.dumps(_release(source, each), ensure_ascii=False) for each in part)
        yield (between + ",\n".join(releases)).encode()
        between = ",\n"
    yield ("\n]}\n" if between == ",\n" else f"{between}]}}\n").encode()


def _release(source: Source, described: Described) -> Json:
    entry, software = described.entry, described.entry.software
    newest = entry.releases[0] if entry.releases else None
    text = entry.text_for("en")
    said = (text.short_description or text.long_description) if text else None
    return _known(
        name=software.name,
        version=newest.version_name if newest else None,
        organization=software.publisher.name,
        status=_status(software),
        homepageURL=iri(software.landing_url or source.entry(software.slug)),
        reusedCode=[_other(source, other) for other in described.origins]
        + [{"name": name} for name in described.origins_elsewhere],
        disclaimerURL=source.page,
        disclaimerText=f"Data of {source.publisher} as of {source.as_of:%Y-%m-%d}, licence {source.licence}.",
    ) | {
        "description": said or software.name,
        "permissions": _permissions(software),
        "repositoryURL": iri(software.repository_url or ""),
        "laborHours": _hours(software),
        "tags": [*software.categories, *software.platforms],
        "contact": _known(name=software.publisher.name, URL=_contact_address(software))
        | {"email": source.contact},
        "date": {"metadataLastUpdated": f"{software.updated_at:%Y-%m-%d}"},
    }


def _permissions(software: Software) -> Json:
    """Say how it may be used; without a licence known to be open it is for the State's own reuse, not free."""
    is_free = is_open(software.licence) and software.visibility is Visibility.PUBLIC
    licence = _known(name=software.licence, URL=licence_address(software.licence))
    return {
        "licenses": [licence] if licence else None,
        "usageType": "openSource" if is_free else "governmentWideReuse",
        "exemptionText": None,
    }


def _status(software: Software) -> str | None:
    if software.is_discontinued:
        return _STATUSES[DevelopmentStatus.OBSOLETE]
    status = software.development_status
    return None if status is None else _STATUSES[status]


def _hours(software: Software) -> int | float:
    effort = software.baseline_person_months
    return UNKNOWN_HOURS if effort is None else float(effort * HOURS_A_MONTH)


def _other(source: Source, other: Software) -> Json:
    address = other.repository_url or source.entry(other.slug)
    return {"name": other.name, "URL": iri(address)}


def _contact_address(software: Software) -> str | None:
    publisher = software.publisher
    address = publisher.website or (publisher.agency.website if publisher.agency else None)
    return iri(address) if address else None


def _known(**values: Any) -> Json:  # Any: as Json
    """Return the values that say something."""
    return {key: value for key, value in values.items() if value not in (None, "", [])}
