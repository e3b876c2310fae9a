"""The files of its repository that a publiccode.yml refers to; they are named here, and not looked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry.catalogue.publiccode.findings import Place
from registry.catalogue.publiccode.nodes import Listing, Mapping, Node, Scalar
from registry.catalogue.publiccode.values import has_ending, is_path
from registry.catalogue.vocabulary import LOGO_ENDINGS, SCREENSHOT_ENDINGS

MOST_REFERENCES = 300  # real files have twenty at most


@dataclass(frozen=True, slots=True)
class Reference:
    """A path within the repository, and where it stands. Of a logo the file itself is looked at."""

    path: str
    key: str
    place: Place
    is_logo: bool = False


def references_in(mapping: Mapping) -> tuple[Reference, ...]:
    """Return the paths that a file refers to, those that have the ending their key wants."""
    found = [*_logos(mapping), *_authors(mapping), *_screenshots(mapping)]
    return tuple(found[:MOST_REFERENCES])


def _logos(mapping: Mapping) -> Iterator[Reference]:
    for name in ("logo", "monochromeLogo"):
        yield from _named(_under(mapping, name), name, LOGO_ENDINGS, is_logo=True)


def _authors(mapping: Mapping) -> Iterator[Reference]:
    legal = _under(mapping, "legal")
    yield from _named(_under(legal, "authorsFile"), "legal.authorsFile", ())


def _screenshots(mapping: Mapping) -> Iterator[Reference]:
    languages = _under(mapping, "description")
    for language in languages.entries if isinstance(languages, Mapping) else ():
        pictures = _under(_under(languages, language), "screenshots")
        for index, picture in enumerate(
            pictures.items if isinstance(pictures, Listing) else ()
        ):
            yield from _named(
                picture, f"description.{language}.screenshots[{index}]", SCREENSHOT_ENDINGS
            )


def _under(node: Node | None, name: str) -> Node | None:
    entry = node.entries.get(name) if isinstance(node, Mapping) else None
    return entry[1] if entry else None


def _named(
    node: Node | None, key: str, endings: tuple[str, ...], *, is_logo: bool = False
) -> Iterator[Reference]:
    path = node.text.strip() if isinstance(node, Scalar) else ""
    if node is None or not path or not is_path(path):
        return
    if not endings or has_ending(path, endings):
        yield Reference(path, key, node.place, is_logo)
