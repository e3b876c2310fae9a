"""schema.org's SoftwareSourceCode as JSON-LD: of one entry for its page, and of all.

The context is written out, not named, so that a program need not fetch it.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from registry.catalogue.entry import Entry
from registry.catalogue.models import Software
from registry.drafts import is_web_address
from registry.open_data.queries import Described
from registry.open_data.rules import Source, iri, licence_address, moment
from registry.publishers.models import Publisher

Json = dict[str, Any]  # Any: a JSON value
CONTEXT = {"@vocab": "https://schema.org/"}


def write(source: Source, parts: Iterable[list[Described]]) -> Iterator[bytes]:
    """Yield the whole catalogue, an entry on a line."""
    catalogue = {
        "@id": _catalogue(source),
        "@type": "DataCatalog",
        "name": "Acervo",
        "url": _at(source.page),
        "license": _licence(source.licence),
        "dateModified": moment(source.as_of),
        "publisher": {"@type": "Organization", "name": source.publisher},
    }
    yield (f'{{"@context": {json.dumps(CONTEXT)}, "@graph": [\n{_line(catalogue)}'.encode())
    for part in parts:
        yield "".join(f",\n{_line(_entry(source, each))}" for each in part).encode()
    yield b"\n]}\n"


def document(source: Source, described: Described) -> bytes:
    """Return one entry's own document."""
    return _line({"@context": CONTEXT, **_entry(source, described)}).encode()


def _line(node: Json) -> str:
    return json.dumps(node, ensure_ascii=False)


def _entry(source: Source, described: Described) -> Json:
    entry, software = described.entry, described.entry.software
    page = source.entry(software.slug)
    newest = entry.releases[0] if entry.releases else None
    said = _known(
        name=software.name,
        alternateName=software.aliases,
        description=_in_languages(entry, "short_description"),
        abstract=_in_languages(entry, "long_description"),
        codeRepository=_at(software.repository_url),
        license=_licence(software.licence),
        version=newest.version_name if newest else None,
        datePublished=newest.released_on if newest else None,
        dateCreated=software.started_on,
        creativeWorkStatus=_standing(software),
        runtimePlatform=software.platforms,
        keywords=software.categories,
        inLanguage=software.available_languages,
        publisher=_publisher(software.publisher),
        copyrightHolder=_holder(software),
        maintainer=_organisation(software.steward.name) if software.steward else None,
        isBasedOn=[
            *({"@id": _software(source, origin)} for origin in described.origins),
            *described.origins_elsewhere,
        ],
        softwareHelp=[
            _at(text.documentation_url) for text in entry.texts if text.documentation_url
        ],
        sameAs=_at(software.landing_url),
        image=_picture(software.logo),
        screenshot=[
            shown
            for text in entry.texts
            for each in text.screenshots
            if (shown := _picture(each))
        ],
    )
    about = {
        "identifier": software.slug,
        "url": _at(page),
        "isPartOf": {"@id": _catalogue(source)},
        "sdPublisher": _organisation(source.publisher),
        "sdLicense": _licence(source.licence),
        "sdDatePublished": moment(software.updated_at),
    }
    kind = {"@id": _software(source, software), "@type": "SoftwareSourceCode"}
    return {**kind, **said, **about}


def _standing(software: Software) -> list[str] | str | None:
    """Say how far its development has come, and whether it is kept going, as far as that is known."""
    said = (software.development_status, software.maintenance_status)
    known = [each.value for each in said if each is not None]
    return known if len(known) > 1 else next(iter(known), None)


def _catalogue(source: Source) -> str:
    return f"{source.page}#catalogue"


def _software(source: Source, software: Software) -> str:
    return f"{source.entry(software.slug)}#software"


def _in_languages(entry: Entry, field: str) -> list[Json]:
    return [
        {"@value": said, "@language": text.language}
        for text in entry.texts
        if (said := getattr(text, field))
    ]


def _licence(expression: str | None) -> Json | str | None:
    return _at(licence_address(expression)) or expression


def _publisher(publisher: Publisher) -> Json:
    return _organisation(publisher.name) | _known(url=_at(publisher.website))


def _holder(software: Software) -> Json | None:
    name = software.holder.name if software.holder else software.holder_name
    return _organisation(name) if name else None


def _organisation(name: str) -> Json:
    return {"@type": "Organization", "name": name}


def _picture(named: str | None) -> Json | None:
    """Return where a picture is; of one that is a path within its repository no address is known."""
    return _at(named) if named and is_web_address(named) else None


def _at(address: str | None) -> Json | None:
    return {"@id": iri(address)} if address else None


def _known(**values: Any) -> Json:  # Any: as Json
    """Return the values that say something."""
    return {key: value for key, value in values.items() if value not in (None, "", [])}
