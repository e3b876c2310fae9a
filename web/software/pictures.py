"""The pictures of a software as its page names them; it never loads what lies elsewhere."""

from dataclasses import dataclass

from registry.catalogue.entry import Entry
from registry.catalogue.parts import SoftwareText
from registry.drafts import is_web_address

MOST = 20


@dataclass(frozen=True)
class PictureShown:
    """A picture by its address; one that is a path within the repository has no `href`."""

    address: str
    href: str | None
    is_logo: bool


def pictures_of(entry: Entry, text: SoftwareText | None) -> list[PictureShown]:
    """Return the logo, and the screens in the language that is shown, or else in any."""
    texts = [text, *entry.texts] if text else entry.texts
    screens = next((each.screenshots for each in texts if each.screenshots), [])
    logo = [entry.software.logo] if entry.software.logo else []
    named = [*((each, True) for each in logo), *((each, False) for each in screens)]
    return [
        PictureShown(each, each if is_web_address(each) else None, is_logo)
        for each, is_logo in named[:MOST]
    ]
