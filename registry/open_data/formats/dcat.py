"""DCAT-AP 3: the catalogue, and each software as a dataset that its repository distributes.

What is said stands here once, in terms of rdflib; `turtle` and `linked_json` write it. A description
that nobody has written is the software's name, since the profile asks for one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from rdflib.term import Literal, Node, URIRef

from registry.catalogue.entry import Entry
from registry.catalogue.models import Software
from registry.catalogue.vocabulary import Visibility
from registry.open_data.formats import words
from registry.open_data.queries import Described
from registry.open_data.rules import Source, iri, licence_address, moment, xml_text
from registry.publishers.models import Publisher

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


Fact = tuple[URIRef, Node]


@dataclass(frozen=True)
class Subject:
    """All that is said of one thing, and what kind of thing it is, where that is said here."""

    name: URIRef
    kind: URIRef | None
    facts: list[Fact]


def catalogue(source: Source) -> Iterator[Subject]:
    """Yield what is said of the catalogue itself, and of who publishes it."""
    publisher = URIRef(f"{source.page}#publisher")
    facts: list[Fact] = [
        *((words.TITLE, Literal(text, lang=tag)) for tag, text in _TITLES.items()),
        *((words.DESCRIPTION, Literal(text, lang=tag)) for tag, text in _DESCRIPTIONS.items()),
        (words.PUBLISHER, publisher),
        (words.MODIFIED, _moment(source.as_of)),
        (words.THEME_TAXONOMY, _THEMES),
        (words.HOMEPAGE, URIRef(iri(source.page))),
        *_licence(source.licence),
    ]
    yield Subject(_catalogue(source), words.CATALOG_KIND, facts)
    yield Subject(
        publisher,
        words.AGENT_KIND,
        [
            (words.NAME, _text(source.publisher)),
            *([(words.MBOX, URIRef(f"mailto:{source.contact}"))] if source.contact else []),
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
            words.AGENT_KIND,
            [
                (words.NAME, _text(publisher.name)),
                *(
                    [(words.HOMEPAGE, URIRef(iri(publisher.website)))]
                    if publisher.website
                    else []
                ),
            ],
        )


def _entry(source: Source, described: Described) -> Iterator[Subject]:
    software = described.entry.software
    dataset, record = _dataset(source, software), _part(source, software, "record")
    in_catalogue: list[Fact] = [(words.DATASET, dataset), (words.RECORD, record)]
    yield Subject(_catalogue(source), None, in_catalogue)
    yield Subject(dataset, words.DATASET_KIND, list(_dataset_facts(source, described)))
    yield Subject(
        record,
        words.RECORD_KIND,
        [
            (words.PRIMARY_TOPIC, dataset),
            (words.ISSUED, _moment(software.created_at)),
            (words.MODIFIED, _moment(software.updated_at)),
        ],
    )
    yield from _distributions(source, software)


def _dataset_facts(source: Source, described: Described) -> Iterator[Fact]:
    entry, software = described.entry, described.entry.software
    yield words.IDENTIFIER, Literal(software.slug)
    yield words.TITLE, _text(software.name)
    yield from _texts(entry)
    yield words.PUBLISHER, _agent(source, software.publisher)
    yield words.ACCESS_RIGHTS, _RIGHTS[software.visibility]
    yield words.THEME, _GOVERNMENT
    yield words.LANDING_PAGE, URIRef(source.entry(software.slug))
    for category in software.categories:
        yield words.KEYWORD, _text(category)
    if entry.releases:
        newest = entry.releases[0]
        yield words.VERSION, _text(newest.version_name)
        if newest.released_on and (kind := words.DAY_KINDS.get(len(newest.released_on))):
            yield words.MODIFIED, Literal(newest.released_on, datatype=kind, normalize=False)
    for origin in described.origins:
        yield words.WAS_DERIVED_FROM, _dataset(source, origin)
    yield from _ending(source, described)
    for name in ("source", "publiccode"):
        if name == "publiccode" or software.repository_url:
            yield words.DISTRIBUTION, _part(source, software, name)


def _ending(source: Source, described: Described) -> Iterator[Fact]:
    if described.entry.software.is_discontinued:
        yield words.STATUS, words.DEPRECATED
    if described.successor:
        yield words.IS_REPLACED_BY, _dataset(source, described.successor)


def _texts(entry: Entry) -> Iterator[Fact]:
    is_described = False
    for text in entry.texts:
        if text.localised_name:
            yield words.TITLE, _text(text.localised_name, text.language)
        said = text.short_description or text.long_description
        if said:
            is_described = True
            yield words.DESCRIPTION, _text(said, text.language)
        if text.documentation_url:
            yield words.PAGE, URIRef(iri(text.documentation_url))
    if not is_described:
        yield words.DESCRIPTION, _text(entry.software.name)


def _distributions(source: Source, software: Software) -> Iterator[Subject]:
    if software.repository_url:
        yield Subject(
            _part(source, software, "source"),
            words.DISTRIBUTION_KIND,
            [
                (words.TITLE, Literal("Source code", lang="en")),
                (words.ACCESS_URL, URIRef(iri(software.repository_url))),
                *_licence(software.licence),
            ],
        )
    file = URIRef(source.publiccode(software.slug))
    yield Subject(
        _part(source, software, "publiccode"),
        words.DISTRIBUTION_KIND,
        [
            (words.TITLE, Literal("publiccode.yml", lang="en")),
            (words.ACCESS_URL, file),
            (words.DOWNLOAD_URL, file),
            (words.MEDIA_TYPE, _YAML),
            *_licence(source.licence),
        ],
    )


def _licence(expression: str | None) -> Iterator[Fact]:
    """Name a licence where it stands; an expression of several is said in words."""
    if expression is None:
        return
    address = licence_address(expression)
    if address:
        yield words.LICENSE, URIRef(address)
    else:
        yield words.RIGHTS, _text(expression)


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
    return Literal(moment(value), datatype=words.DATE_TIME, normalize=False)
