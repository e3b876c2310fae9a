"""What a watch told of, as Atom (RFC 4287), at an address that is a secret."""

from xml.etree import ElementTree as ET

from registry.actors.rules import Actor
from registry.database.paging import PageAsked
from registry.language.vocabulary import Language
from registry.open_data.formats.atom import MEDIA_TYPE, NAMESPACE
from registry.open_data.rules import moment, xml_text
from registry.settings import Settings
from registry.watches.models import Watch, WatchAnswer
from registry.watches.queries import answers_told, progress_of
from web.dependencies import Database

SHOWN = 50
HEADERS = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}

__all__ = ["HEADERS", "MEDIA_TYPE", "address_of", "write"]


def address_of(settings: Settings, secret: str) -> str:
    """Return the whole address of a feed."""
    return f"{settings.public_url}/feeds/watches/{secret}.atom"


def write(
    session: Database,
    settings: Settings,
    watch: Watch,
    reader: Actor,
    said: tuple[Language, str],
) -> bytes:
    """Return the feed of a watch, with what its keeper may see today; `said` is its language and title."""
    language, title = said
    progress = progress_of(session, [watch])[watch.id]
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": language})
    _add(root, "id", f"urn:uuid:{watch.id}")
    _add(root, "title", title)
    _add(root, "updated", moment(progress.told_at or watch.created_at))
    _add(ET.SubElement(root, "author"), "name", "Acervo")
    page = f"{settings.public_url}/watches/{watch.id}"
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": page})
    for row in answers_told(session, reader, watch, PageAsked(None, SHOWN)).items:
        _add_entry(root, settings, watch, row)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add_entry(root: ET.Element, settings: Settings, watch: Watch, row: WatchAnswer) -> None:
    software, told_at = row.software, row.told_at or watch.created_at
    entry = ET.SubElement(root, "entry")
    # told anew it is another entry, or a reader that has seen the first would not show it
    own = f"{settings.public_url}/watches/{watch.id}#{row.id}-{told_at:%Y%m%d%H%M%S}"
    _add(entry, "id", own)
    _add(entry, "title", f"{software.name} {row.edition}" if row.edition else software.name)
    _add(entry, "updated", moment(told_at))
    _add(ET.SubElement(entry, "author"), "name", software.publisher.name)
    href = f"{settings.public_url}/software/{software.slug}"
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": href})
    if row.why:
        summary = _add(entry, "summary", " … ".join(str(each["text"]) for each in row.why))
        if language := row.why[0]["language"]:
            summary.set("xml:lang", str(language))


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = xml_text(text)
    return child
