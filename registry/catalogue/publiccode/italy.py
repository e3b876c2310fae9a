"""Italy's own section, which the standard is giving up: checked, and one name taken from it."""

from registry.catalogue.publiccode import remarks
from registry.catalogue.publiccode.addresses import is_ipa_code
from registry.catalogue.publiccode.entry import Organisation
from registry.catalogue.publiccode.fields import Fields
from registry.catalogue.publiccode.findings import Remark
from registry.catalogue.publiccode.texts import SENTENCE

_VERSIONS = ("0.2", "1.0")
_FLAGS: dict[
    str, dict[str, str | None]
] = {  # each with the alias under `supports` that says the same now
    "conforme": {
        "lineeGuidaDesign": None,
        "modelloInteroperabilita": None,
        "misureMinimeSicurezza": None,
        "gdpr": "alias:gdpr",
    },
    "piattaforme": {
        "spid": "alias:spid",
        "cie": "alias:cie",
        "anpr": "alias:anpr",
        "pagopa": "alias:pagopa",
        "io": "alias:io",
    },
}


def read_italian(root: Fields) -> Organisation | None:
    """Check the section under `IT` or `it`; return the body that its code names, if it names one."""
    sections = [(name, root.section(name)) for name in ("IT", "it")]
    if all(root.says(name) for name, _ in sections):
        root.note_key(remarks.BOTH_CASES, "it")
    if root.says("it"):
        root.note_deprecated("it", instead="IT")
    bodies = [_checked(root, name, section) for name, section in sections if section]
    return next(filter(None, bodies), None)


def _checked(root: Fields, name: str, section: Fields) -> Organisation | None:
    section.checked("countryExtensionVersion", _on_version)
    if not any(section.says(each) for each in (*_FLAGS, "riuso")):
        root.note_deprecated(
            name, instead="supports"
        )  # else each part says what takes its place
    for group, flags in _FLAGS.items():
        under = section.section(group)
        if section.says(group):
            aliases = ", ".join(alias for alias in flags.values() if alias)
            section.note_key(remarks.DEPRECATED_SECTION, group, instead=aliases)
        if under is not None:
            for flag in flags:
                under.flag(flag)
            under.note_unknown()
    body = _body(section)
    section.note_unknown()
    return body


def _on_version(text: str) -> Remark | None:
    return None if text in _VERSIONS else remarks.UNKNOWN_ITALIAN_VERSION


def _body(section: Fields) -> Organisation | None:
    reuse = section.section("riuso")
    if reuse is None:
        return None
    code = reuse.text("codiceIPA", kept=SENTENCE)
    reuse.note_unknown()
    if code is None:
        return None
    if not is_ipa_code(code):
        reuse.note(remarks.NOT_AN_IPA_CODE, "codiceIPA", found=code)
        return None
    uri = f"urn:x-italian-pa:{code.lower()}"
    reuse.note_key(remarks.DEPRECATED_FOR, "codiceIPA", instead=f"organisation.uri: {uri}")
    return Organisation(uri, None)
