"""What the file says of the software, language by language."""

from registry.catalogue.publiccode import advice, remarks
from registry.catalogue.publiccode.addresses import on_any_address, on_web_address
from registry.catalogue.publiccode.entry import Description
from registry.catalogue.publiccode.fields import Fields
from registry.catalogue.publiccode.findings import Findings, Place, Remark
from registry.catalogue.publiccode.nodes import Node
from registry.catalogue.publiccode.texts import (
    PROSE,
    SENTENCE,
    Limits,
    exact_text_of,
    judged,
)
from registry.catalogue.publiccode.values import (
    is_image_path,
    is_long_language,
    is_private_language,
    language_of,
)
from registry.catalogue.publiccode.videos import can_be_embedded
from registry.catalogue.vocabulary import SCREENSHOT_ENDINGS

GENERIC_NAME = Limits(most=35)
SHORT_DESCRIPTION = Limits(most=150)
LONG_DESCRIPTION = Limits(least=150, most=10_000)


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
        is_private = is_private_language(text)
        remark = advice.PRIVATE_LANGUAGE if is_private else remarks.NOT_A_LANGUAGE
        findings.add(remark, key, place, found=text)
        return None
    if "_" in text:
        findings.add(remarks.LANGUAGE_FORM, key, place, found=text, read=read.value)
    elif is_long_language(text, read.value):
        findings.add(remarks.LANGUAGE_LONG, key, place, found=text, read=read.value)
    elif not read.is_exact:
        findings.add(advice.LANGUAGE_CASE, key, place, found=text, read=read.value)
    return read.value


def _description(section: Fields) -> Description:
    generic_name = section.text("genericName", limits=GENERIC_NAME)
    if generic_name is not None:
        section.note_deprecated("genericName")
    description = Description(
        localised_name=section.text("localisedName"),
        generic_name=generic_name,
        short_description=section.text(
            "shortDescription", is_required=True, kept=SENTENCE, limits=SHORT_DESCRIPTION
        ),
        long_description=section.text(
            "longDescription", is_required=True, kept=PROSE, limits=LONG_DESCRIPTION
        ),
        documentation_url=section.checked("documentation", on_web_address),
        api_documentation_url=section.checked("apiDocumentation", on_web_address),
        features=section.texts("features", kept=SENTENCE, is_required=True),
        screenshots=section.texts("screenshots", _screenshot),
        videos=section.texts("videos", _video),
        awards=section.texts("awards"),
    )
    section.note_unknown()
    return description


def _screenshot(node: Node, key: str, findings: Findings) -> str | None:
    text = exact_text_of(node, key, findings)
    if text and not is_image_path(text, SCREENSHOT_ENDINGS):
        endings = ", ".join(SCREENSHOT_ENDINGS)
        findings.add(remarks.NOT_AN_IMAGE_PATH, key, node.place, found=text, endings=endings)
        return None
    return text


def _video(node: Node, key: str, findings: Findings) -> str | None:
    return judged(node, key, _on_video, findings)


def _on_video(text: str) -> Remark | None:
    return on_web_address(text) or (None if can_be_embedded(text) else remarks.NOT_A_VIDEO)


def read_address(node: Node, key: str, findings: Findings) -> str | None:
    """Return a value as a web address; one of another scheme is no error, and not kept."""
    return judged(node, key, on_any_address, findings)
