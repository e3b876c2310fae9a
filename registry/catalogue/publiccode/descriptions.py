"""What the file says of the software, language by language."""

from registry.catalogue.publiccode import remarks
from registry.catalogue.publiccode.entry import Description
from registry.catalogue.publiccode.fields import PROSE, SENTENCE, Fields, Limits, text_of
from registry.catalogue.publiccode.findings import Findings, Place
from registry.catalogue.publiccode.nodes import Node
from registry.catalogue.publiccode.values import is_image_path, is_web_address, language_of

GENERIC_NAME = Limits(most=35)
SHORT_DESCRIPTION = Limits(most=150)
LONG_DESCRIPTION = Limits(least=150, most=10_000)
_SCREENSHOTS = (".png", ".jpg", ".jpeg")


def read_descriptions(root: Fields) -> dict[str, Description]:
    """Return the texts of each language, by its tag, in the order of the file."""
    languages = root.section("description", is_required=True)
    if languages is None:
        return {}
    found: dict[str, Description] = {}
    for name in languages.names():
        place = languages.key_place(name)
        tag = read_language(name, languages.key(name), place, languages.findings)
        section = languages.section(name, is_required=True)
        if tag is None or section is None:
            continue
        description = _description(section)
        if found.setdefault(tag, description) is not description:
            languages.findings.add(remarks.LANGUAGE_TWICE, languages.key(name), place, read=tag)
    if not languages.names():
        root.note(remarks.NO_DESCRIPTION, "description")
    return found


def read_language(text: str, key: str, place: Place, findings: Findings) -> str | None:
    """Return the tag that a text means, and note where it is written otherwise."""
    read = language_of(text)
    if read is None:
        findings.add(remarks.NOT_A_LANGUAGE, key, place, found=text)
        return None
    if "_" in text:
        findings.add(remarks.LANGUAGE_FORM, key, place, found=text, read=read.value)
    elif not read.is_exact:
        findings.add(remarks.LANGUAGE_CASE, key, place, found=text, read=read.value)
    return read.value


def _description(section: Fields) -> Description:
    if section.has("genericName"):
        section.note_deprecated("genericName")
    description = Description(
        localised_name=section.text("localisedName"),
        generic_name=section.text("genericName", limits=GENERIC_NAME),
        short_description=section.text(
            "shortDescription", is_required=True, kept=SENTENCE, limits=SHORT_DESCRIPTION
        ),
        long_description=section.text(
            "longDescription", is_required=True, kept=PROSE, limits=LONG_DESCRIPTION
        ),
        documentation_url=section.checked(
            "documentation", is_web_address, remarks.NOT_AN_ADDRESS
        ),
        api_documentation_url=section.checked(
            "apiDocumentation", is_web_address, remarks.NOT_AN_ADDRESS
        ),
        features=section.texts("features", _feature, is_required=True),
        screenshots=section.texts("screenshots", _screenshot),
        videos=section.texts("videos", read_address),
        awards=section.texts("awards"),
    )
    section.note_unknown()
    return description


def _feature(node: Node, key: str, findings: Findings) -> str | None:
    return text_of(node, key, findings, SENTENCE)


def _screenshot(node: Node, key: str, findings: Findings) -> str | None:
    text = text_of(node, key, findings, SENTENCE)
    if text and not is_image_path(text, _SCREENSHOTS):
        endings = ", ".join(_SCREENSHOTS)
        findings.add(remarks.NOT_AN_IMAGE_PATH, key, node.place, found=text, endings=endings)
        return None
    return text


def read_address(node: Node, key: str, findings: Findings) -> str | None:
    """Return a value as a web address."""
    text = text_of(node, key, findings, SENTENCE)
    if text and not is_web_address(text):
        findings.add(remarks.NOT_AN_ADDRESS, key, node.place, found=text)
        return None
    return text
