"""DCAT-AP 3: the catalogue, and each software as a dataset that its repository distributes.

What is said stands here once, in terms of rdflib; `turtle` and `linked_json` write it. A description
that nobody has written is the software's name, since the profile asks for one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from rdflib.namespace import DCAT, DCTERMS, FOAF, PROV, XSD
from rdflib.term import Literal, Node, URIRef

from registry.catalogue.entry import Entry
from registry.catalogue.models import Software
from registry.catalogue.vocabulary import Visibility
from registry.open_data.queries import Described
from registry.open_data.rules import Source, iri, licence_address, moment, xml_text
from registry.publishers.models import Publisher

NAMESPACES = {
    "dcat": str(DCAT), "dct": str(DCTERMS), "foaf": str(FOAF), "prov": str(PROV),
    "xsd": str(XSD),
}  # fmt: skip
_EUROPE = "http://publications.europa.eu/resource/authority"
_RIGHTS = {
    Visibility.PUBLIC: URIRef(f"{_EUROPE}/access-right/PUBLIC"),
    Visibility.GOVERNMENT: URIRef(f"{_EUROPE}/access-right/RESTRICTED"),
    Visibility.RESTRICTED: URIRef(f"{_EUROPE}/access-right/NON_PUBLIC"),
}
_GOVERNMENT = URIRef(f"{_EUROPE}/data-theme/GOVE")
_THEMES = URIRef(f"{_EUROPE}/data-theme")
_YAML = URIRef("https://www.iana.org/assignments/media-types/application/yaml")
_TITLES = {
    "es": "Catálogo de software público",
    "pt": "Catálogo de software público",
    "en": "Catalogue of public software",
}
_DESCRIPTIONS = {
    "es": "Software que los organismos públicos comparten, con quién lo publica y bajo qué licencia.",
    "pt": "Software que os órgãos públicos compartilham, com quem o publica e sob qual licença.",
    "en": "Software that public agencies share, with who publishes it and under which licence.",
}
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_DAY_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


Fact = tuple[URIRef, Node]


@dataclass(frozen=True)
class Subject:
    """All that is said of one thing, and what kind of thing it is, where that is said here."""

    name: URIRef
    kind: URIRef | None
    facts: list[Fact]


@cache
def short(word: URIRef) -> str:
    """Return a word of one of the vocabularies by its prefix (`dcat:Dataset`)."""
    prefix, name = next(each for each in NAMESPACES.items() if word.startswith(each[1]))
    return f"{prefix}:{word.removeprefix(name)}"


def catalogue(source: Source) -> Iterator[Subject]:
    """Yield what is said of the catalogue itself, and of who publishes it."""
    publisher = URIRef(f"{source.page}#publisher")
    facts: list[Fact] = [
        *((DCTERMS.title, Literal(text, lang=tag)) for tag, text in _TITLES.items()),
        *(
            (DCTERMS.description, Literal(text, lang=tag))
            for tag, text in _DESCRIPTIONS.items()
        ),
        (DCTERMS.publisher, publisher),
        (DCTERMS.modified, _moment(source.as_of)),
        (DCAT.themeTaxonomy, _THEMES),
        (FOAF.homepage, URIRef(iri(source.page))),
        *_licence(source.licence),
    ]
    yield Subject(_catalogue(source), DCAT.Catalog, facts)
    yield Subject(
        publisher,
        FOAF.Agent,
        [
            (FOAF.name, _text(source.publisher)),
            *([(FOAF.mbox, URIRef(f"mailto:{source.contact}"))] if source.contact else []),
        ],
    )


def entries(source: Source, part: Iterable[Described]) -> Iterator[Subject]:
    """Yield what is said of some entries, and of who publishes them."""
    publishers: dict[str, Publisher] = {}
    for each in part:
        software = each.entry.software
        publishers[software.publisher.slug] = software.publisher
        yield from _entry(source, each)
    for publisher in publishers.values():
        yield Subject(
            _agent(source, publisher),
            FOAF.Agent,
            [
                (FOAF.name, _text(publisher.name)),
                *(
                    [(FOAF.homepage, URIRef(iri(publisher.website)))]
                    if publisher.website
                    else []
                ),
            ],
        )


def _entry(source: Source, described: Described) -> Iterator[Subject]:
    software = described.entry.software
    dataset, record = _dataset(source, software), _part(source, software, "record")
    in_catalogue: list[Fact] = [(DCAT.dataset, dataset), (DCAT.record, record)]
    yield Subject(_catalogue(source), None, in_catalogue)
    yield Subject(dataset, DCAT.Dataset, list(_dataset_facts(source, described)))
    yield Subject(
        record,
        DCAT.CatalogRecord,
        [
            (FOAF.primaryTopic, dataset),
            (DCTERMS.issued, _moment(software.created_at)),
            (DCTERMS.modified, _moment(software.updated_at)),
        ],
    )
    yield from _distributions(source, software)


def _dataset_facts(source: Source, described: Described) -> Iterator[Fact]:
    entry, software = described.entry, described.entry.software
    yield DCTERMS.identifier, Literal(software.slug)
    yield DCTERMS.title, _text(software.name)
    yield from _texts(entry)
    yield DCTERMS.publisher, _agent(source, software.publisher)
    yield DCTERMS.accessRights, _RIGHTS[software.visibility]
    yield DCAT.theme, _GOVERNMENT
    yield DCAT.landingPage, URIRef(source.entry(software.slug))
    for category in software.categories:
        yield DCAT.keyword, _text(category)
    if entry.releases:
        newest = entry.releases[0]
        yield DCAT.version, _text(newest.version_name)
        if newest.released_on and (kind := _DAY_TYPES.get(len(newest.released_on))):
            yield DCTERMS.modified, Literal(newest.released_on, datatype=kind)
    for origin in described.origins:
        yield PROV.wasDerivedFrom, _dataset(source, origin)
    if described.successor:
        yield DCTERMS.isReplacedBy, _dataset(source, described.successor)
    for name in ("source", "publiccode"):
        if name == "publiccode" or software.repository_url:
            yield DCAT.distribution, _part(source, software, name)


def _texts(entry: Entry) -> Iterator[Fact]:
    is_described = False
    for text in entry.texts:
        if text.localised_name:
            yield DCTERMS.title, _text(text.localised_name, text.language)
        said = text.short_description or text.long_description
        if said:
            is_described = True
            yield DCTERMS.description, _text(said, text.language)
        if text.documentation_url:
            yield FOAF.page, URIRef(iri(text.documentation_url))
    if not is_described:
        yield DCTERMS.description, _text(entry.software.name)


def _distributions(source: Source, software: Software) -> Iterator[Subject]:
    if software.repository_url:
        yield Subject(
            _part(source, software, "source"),
            DCAT.Distribution,
            [
                (DCTERMS.title, Literal("Source code", lang="en")),
                (DCAT.accessURL, URIRef(iri(software.repository_url))),
                *_licence(software.licence),
            ],
        )
    file = URIRef(source.publiccode(software.slug))
    yield Subject(
        _part(source, software, "publiccode"),
        DCAT.Distribution,
        [
            (DCTERMS.title, Literal("publiccode.yml", lang="en")),
            (DCAT.accessURL, file),
            (DCAT.downloadURL, file),
            (DCAT.mediaType, _YAML),
            *_licence(source.licence),
        ],
    )


def _licence(expression: str | None) -> Iterator[Fact]:
    """Name a licence where it stands; an expression of several is said in words."""
    if expression is None:
        return
    address = licence_address(expression)
    if address:
        yield DCTERMS.license, URIRef(address)
    else:
        yield DCTERMS.rights, _text(expression)


def _catalogue(source: Source) -> URIRef:
    return URIRef(f"{source.page}#catalogue")


def _dataset(source: Source, software: Software) -> URIRef:
    return _part(source, software, "software")


def _part(source: Source, software: Software, name: str) -> URIRef:
    return URIRef(f"{source.entry(software.slug)}#{name}")


def _agent(source: Source, publisher: Publisher) -> URIRef:
    return URIRef(f"{source.address}/api/v1/publishers/{publisher.slug}#publisher")


def _text(text: str, language: str | None = None) -> Literal:
    tag = language if language and _TAG.fullmatch(language) else None
    return Literal(xml_text(text), lang=tag)


def _moment(value: datetime) -> Literal:
    return Literal(moment(value), datatype=XSD.dateTime)
