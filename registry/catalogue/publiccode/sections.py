"""The sections of a file beside its texts: rights, upkeep, audience, organisation, what it needs."""

from registry.catalogue.publiccode import advice, remarks
from registry.catalogue.publiccode.addresses import is_web_address, on_body, on_web_address
from registry.catalogue.publiccode.descriptions import read_language
from registry.catalogue.publiccode.entry import (
    Audience,
    Contact,
    Contractor,
    Dependency,
    Legal,
    Maintenance,
    Organisation,
)
from registry.catalogue.publiccode.fields import Fields
from registry.catalogue.publiccode.findings import Findings
from registry.catalogue.publiccode.licences import is_retired, licence_of, likely_licence
from registry.catalogue.publiccode.nodes import Node
from registry.catalogue.publiccode.texts import SHORT, exact_text_of
from registry.catalogue.publiccode.values import country_of, is_email, is_path
from registry.catalogue.vocabulary import BaseSoftwareKind, MaintenanceType, Scope

_KINDS = {  # the standard's keys under dependsOn
    "open": BaseSoftwareKind.OPEN,
    "proprietary": BaseSoftwareKind.PROPRIETARY,
    "hardware": BaseSoftwareKind.HARDWARE,
}


def read_legal(root: Fields) -> Legal:
    """Return the licence and the rights."""
    section = root.section("legal", is_required=True)
    if section is None:
        return Legal()
    found = section.text("license", is_required=True, kept=500)
    legal = Legal(
        licence=_licence(section, found) if found else None,
        licence_as_found=found,
        main_copyright_owner=section.text("mainCopyrightOwner"),
        repo_owner=section.text("repoOwner"),
    )
    if section.says("repoOwner"):
        section.note_deprecated("repoOwner", instead="organisation.name")
    _check_authors(section)
    section.note_unknown()
    return legal


def _check_authors(section: Fields) -> None:
    text = section.text("authorsFile")
    if section.says("authorsFile"):
        section.note_deprecated("authorsFile")
    if text is not None and not is_web_address(text) and not is_path(text):
        section.note(remarks.NOT_A_PATH, "authorsFile", found=text)


def _licence(section: Fields, found: str) -> str | None:
    licence = licence_of(found)
    if licence is not None and licence != found:
        remark = advice.LICENCE_RETIRED if is_retired(found) else advice.LICENCE_FORM
        section.note(remark, "license", found=found, read=licence)
    if licence is not None:
        return licence
    likely = likely_licence(found)
    if likely is None:
        section.note(remarks.UNKNOWN_LICENCE, "license", found=found)
    else:
        section.note(remarks.UNKNOWN_LICENCE_NEAR, "license", found=found, nearest=likely)
    return None


def read_maintenance(root: Fields) -> Maintenance:
    """Return who keeps the software going."""
    section = root.section("maintenance", is_required=True)
    if section is None:
        return Maintenance()
    kind = section.word("type", MaintenanceType, is_required=True)
    contractors = tuple(filter(None, map(_contractor, section.sections("contractors"))))
    contacts = tuple(filter(None, map(_contact, section.sections("contacts"))))
    section.note_unknown()
    _note_who_is_missing(section, kind)
    return Maintenance(kind, contractors, contacts)


def _note_who_is_missing(section: Fields, kind: MaintenanceType | None) -> None:
    if kind is MaintenanceType.CONTRACT and section.node("contractors") is None:
        section.note(remarks.NO_CONTRACTOR, "contractors")
    elif (
        kind not in {MaintenanceType.CONTRACT, None} and section.node("contractors") is not None
    ):
        section.note_key(remarks.CONTRACTOR_WITHOUT_CONTRACT, "contractors")
    if (
        kind in {MaintenanceType.INTERNAL, MaintenanceType.COMMUNITY}
        and section.node("contacts") is None
    ):
        section.note(remarks.NO_CONTACT, "contacts", type=str(kind))


def _contractor(section: Fields) -> Contractor | None:
    name = section.text("name", is_required=True)
    until = section.day("until", is_required=True)
    email = _email(section)
    website = section.checked("website", on_web_address)
    section.note_unknown()
    return Contractor(name, until, email, website) if name else None


def _email(section: Fields) -> str | None:
    node = section.node("email")
    text = None if node is None else exact_text_of(node, section.key("email"), section.findings)
    if text is None or is_email(text):
        return text
    section.note(remarks.NOT_AN_EMAIL, "email")
    return None


def _contact(section: Fields) -> Contact | None:
    name = section.text("name", is_required=True)
    email = _email(section)
    phone, affiliation = section.text("phone"), section.text("affiliation")
    section.note_unknown()
    return Contact(name, email, phone, affiliation) if name else None


def read_funder(section: Fields) -> Organisation | None:
    """Return a body that pays."""
    if section.node("name") is None:
        section.note(advice.FUNDER_WITHOUT_NAME, "name")
    return read_organisation(section)


def read_organisation(section: Fields | None) -> Organisation | None:
    """Return a body that publishes or pays."""
    if section is None:
        return None
    uri = section.checked("uri", on_body, is_required=True)
    name = section.text("name")
    section.note_unknown()
    return Organisation(uri, name) if uri or name else None


def read_audience(root: Fields) -> Audience:
    """Return whom the software is meant for."""
    section = root.section("intendedAudience")
    if section is None:
        return Audience()
    audience = Audience(
        section.texts("countries", _country),
        section.texts("unsupportedCountries", _country),
        section.words("scope", Scope),
    )
    section.note_unknown()
    return audience


def _country(node: Node, key: str, findings: Findings) -> str | None:
    text = exact_text_of(node, key, findings)
    read = country_of(text) if text else None
    if text and read is None:
        findings.add(remarks.NOT_A_COUNTRY, key, node.place, found=text)
    if text is None or read is None:
        return None
    if not read.is_exact:
        remark = remarks.COUNTRY_CASE if text.islower() else remarks.COUNTRY_MIXED_CASE
        findings.add(remark, key, node.place, found=text, read=read.value)
    return read.value


def read_localisation(root: Fields) -> tuple[bool | None, tuple[str, ...]]:
    """Return whether the software can be translated, and the languages it speaks."""
    section = root.section("localisation", is_required=True)
    if section is None:
        return None, ()
    is_ready = section.flag("localisationReady", is_required=True)
    languages = section.texts("availableLanguages", _language, is_required=True)
    section.note_unknown()
    return is_ready, languages


def _language(node: Node, key: str, findings: Findings) -> str | None:
    text = exact_text_of(node, key, findings)
    return read_language(text, key, node.place, findings) if text else None


def read_dependencies(root: Fields) -> tuple[Dependency, ...]:
    """Return what the software needs under it."""
    section = root.section("dependsOn")
    if section is None:
        return ()
    found = tuple(
        dependency
        for name, kind in _KINDS.items()
        for each in section.sections(name)
        if (dependency := _dependency(each, kind)) is not None
    )
    section.note_unknown()
    return found


def _dependency(section: Fields, kind: BaseSoftwareKind) -> Dependency | None:
    name = section.text("name", is_required=True, kept=120)
    version, least, most = (
        section.text(key, kept=SHORT) for key in ("version", "versionMin", "versionMax")
    )
    is_optional = section.flag("optional") or False
    section.note_unknown()
    return Dependency(kind, name, version, least, most, is_optional) if name else None
