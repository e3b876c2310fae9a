"""Atom (RFC 4287): which entries changed last."""

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from registry.open_data.queries import Described
from registry.open_data.rules import Source, moment, xml_text

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True)
class Feed:
    """A page of the feed: its title, its own address, that of the first page and of the next one."""

    title: str
    language: str
    address: str
    first: str
    next: str | None


def write(source: Source, feed: Feed, changed: list[Described]) -> bytes:
    """Return a page of the feed."""
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": feed.language})
    newest = changed[0].entry.software.updated_at if changed else source.as_of
    _add(root, "id", feed.first)
    _add(root, "title", feed.title)
    _add(root, "updated", moment(newest))
    _add(ET.SubElement(root, "author"), "name", source.publisher)
    _add(root, "rights", source.licence)
    _add(root, "generator", "Acervo")
    links = {"self": feed.address, "first": feed.first, "next": feed.next}
    for relation, address in {**links, "license": source.licence_address}.items():
        if address:
            ET.SubElement(root, "link", {"rel": relation, "href": address})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": source.page})
    for each in changed:
        _add_entry(root, source, feed, each)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add_entry(root: ET.Element, source: Source, feed: Feed, described: Described) -> None:
    software = described.entry.software
    text = described.entry.text_for(feed.language)
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", f"urn:uuid:{software.id}")
    _add(entry, "title", software.name)
    _add(entry, "updated", moment(software.updated_at))
    _add(entry, "published", moment(software.created_at))
    _add(ET.SubElement(entry, "author"), "name", software.publisher.name)
    for category in software.categories:
        ET.SubElement(entry, "category", {"term": xml_text(category)})
    page = source.entry(software.slug)
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": page})
    if text and text.short_description:
        _add(entry, "summary", text.short_description).set("xml:lang", text.language)


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = xml_text(text)
    return child
