"""The reader: from the bytes of a publiccode.yml to what can be used of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from registry.catalogue.publiccode import advice, remarks
from registry.catalogue.publiccode.addresses import (
    is_any_uri,
    is_web_address,
    on_repository,
    on_web_address,
)
from registry.catalogue.publiccode.characters import without_hidden
from registry.catalogue.publiccode.decoding import decode, has_conflict
from registry.catalogue.publiccode.descriptions import read_address, read_descriptions
from registry.catalogue.publiccode.document import compose
from registry.catalogue.publiccode.entry import Description, PubliccodeEntry
from registry.catalogue.publiccode.fields import Fields
from registry.catalogue.publiccode.findings import Finding, Findings, Remark, Severity
from registry.catalogue.publiccode.italy import read_italian
from registry.catalogue.publiccode.nodes import Listing, Node, Scalar
from registry.catalogue.publiccode.references import Reference, references_in
from registry.catalogue.publiccode.sections import (
    read_audience,
    read_dependencies,
    read_funder,
    read_legal,
    read_localisation,
    read_maintenance,
    read_organisation,
)
from registry.catalogue.publiccode.texts import SENTENCE, SHORT, exact_text_of
from registry.catalogue.publiccode.values import (
    is_image_path,
    is_known_mime_type,
    is_mime_type,
    nearest_mime_type,
)
from registry.catalogue.repository import normalise_repository
from registry.catalogue.vocabulary import (
    LOGO_ENDINGS,
    Category,
    DevelopmentStatus,
    SoftwareType,
)

LATEST = "0.7"
VERSIONS = frozenset(
    [
        "0",
        "0.2",
        "0.2.0",
        "0.2.1",
        "0.2.2",
        "0.3",
        "0.3.0",
        "0.4",
        "0.4.0",
        "0.5",
        "0.5.0",
        "0.7",
        "0.7.0",
    ]
)
_LATEST_FORMS = frozenset({"0", "0.7", "0.7.0"})
_PLATFORMS = ("web", "windows", "mac", "linux", "ios", "android")
_ALIASES = frozenset(
    f"alias:{name}"
    for name in ["gdpr", "eidas", "nis2", "cra", "spid", "cie", "anpr", "pagopa", "io"]
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: its text, what can be used of it, and everything that is wrong with it.

    `raw_text` is the text as it was decoded, kept even where no entry can be made of it; a NUL,
    which no database keeps, stands in it as U+FFFD. It is None where the bytes are no text. The
    files of the repository that it refers to are named, and not looked for.
    """

    raw_text: str | None
    entry: PubliccodeEntry | None
    findings: tuple[Finding, ...]
    version: str | None = None
    references: tuple[Reference, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that the reference parser refuses a file for."""
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)


def read_publiccode(data: bytes) -> Reading:
    """Read a file: never fails, whatever the bytes are, in time and memory bounded by its size.

    What is usable is used. A file gives no entry only where it is not one YAML mapping, says no
    name (neither under `name` nor in a description), or says no address of a repository: the
    normalised address is what tells one entry from another, so nothing can stand in for it.
    """
    findings = Findings()
    text = decode(data, findings)
    if text is None:
        return Reading(None, None, findings.in_order())
    is_whole = not has_conflict(text, findings)
    mapping = compose(without_hidden(text, findings), findings) if is_whole else None
    raw_text = text.replace("\x00", "\ufffd")
    if mapping is None:
        return Reading(raw_text, None, findings.in_order())
    root = Fields(mapping, "", findings)
    version = _standard_version(root)
    entry = _entry(root, version)
    return Reading(raw_text, entry, findings.in_order(), version, references_in(mapping))


def _entry(root: Fields, version: str | None) -> PubliccodeEntry | None:
    descriptions = read_descriptions(root)
    name, (url, repository) = _name(root, descriptions), _repository(root)
    legal, italian_body = read_legal(root), read_italian(root)
    is_ready, languages = read_localisation(root)
    organisation = read_organisation(root.section("organisation"))
    _check_given_up(root)
    entry = PubliccodeEntry(
        name=name or "",
        url=url or "",
        repository=repository or "",
        standard_version=version,
        application_suite=root.text("applicationSuite"),
        landing_url=root.checked("landingURL", on_web_address),
        roadmap_url=root.checked("roadmap", on_web_address),
        logo=_image(root, "logo"),
        is_based_on=root.texts("isBasedOn", read_address, may_be_single=True),
        software_version=root.text("softwareVersion", kept=SHORT),
        release_date=root.day("releaseDate"),
        platforms=_platforms(root),
        categories=root.words("categories", Category),
        used_by=root.texts("usedBy"),
        funded_by=tuple(filter(None, map(read_funder, root.sections("fundedBy")))),
        supports=_supports(root),
        development_status=root.word("developmentStatus", DevelopmentStatus, is_required=True),
        software_type=root.word("softwareType", SoftwareType, is_required=True),
        organisation=organisation or italian_body,
        audience=read_audience(root),
        descriptions=descriptions,
        legal=legal,
        maintenance=read_maintenance(root),
        is_localisation_ready=is_ready,
        available_languages=languages,
        depends_on=read_dependencies(root),
    )
    _note_german(root)
    root.note_unknown()
    return entry if entry.name and entry.repository else None


def _standard_version(root: Fields) -> str | None:
    node = root.node("publiccodeYmlVersion", is_required=True)
    found = None if node is None else exact_text_of(node, "publiccodeYmlVersion", root.findings)
    if found is not None and found not in VERSIONS:
        root.note(remarks.UNKNOWN_VERSION, "publiccodeYmlVersion", found=found, read=LATEST)
    elif found is not None and found not in _LATEST_FORMS:
        root.note(remarks.OLDER_VERSION, "publiccodeYmlVersion", found=found, read=LATEST)
    return found


def _platforms(root: Fields) -> tuple[str, ...]:
    found = root.texts("platforms", is_required=True)
    node = root.node("platforms")
    for index, item in enumerate(node.items if isinstance(node, Listing) else ()):
        written = item.text if isinstance(item, Scalar) else ""
        if written not in _PLATFORMS and written.lower() in _PLATFORMS:
            key, read = f"platforms[{index}]", written.lower()
            root.findings.add(advice.PLATFORM_FORM, key, item.place, found=written, read=read)
    return found


def _note_german(root: Fields) -> None:
    if root.has("de"):
        root.node("de")
        root.note_key(remarks.GERMAN_SECTION, "de", name="de")


def _name(root: Fields, descriptions: Mapping[str, Description]) -> str | None:
    name = root.text("name", is_silent=True)
    if name is not None:
        return name
    named = (text.localised_name for text in descriptions.values() if text.localised_name)
    name = next(named, None)
    root.note(remarks.NAME_FROM_DESCRIPTION if name else remarks.NO_NAME, "name")
    return name


def _repository(root: Fields) -> tuple[str | None, str | None]:
    """Return the address as the file has it, and as it tells one entry from another."""
    url = root.text("url", is_silent=True, kept=SENTENCE)
    repository = normalise_repository(url) if url else None
    if url is None:
        root.note(remarks.NO_REPOSITORY, "url")
    elif repository is None:
        root.note(remarks.NOT_A_REPOSITORY, "url", found=url)
    elif not is_web_address(url):
        root.note(remarks.NOT_A_WEB_ADDRESS, "url", found=url)
        url = repository
    elif (said := on_repository(url)) is not None:
        root.note(said, "url", found=url)
    return url, repository


def _supports(root: Fields) -> tuple[str, ...]:
    found = []
    for section in root.sections("supports"):
        name = section.checked("id", _on_support, is_required=True)
        section.note_unknown()
        if name is not None:
            found.append(name)
    return tuple(dict.fromkeys(found))


def _on_support(text: str) -> Remark | None:
    is_right = text in _ALIASES or (not text.startswith("alias:") and is_any_uri(text))
    return None if is_right else remarks.UNKNOWN_SUPPORT


def _image(root: Fields, name: str) -> str | None:
    text = root.text(name, kept=SENTENCE)
    if text is None or is_image_path(text, LOGO_ENDINGS):
        return text
    root.note(remarks.NOT_AN_IMAGE_PATH, name, found=text, endings=", ".join(LOGO_ENDINGS))
    return None


def _check_given_up(root: Fields) -> None:
    """Check the keys that the standard is giving up; nothing of them is used."""
    for name in ("monochromeLogo", "inputTypes", "outputTypes"):
        if root.says(name):
            root.note_deprecated(name, instead="logo" if name == "monochromeLogo" else None)
    _image(root, "monochromeLogo")
    for name in ("inputTypes", "outputTypes"):
        root.texts(name, _mime_type)


def _mime_type(node: Node, key: str, findings: Findings) -> str | None:
    text = exact_text_of(node, key, findings)
    if not text:
        return None
    is_right = is_mime_type(text)
    near = None if is_right or findings.is_full else nearest_mime_type(text)
    if near is not None:
        findings.add(remarks.NOT_A_MIME_TYPE_NEAR, key, node.place, found=text, nearest=near)
    elif not is_right:
        findings.add(remarks.NOT_A_MIME_TYPE, key, node.place, found=text)
    elif not is_known_mime_type(text):
        findings.add(advice.MIME_TYPE_UNKNOWN, key, node.place, found=text)
    return text
