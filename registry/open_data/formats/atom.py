"""Atom (RFC 4287): which entries changed last, and which are gone (RFC 6721).

What is gone is told by what the feed called it, and by when it left: whoever keeps a copy takes it
out of that. Of what is hidden by now no more is said. What was withdrawn has a page that stands, which
the tombstone names in words: a link in it is taken for the feed's own by readers that know no tombstone.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from xml.etree import ElementTree as ET

from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.open_data.queries import Described, Gone
from registry.open_data.rules import Source, moment, xml_text

NAMESPACE = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
MEDIA_TYPE = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True)
class Feed:
    """A page of the feed: its title, its own address, that of the first page and of the next one."""

    title: str
    language: Language
    address: str
    first: str
    next: str | None


def write(source: Source, feed: Feed, changed: list[Described | Gone]) -> bytes:
    """Return a page of the feed."""
    spaces = {"xmlns": NAMESPACE, "xmlns:at": TOMBSTONES}
    root = ET.Element("feed", {**spaces, "xml:lang": feed.language})
    newest = _changed_at(changed[0]) if changed else source.as_of
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
        if isinstance(each, Gone):
            _add_tombstone(root, source, feed, each)
        else:
            _add_entry(root, source, feed, each)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add_entry(root: ET.Element, source: Source, feed: Feed, described: Described) -> None:
    software = described.entry.software
    text = described.entry.text_for(feed.language)
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", _name(software.id))
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


def _add_tombstone(root: ET.Element, source: Source, feed: Feed, gone: Gone) -> None:
    said = {"ref": _name(gone.id), "when": moment(gone.left_at)}
    tombstone = ET.SubElement(root, "at:deleted-entry", said)
    if gone.kept is not None:
        words, named = N_("It was found to be the same as %(address)s."), gone.kept
    elif gone.software is not None:
        words, named = (
            N_("It was withdrawn. Its page still stands: %(address)s."),
            gone.software,
        )
    else:
        return
    comment = translate(feed.language, words, address=source.entry(named.slug))
    _add(tombstone, "at:comment", comment)


def _changed_at(each: Described | Gone) -> datetime:
    return each.left_at if isinstance(each, Gone) else each.entry.software.updated_at


def _name(id_: UUID) -> str:
    return f"urn:uuid:{id_}"


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = xml_text(text)
    return child
